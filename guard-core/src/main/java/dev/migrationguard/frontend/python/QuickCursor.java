package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.python.Tokens.Kind;
import dev.migrationguard.model.Span;

/** The token that the quick parser looks at, and the way to the next. */
final class QuickCursor {

  /** Far more than a person nests, and far less than a thread's stack takes. */
  private static final int MAX_DEPTH = 60;

  private final Source source;
  private final String text;
  private final Tokens tokens;

  private Kind kind;
  private int start;
  private int end;
  private int lastStart;
  private int lastEnd;
  private int depth;

  QuickCursor(Source source, Tokens tokens) {
    this.source = source;
    this.text = source.text();
    this.tokens = tokens;
    move();
  }

  /** Gives the file up to the parser that knows all of Python. */
  static RuntimeException giveUp() {
    return NotPlain.INSTANCE;
  }

  Kind kind() {
    return kind;
  }

  /** Where the token begins. */
  int start() {
    return start;
  }

  /** Where the token ends. */
  int end() {
    return end;
  }

  /** Where the token before it began; the ends of lines are none. */
  int lastStart() {
    return lastStart;
  }

  /** Where the token before it ended. */
  int lastEnd() {
    return lastEnd;
  }

  String text() {
    return text;
  }

  void advance() {
    if (kind != Kind.NEWLINE) {
      lastStart = start;
      lastEnd = end;
    }
    move();
  }

  private void move() {
    kind = tokens.next();
    start = tokens.start();
    end = kind == Kind.END ? start : tokens.end();
  }

  /** Whether the token is this bracket, delimiter or operator. */
  boolean at(char symbol) {
    return kind == Kind.SYMBOL && end - start == 1 && text.charAt(start) == symbol;
  }

  /** Whether the token is this operator. */
  boolean at(String symbol) {
    return kind == Kind.SYMBOL && end - start == symbol.length() && text.startsWith(symbol, start);
  }

  /** Whether the token is this keyword. */
  boolean atWord(String word) {
    return kind == Kind.WORD && end - start == word.length() && text.startsWith(word, start);
  }

  /** Steps over this symbol if the token is it. */
  boolean skip(char symbol) {
    if (at(symbol)) {
      advance();
      return true;
    }
    return false;
  }

  /** Steps over this keyword if the token is it. */
  boolean skipWord(String word) {
    if (atWord(word)) {
      advance();
      return true;
    }
    return false;
  }

  void expect(char symbol) {
    if (!skip(symbol)) {
      throw giveUp();
    }
  }

  void expectWord(String word) {
    if (!skipWord(word)) {
      throw giveUp();
    }
  }

  /** Whether the token ends a logical line. */
  boolean atLineEnd() {
    return kind == Kind.NEWLINE || kind == Kind.END;
  }

  /** Steps to the first token of the next line that has one. */
  void nextLine() {
    if (!atLineEnd()) {
      throw giveUp();
    }
    while (kind == Kind.NEWLINE) {
      advance();
    }
  }

  /** By how many blanks the line is indented that begins with the token. */
  int indent() {
    int at = start;
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    if (at > 0 && (text.charAt(at - 1) != '\n' || at > 1 && text.charAt(at - 2) == '\\')) {
      throw giveUp();
    }
    return start - at;
  }

  /** Steps over an identifier. */
  String name() {
    if (kind != Kind.WORD) {
      throw giveUp();
    }
    for (int at = start; at < end; at++) {
      if (text.charAt(at) >= 0x80) {
        throw giveUp();
      }
    }
    char first = text.charAt(start);
    String name = text.substring(start, end);
    if (first >= '0' && first <= '9' || isKeyword(name)) {
      throw giveUp();
    }
    advance();
    return name;
  }

  private static boolean isKeyword(String word) {
    return switch (word) {
      case "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
          "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
          "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "__debug__" -> true;
      default -> false;
    };
  }

  /** The place from an offset to the end of the token before this one. */
  Span spanFrom(int from) {
    return source.span(from, lastEnd);
  }

  /** Enters one more level of nesting. */
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw giveUp();
    }
  }

  void leave() {
    depth--;
  }

  /** What the quick parser does not read. */
  static final class NotPlain extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final NotPlain INSTANCE = new NotPlain();

    private NotPlain() {
      super("", null, false, false);
    }
  }
}
