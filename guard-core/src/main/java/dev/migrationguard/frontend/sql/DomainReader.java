package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Constraint;
import java.util.Optional;

/** Reads the action of an ALTER DOMAIN. */
final class DomainReader {

  private final Cursor c;

  DomainReader(Cursor c) {
    this.c = c;
  }

  /** The words of the action; whether a constraint is added NOT VALID is part of them, for then no row is read. */
  String action() {
    int from = c.index();
    if (c.accept("add")) {
      return add();
    }
    if (c.accept("set", "default")) {
      Expressions.element(c);
      return "SET DEFAULT";
    }
    if (c.accept("set", "schema")) {
      Names.plain(c);
      return "SET SCHEMA";
    }
    if (c.accept("set", "not", "null") || c.accept("drop", "not", "null") || c.accept("drop", "default")) {
      return Actions.words(c, from);
    }
    if (c.accept("drop", "constraint")) {
      Names.ifExists(c);
      Names.plain(c);
      Names.cascade(c);
      return "DROP CONSTRAINT";
    }
    if (c.accept("validate", "constraint")) {
      Names.plain(c);
      return "VALIDATE CONSTRAINT";
    }
    if (c.accept("rename", "constraint")) {
      Names.plain(c);
      c.expect("to");
      Names.plain(c);
      return "RENAME CONSTRAINT";
    }
    c.expect("owner", "to");
    Names.role(c);
    return "OWNER TO";
  }

  private String add() {
    if (c.accept("constraint")) {
      Names.plain(c);
    }
    boolean notValid;
    if (c.accept("not", "null")) {
      notValid = c.accept("not", "valid");
    } else {
      c.expect("check");
      Constraint check = Constraints.check(c, Optional.empty());
      notValid = check.notValid();
    }
    return notValid ? "ADD CONSTRAINT NOT VALID" : "ADD CONSTRAINT";
  }
}
