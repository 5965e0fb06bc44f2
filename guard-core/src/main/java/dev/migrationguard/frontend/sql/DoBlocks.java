package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads DO behind that word, and the PL/pgSQL block in its string. */
final class DoBlocks {

  private DoBlocks() {}

  static void read(Cursor c, Sink sink, int statement) {
    String language = language(c, "plpgsql");
    if (!c.peek().isString()) {
      throw c.unread();
    }
    Token body = c.next();
    language = language(c, language);
    if (!language.equals("plpgsql")) {
      throw new Unread("a block in " + language + " is not read");
    }
    int before = sink.operations().size();
    Literals.Decoded decoded = Literals.decode(c.text(), body);
    Sink inner = sink.nested(decoded);
    if (inner == null) {
      throw new Unread("blocks are nested too deeply");
    }
    List<Token> tokens = tokens(decoded.value());
    if (!tokens.isEmpty()) {
      new BlockReader(new Cursor(decoded.value(), tokens), inner).read();
    }
    if (sink.operations().size() == before) {
      sink.add(new OtherStatement("DO", Optional.empty()), c, statement);
    }
  }

  private static String language(Cursor c, String otherwise) {
    if (!c.accept("language")) {
      return otherwise;
    }
    return c.peek().isString() ? c.string().toLowerCase(Locale.ROOT) : Names.label(c);
  }

  /** All tokens of a text; one that never closes is the last. */
  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(text);
    Token token = lexer.next();
    while (token.kind() != Kind.END) {
      tokens.add(token);
      if (token.kind() == Kind.UNTERMINATED) {
        break;
      }
      token = lexer.next();
    }
    return tokens;
  }
}
