package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the definition of one column with its constraints. */
final class Columns {

  /** A constraint of the column and the tokens that it takes. */
  record Inline(Constraint constraint, int from, int to) {}

  private final Cursor c;
  private final String name;
  private final List<Inline> constraints = new ArrayList<>(1);
  private DataType type = DataType.unknown();
  private boolean notNull;
  private Optional<SqlExpression> defaultValue = Optional.empty();
  private Generation generation = Generation.NONE;
  private Optional<String> collation = Optional.empty();

  private Columns(Cursor c, String name) {
    this.c = c;
    this.name = name;
  }

  /** Begins with the name; the column can be asked for also when a part of it was not understood. */
  static Columns at(Cursor c) {
    return new Columns(c, Names.plain(c));
  }

  Column column() {
    return new Column(name, type, notNull, defaultValue, generation, collation);
  }

  /** The constraints other than NOT NULL, each with its place. */
  List<Inline> constraints() {
    return constraints;
  }

  void typeAndQualifiers() {
    Types.Declared declared = Types.declared(c);
    type = declared.type();
    generation = declared.generation();
    notNull = generation == Generation.SERIAL;
    qualifiers();
  }

  /** The qualifiers of a column whose type stands elsewhere: of a partition or a typed table. */
  void qualifiersOnly() {
    c.accept("with", "options");
    qualifiers();
  }

  private void qualifiers() {
    while (!c.ended() && !c.atSymbol(",") && !c.atSymbol(")")) {
      if (!storage()) {
        int from = c.index();
        Optional<String> constraint = c.accept("constraint") ? Optional.of(Names.plain(c)) : Optional.empty();
        constraint(constraint, from);
      }
    }
  }

  private boolean storage() {
    if (c.accept("storage")) {
      Names.label(c);
    } else if (c.accept("compression")) {
      Names.label(c);
    } else if (c.at("options") && c.peek(1).isSymbol("(")) {
      c.next();
      c.skipParentheses();
    } else if (c.accept("collate")) {
      ObjectName collate = Names.qualified(c);
      collation = Optional.of(collate.toString());
    } else {
      return false;
    }
    return true;
  }

  private void constraint(Optional<String> constraintName, int from) {
    if (c.accept("not", "null")) {
      notNull = true;
      c.accept("no", "inherit");
    } else if (c.accept("null")) {
      return;
    } else if (c.accept("default")) {
      SqlExpression value = Expressions.operand(c);
      defaultValue = value.isNull() ? Optional.empty() : Optional.of(value);
    } else if (c.accept("generated")) {
      generated();
    } else if (c.accept("check")) {
      add(Constraints.check(c, constraintName), from);
    } else if (c.accept("unique")) {
      Constraints.nullsDistinct(c);
      Constraints.indexParameters(c);
      attributes();
      add(new Constraint.Unique(constraintName, List.of(name), Optional.empty(), false), from);
    } else if (c.accept("primary", "key")) {
      notNull = true;
      Constraints.indexParameters(c);
      attributes();
      add(new Constraint.PrimaryKey(constraintName, List.of(name), Optional.empty(), false), from);
    } else if (c.at("references")) {
      add(Constraints.references(c, constraintName, List.of(name)), from);
    } else if (!Constraints.attribute(c) && !c.accept("not", "enforced")) {
      throw c.unread();
    }
  }

  private void attributes() {
    while (Constraints.attribute(c)) {
      continue;
    }
  }

  private void add(Constraint constraint, int from) {
    for (int i = from; i + 1 < c.index(); i++) {
      if (c.token(i).is("not") && c.token(i + 1).is("valid")) {
        throw new Unread("NOT VALID is no part of a column's constraint");
      }
    }
    constraints.add(new Inline(constraint, from, c.index()));
  }

  private void generated() {
    boolean always = c.accept("always");
    if (!always) {
      c.expect("by", "default");
    }
    c.expect("as");
    if (c.accept("identity")) {
      generation = Generation.IDENTITY;
      notNull = true;
      if (c.atSymbol("(")) {
        c.skipParentheses();
      }
      return;
    }
    defaultValue = Optional.of(Expressions.inParentheses(c));
    if (c.accept("stored")) {
      generation = Generation.STORED;
    } else {
      generation = c.accept("virtual") ? Generation.VIRTUAL : Generation.COMPUTED;
    }
  }
}
