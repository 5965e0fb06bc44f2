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

/** Reads a column's definition as MySQL and MariaDB write it: all of it, in CREATE TABLE, ADD, MODIFY and CHANGE. */
final class MySqlColumns {

  private final Cursor c;
  private final String name;
  private final List<Columns.Inline> constraints = new ArrayList<>(1);
  private DataType type = DataType.unknown();
  private boolean notNull;
  private Optional<SqlExpression> defaultValue = Optional.empty();
  private Generation generation = Generation.NONE;
  private Optional<String> collation = Optional.empty();

  MySqlColumns(Cursor c) {
    this.c = c;
    this.name = Names.plain(c);
  }

  Column column() {
    return new Column(name, type, notNull, defaultValue, generation, collation);
  }

  /** The constraints other than NOT NULL, each with its place. */
  List<Columns.Inline> constraints() {
    return constraints;
  }

  void definition() {
    boolean serial = c.at("serial");
    type = MySqlTypes.read(c);
    if (serial) {
      generation = Generation.SERIAL;
      notNull = true;
    }
    while (!ended()) {
      int from = c.index();
      Optional<String> constraint = Optional.empty();
      if (c.accept("constraint")) {
        constraint = c.at("check") ? Optional.empty() : Optional.of(Names.plain(c));
      }
      qualifier(constraint, from);
    }
  }

  /** FIRST and AFTER say where the column goes; they are no part of it. */
  private boolean ended() {
    return c.ended() || c.atSymbol(",") || c.atSymbol(")") || c.at("first") || c.at("after");
  }

  private void qualifier(Optional<String> constraint, int from) {
    if (c.accept("not", "null")) {
      notNull = true;
    } else if (c.accept("default")) {
      SqlExpression value = Expressions.operand(c);
      defaultValue = value.isNull() ? Optional.empty() : Optional.of(value);
    } else if (c.accept("on", "update")) {
      Expressions.operand(c);
    } else if (c.accept("auto_increment") || c.accept("serial", "default", "value")) {
      generation = Generation.SERIAL;
      notNull = true;
    } else if (c.accept("primary")) {
      c.accept("key");
      primaryKey(constraint, from);
    } else if (c.accept("key")) {
      primaryKey(constraint, from);
    } else if (c.accept("unique")) {
      c.accept("key");
      add(new Constraint.Unique(constraint, List.of(name), Optional.empty(), false), from);
    } else if (c.accept("check")) {
      SqlExpression expression = Expressions.inParentheses(c);
      add(new Constraint.Check(constraint, expression, MySqlKeys.enforced(c), false), from);
    } else if (c.at("references")) {
      add(Constraints.references(c, constraint, List.of(name)), from);
    } else if (c.accept("generated", "always", "as") || c.accept("as")) {
      generated();
    } else if (!detail()) {
      throw c.at("not", "valid") ? c.grammar().refuses("NOT VALID") : c.unread();
    }
  }

  private void generated() {
    if (c.at("identity")) {
      throw c.grammar().refuses("AS IDENTITY");
    }
    defaultValue = Optional.of(Expressions.inParentheses(c));
    boolean stored = c.accept("stored") || c.accept("persistent");
    if (!stored) {
      c.accept("virtual");
    }
    generation = stored ? Generation.STORED : Generation.VIRTUAL;
  }

  private void primaryKey(Optional<String> constraint, int from) {
    notNull = true;
    add(new Constraint.PrimaryKey(constraint, List.of(name), Optional.empty(), false), from);
  }

  private void add(Constraint constraint, int from) {
    constraints.add(new Columns.Inline(constraint, from, c.index()));
  }

  /** What changes neither the values nor who may write them. */
  private boolean detail() {
    if (c.accept("collate")) {
      ObjectName collate = c.peek().isString() ? ObjectName.of(c.string()) : Names.qualified(c);
      collation = Optional.of(collate.toString());
      return true;
    }
    if (c.accept("comment")) {
      c.string();
      return true;
    }
    if (c.accept("character", "set") || c.accept("charset") || c.accept("column_format") || c.accept("storage")
        || c.accept("srid") || c.accept("ref_system_id") || c.accept("engine_attribute")
        || c.accept("secondary_engine_attribute")) {
      c.acceptSymbol("=");
      c.next();
      return true;
    }
    return c.accept("null") || c.accept("visible") || c.accept("invisible") || c.accept("compressed")
        || c.accept("with", "system", "versioning") || c.accept("without", "system", "versioning")
        || c.accept("not", "enforced") || c.accept("enforced");
  }
}
