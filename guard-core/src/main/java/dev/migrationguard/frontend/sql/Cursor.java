package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;
import java.util.List;

/** Walks over the tokens of one statement. */
final class Cursor {

  private final String text;
  private final List<Token> tokens;
  private final int limit;
  private final Grammar grammar;
  private final Token end;
  private int at;

  Cursor(String text, List<Token> tokens) {
    this(text, tokens, Grammar.POSTGRESQL);
  }

  Cursor(String text, List<Token> tokens, Grammar grammar) {
    this(text, tokens, 0, tokens.size(), grammar);
  }

  private Cursor(String text, List<Token> tokens, int from, int limit, Grammar grammar) {
    this.text = text;
    this.tokens = tokens;
    this.grammar = grammar;
    this.at = from;
    this.limit = limit;
    int behind = limit > 0 ? tokens.get(limit - 1).end() : 0;
    this.end = new Token(Kind.END, "", behind, behind);
  }

  /** A cursor over the tokens from one index up to another. */
  Cursor within(int from, int to) {
    return new Cursor(text, tokens, from, to, grammar);
  }

  String text() {
    return text;
  }

  Grammar grammar() {
    return grammar;
  }

  /** A token as a name: only PostgreSQL folds what is not quoted. */
  String name(Token token) {
    return token.kind() == Kind.WORD && grammar != Grammar.POSTGRESQL
        ? Literals.oneHole(text.substring(token.start(), token.end()))
        : token.text();
  }

  int index() {
    return at;
  }

  void goTo(int index) {
    at = index;
  }

  int limit() {
    return limit;
  }

  boolean ended() {
    return at >= limit;
  }

  Token peek() {
    return at < limit ? tokens.get(at) : end;
  }

  Token peek(int ahead) {
    return at + ahead < limit ? tokens.get(at + ahead) : end;
  }

  /** The token at an index; the end for one that is outside. */
  Token token(int index) {
    return index >= 0 && index < limit ? tokens.get(index) : end;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  boolean at(String word) {
    return peek().is(word);
  }

  boolean at(String first, String second) {
    return peek().is(first) && peek(1).is(second);
  }

  boolean at(String first, String second, String third) {
    return peek().is(first) && peek(1).is(second) && peek(2).is(third);
  }

  boolean atAny(String first, String second) {
    return peek().is(first) || peek().is(second);
  }

  boolean atSymbol(String symbol) {
    return peek().isSymbol(symbol);
  }

  boolean accept(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  boolean accept(String first, String second) {
    if (at(first, second)) {
      at += 2;
      return true;
    }
    return false;
  }

  boolean accept(String first, String second, String third) {
    if (at(first, second, third)) {
      at += 3;
      return true;
    }
    return false;
  }

  boolean acceptSymbol(String symbol) {
    if (peek().isSymbol(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw unread();
    }
  }

  void expect(String first, String second) {
    expect(first);
    expect(second);
  }

  void expectSymbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw unread();
    }
  }

  /** The value of the string that stands here, adjacent pieces joined. */
  String string() {
    if (!peek().isString()) {
      throw unread();
    }
    String value = Literals.decode(text, next()).value();
    while (peek().kind() == Kind.STRING && token(at - 1).kind() != Kind.DOLLAR_STRING) {
      value = value + Literals.decode(text, next()).value();
    }
    return value;
  }

  /** Steps over a pair of parentheses and all between them, however deep. */
  void skipParentheses() {
    if (!atSymbol("(")) {
      throw unread();
    }
    int depth = 0;
    while (at < limit) {
      Token token = next();
      if (token.kind() == Kind.SYMBOL) {
        if (token.text().equals("(")) {
          depth++;
        } else if (token.text().equals(")") && --depth == 0) {
          return;
        }
      }
    }
    throw new Unread("a parenthesis that opens is never closed");
  }

  /** Steps over everything up to a comma or closing parenthesis outside of parentheses, or to the end. */
  void skipElement() {
    int depth = 0;
    while (at < limit) {
      Token token = peek();
      if (token.kind() == Kind.SYMBOL) {
        switch (token.text()) {
          case "(", "[":
            depth++;
            break;
          case ")", "]":
            if (depth == 0) {
              return;
            }
            depth--;
            break;
          case ",":
            if (depth == 0) {
              return;
            }
            break;
          default:
            break;
        }
      }
      at++;
    }
  }

  void skipRest() {
    at = limit;
  }

  /** The text from the token at one index up to, not with, the token at another. */
  String source(int from, int to) {
    return from >= to ? "" : text.substring(token(from).start(), token(to - 1).end());
  }

  /** Why the token that stands here is not understood. */
  Unread unread() {
    // Behind a hole at the end more may follow that the source does not show.
    boolean open = ended() && token(limit - 1).text().indexOf(ObjectName.HOLE) >= 0;
    return Words.unread(this, open ? token(limit - 1) : peek());
  }
}
