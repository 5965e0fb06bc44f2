package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;

/** Reads the options of sequences. */
final class Sequences {

  private Sequences() {}

  /** Steps over one option; false where none begins here. */
  static boolean option(Cursor c) {
    if (c.peek().kind() != Kind.WORD) {
      return false;
    }
    switch (c.peek().text()) {
      case "as":
        c.next();
        Types.read(c);
        return true;
      case "increment":
        c.next();
        c.accept("by");
        number(c);
        return true;
      case "minvalue", "maxvalue", "cache":
        c.next();
        number(c);
        return true;
      case "no":
        c.next();
        if (!c.accept("minvalue") && !c.accept("maxvalue")) {
          c.expect("cycle");
        }
        return true;
      case "cycle", "logged", "unlogged":
        c.next();
        return true;
      case "start":
        c.next();
        c.accept("with");
        number(c);
        return true;
      case "restart":
        c.next();
        c.accept("with");
        if (c.peek().kind() == Kind.NUMBER || c.peek().kind() == Kind.SYMBOL || c.peek().kind() == Kind.PARAMETER) {
          number(c);
        }
        return true;
      case "owned":
        c.next();
        c.expect("by");
        if (!c.accept("none")) {
          Names.qualified(c);
        }
        return true;
      case "sequence":
        c.next();
        c.expect("name");
        Names.qualified(c);
        return true;
      default:
        return false;
    }
  }

  private static void number(Cursor c) {
    if (!c.acceptSymbol("-")) {
      c.acceptSymbol("+");
    }
    Token token = c.peek();
    boolean hidden = token.text().indexOf(ObjectName.HOLE) >= 0;
    if (token.kind() != Kind.NUMBER && token.kind() != Kind.PARAMETER && !hidden) {
      throw c.unread();
    }
    c.next();
  }
}
