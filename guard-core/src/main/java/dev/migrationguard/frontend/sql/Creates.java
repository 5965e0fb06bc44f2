package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Definition;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.CreateDomain;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE behind that word. What a created object holds is not run, so it is not judged. */
final class Creates {

  private final Cursor c;
  private final Sink sink;
  private final int statement;

  Creates(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  void read() {
    boolean orReplace = c.accept("or", "replace");
    boolean scoped = c.accept("global") || c.accept("local");
    boolean temporary = c.accept("temporary") || c.accept("temp") || scoped;
    c.accept("unlogged");
    boolean postgresql = c.grammar() == Grammar.POSTGRESQL;
    if (postgresql && orReplace && (c.atAny("table", "materialized") || c.atAny("index", "unique"))) {
      throw c.grammar().refuses("CREATE OR REPLACE " + c.peek().text().toUpperCase(Locale.ROOT));
    }
    if (c.accept("table")) {
      new CreateTableReader(c, sink, statement, temporary).read();
      return;
    }
    if (c.at("unique", "index") || c.at("index")) {
      boolean unique = c.accept("unique");
      c.next();
      Indexes.create(c, sink, statement, unique);
      return;
    }
    c.accept("recursive");
    if (c.at("constraint", "trigger") || c.at("default", "conversion")) {
      c.next();
    }
    ObjectKinds.Named kind = ObjectKinds.read(c);
    if (kind.is("TYPE")) {
      type();
    } else {
      object(kind, orReplace, temporary);
    }
  }

  private void object(ObjectKinds.Named kind, boolean orReplace, boolean temporary) {
    switch (kind.words()) {
      case "COLUMN", "CONSTRAINT", "TABLE", "INDEX", "LARGE OBJECT":
        throw c.unread();
      default:
        break;
    }
    if (c.grammar() == Grammar.POSTGRESQL && kind.is("VIEW") && c.at("if", "not", "exists")) {
      throw c.grammar().refuses("CREATE VIEW IF NOT EXISTS");
    }
    boolean ifNotExists = Names.ifNotExists(c);
    ObjectName name = name(kind);
    if (kind.is("DOMAIN")) {
      domain(name);
      return;
    }
    Optional<ObjectName> table = table(kind);
    // A view of the session hides the one of that name and replaces nothing.
    Optional<Definition> definition = temporary ? Optional.empty() : definition(kind);
    if (!kind.is("SCHEMA") || !c.atAny("create", "grant")) {
      c.skipRest();
    }
    boolean filled = kind.kind() == ObjectOperation.Kind.MATERIALIZED_VIEW && !Data.withoutRows(c);
    sink.add(new CreateObject(kind.kind(), name, orReplace, ifNotExists, table, definition, filled), c, statement);
  }

  private Optional<Definition> definition(ObjectKinds.Named kind) {
    if (c.grammar() != Grammar.POSTGRESQL) {
      return Optional.empty();
    }
    return switch (kind.kind()) {
      case VIEW -> Optional.of(ViewReader.read(c));
      case FUNCTION -> Optional.of(FunctionReader.read(c));
      default -> Optional.empty();
    };
  }

  private ObjectName name(ObjectKinds.Named kind) {
    switch (kind.words()) {
      case "CAST":
        c.skipParentheses();
        return ObjectName.of("cast");
      case "TRANSFORM", "USER MAPPING":
        c.expect("for");
        return kind.is("TRANSFORM") ? Types.typeName(c) : ObjectName.of(Names.role(c));
      case "OPERATOR":
        while (c.peek(1).isSymbol(".")) {
          Names.label(c);
          c.next();
        }
        return ObjectName.of(c.next().text());
      case "SCHEMA":
        if (c.accept("authorization")) {
          return ObjectName.of(Names.role(c));
        }
        ObjectName schema = ObjectName.of(Names.plain(c));
        if (c.accept("authorization")) {
          Names.role(c);
        }
        return schema;
      case "STATISTICS":
        if (c.at("on") || c.atSymbol("(")) {
          return ObjectName.unknown();
        }
        return Names.qualified(c);
      default:
        return kind.hasArguments() ? Names.routine(c) : Names.qualified(c);
    }
  }

  private void domain(ObjectName name) {
    c.accept("as");
    DataType base = Types.read(c);
    boolean checked = false;
    boolean notNull = false;
    boolean defaulted = false;
    int depth = 0;
    while (!c.ended()) {
      Token token = c.next();
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      checked |= depth == 0 && token.is("check");
      notNull |= depth == 0 && token.is("not") && c.at("null");
      defaulted |= depth == 0 && token.is("default") && !c.at("null");
    }
    sink.add(new CreateDomain(name, base, checked || notNull, notNull && !defaulted), c, statement);
  }

  /** The table that the object hangs on; the cursor goes behind it. */
  private Optional<ObjectName> table(ObjectKinds.Named kind) {
    String before;
    switch (kind.kind()) {
      case TRIGGER, POLICY:
        before = "on";
        break;
      case STATISTICS:
        before = "from";
        break;
      case RULE:
        before = "to";
        break;
      default:
        return Optional.empty();
    }
    int depth = 0;
    while (!c.ended()) {
      Token token = c.next();
      if (token.isSymbol("(")) {
        depth++;
      } else if (token.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && token.is(before)) {
        return Optional.of(Names.qualified(c));
      }
    }
    throw c.unread();
  }

  private void type() {
    ObjectName name = Types.typeName(c);
    if (!c.accept("as", "enum")) {
      int details = c.index();
      c.skipRest();
      sink.add(
          new CreateObject(ObjectOperation.Kind.TYPE, name, false, false, Optional.empty()), c, statement);
      c.goTo(details);
      typeDetails();
      return;
    }
    List<String> labels = new ArrayList<>();
    c.expectSymbol("(");
    while (!c.acceptSymbol(")")) {
      labels.add(c.peek().kind() == Kind.PARAMETER ? Names.label(c) : c.string());
      if (!c.atSymbol(")")) {
        c.expectSymbol(",");
        if (c.atSymbol(")")) {
          throw c.unread();
        }
      }
    }
    sink.add(new CreateEnum(name, labels), c, statement);
  }

  private void typeDetails() {
    if (c.accept("as")) {
      c.accept("range");
      c.skipParentheses();
    } else if (!c.ended()) {
      c.skipParentheses();
    }
  }
}
