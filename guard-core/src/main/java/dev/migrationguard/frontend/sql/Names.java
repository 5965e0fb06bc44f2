package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** Reads names. */
final class Names {

  private static final String HOLE = String.valueOf(ObjectName.HOLE);

  private Names() {}

  /** Whether a name can stand here. */
  static boolean at(Cursor c) {
    Token token = c.peek();
    return token.isName() && !(token.kind() == Kind.WORD && c.grammar().reserves(token.text()));
  }

  /** Whether the token behind this one can be a name too. */
  static boolean isNext(Cursor c) {
    Token token = c.peek(1);
    return token.isName() && !(token.kind() == Kind.WORD && c.grammar().reserves(token.text()));
  }

  /** Whether a function is called here, whose name may be a word that no column has: {@code left(c, 3)}. */
  static boolean isFunctionCall(Cursor c) {
    return c.peek(1).isSymbol("(") && (at(c) || Words.isTypeOrFunctionWord(c.peek().text()));
  }

  /** A plain name: of a column, a constraint, a role. */
  static String plain(Cursor c) {
    if (!at(c)) {
      throw c.unread();
    }
    return part(c);
  }

  /** A name behind a dot, or where the grammar expects nothing else: any word will do. */
  static String label(Cursor c) {
    if (!c.peek().isName()) {
      throw c.unread();
    }
    return part(c);
  }

  /** Joins what touches: a placeholder can stand for the first or last part of a name. */
  private static String part(Cursor c) {
    Token token = c.next();
    String name = nameOf(c, token);
    while (c.peek().start() == token.end() && c.peek().isName() && (isOpen(token) || isOpen(c.peek()))) {
      token = c.next();
      String more = nameOf(c, token);
      name = name.endsWith(HOLE) && more.startsWith(HOLE) ? name : name + more;
    }
    return name;
  }

  private static boolean isOpen(Token token) {
    return token.kind() == Kind.PARAMETER || token.text().indexOf(ObjectName.HOLE) >= 0;
  }

  private static String nameOf(Cursor c, Token token) {
    return token.kind() == Kind.PARAMETER ? HOLE : c.name(token);
  }

  /** A name that a schema may qualify; a database in front of it is dropped. */
  static ObjectName qualified(Cursor c) {
    String last = plain(c);
    String schema = "";
    while (c.atSymbol(".") && c.peek(1).isName()) {
      c.next();
      schema = last;
      last = label(c);
    }
    return ObjectName.of(schema, last);
  }

  /** The name of a function, which may be a word that no table has. */
  static ObjectName routine(Cursor c) {
    return Words.isTypeOrFunctionWord(c.peek().text()) ? ObjectName.of(label(c)) : qualified(c);
  }

  /** A table as statements name it: ONLY in front, a star behind. */
  static ObjectName relation(Cursor c) {
    if (c.accept("only") && c.acceptSymbol("(")) {
      ObjectName name = qualified(c);
      c.expectSymbol(")");
      return name;
    }
    ObjectName name = qualified(c);
    c.acceptSymbol("*");
    return name;
  }

  /** Names with commas between them. */
  static List<ObjectName> list(Cursor c) {
    List<ObjectName> names = new ArrayList<>(1);
    do {
      names.add(qualified(c));
    } while (c.acceptSymbol(","));
    return names;
  }

  /** Plain names in parentheses. */
  static List<String> columns(Cursor c) {
    c.expectSymbol("(");
    List<String> names = new ArrayList<>(2);
    do {
      names.add(plain(c));
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
    return names;
  }

  static boolean ifExists(Cursor c) {
    return c.accept("if", "exists");
  }

  static boolean ifNotExists(Cursor c) {
    return c.accept("if", "not", "exists");
  }

  /** The CASCADE or RESTRICT that ends a DROP; whether it is CASCADE. */
  static boolean cascade(Cursor c) {
    boolean cascade = c.accept("cascade");
    if (!cascade) {
      c.accept("restrict");
    }
    return cascade;
  }

  /** A role: a name, or a word such as CURRENT_USER. */
  static String role(Cursor c) {
    return Words.isValueFunction(c.peek().text()) ? label(c) : plain(c);
  }
}
