package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.PartitionKey;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE behind these words. */
final class CreateTableReader {

  private final Cursor c;
  private final Sink sink;
  private final int statement;
  private final boolean temporary;
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private boolean complete = true;

  /** Whether only a query can say what the table holds, and whether there was one. */
  private boolean asQuery;

  private boolean queried;
  private ObjectName table;
  private boolean ifNotExists;
  private Optional<ObjectName> parent = Optional.empty();
  private Optional<PartitionBounds> bounds = Optional.empty();
  private Optional<PartitionKey> partitionBy = Optional.empty();

  CreateTableReader(Cursor c, Sink sink, int statement, boolean temporary) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
    this.temporary = temporary;
  }

  void read() {
    ifNotExists = Names.ifNotExists(c);
    table = Names.qualified(c);
    int unread = -1;
    Unread reason = null;
    try {
      definition();
      if (!c.ended()) {
        throw c.unread();
      }
    } catch (Unread failure) {
      // That a table is created is certain whatever its details are.
      unread = Math.min(c.index(), c.limit() - 1);
      reason = failure;
      complete = false;
      c.skipRest();
    }
    sink.add(
        new CreateTable(
            table, columns, constraints, ifNotExists, temporary, parent, bounds, partitionBy, complete,
            queried && !Data.withoutRows(c)),
        c,
        statement);
    if (unread >= 0) {
      sink.opaque(c, statement, unread, c.limit(), reason);
    }
  }

  private void definition() {
    if (c.accept("partition", "of")) {
      parent = Optional.of(Names.qualified(c));
      complete = false;
      if (c.atSymbol("(")) {
        elements(false);
      }
      bounds = Optional.of(Partitions.bounds(c));
    } else if (c.accept("of")) {
      Names.qualified(c);
      complete = false;
      if (c.atSymbol("(")) {
        elements(false);
      }
    } else if (c.atSymbol("(") && isColumnNames()) {
      complete = false;
      c.skipParentheses();
      asQuery = true;
    } else if (c.atSymbol("(")) {
      elements(true);
    } else {
      complete = false;
      asQuery = true;
    }
    options();
    if (asQuery && !queried) {
      throw c.unread();
    }
  }

  /** {@code CREATE TABLE t (a, b) AS …}: names without types. */
  private boolean isColumnNames() {
    return c.peek(1).isName() && (c.peek(2).isSymbol(",") || c.peek(2).isSymbol(")"));
  }

  private void elements(boolean typed) {
    c.expectSymbol("(");
    if (c.acceptSymbol(")")) {
      return;
    }
    do {
      element(typed);
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
  }

  private void element(boolean typed) {
    if (c.accept("like")) {
      Names.qualified(c);
      while (c.accept("including") || c.accept("excluding")) {
        Names.label(c);
      }
      complete = false;
    } else if (Constraints.at(c)) {
      constraint(Constraints.table(c));
    } else if (typed && isForeignKey()) {
      throw c.grammar().refuses(c.source(c.index(), c.index() + 1));
    } else {
      column(typed);
    }
  }

  /** MySQL's KEY name (…) among the columns would pass for a column called key; a type has a number there. */
  private boolean isForeignKey() {
    return c.atAny("key", "index")
        && (c.peek(1).isSymbol("(") || c.peek(2).isSymbol("(") && c.peek(3).kind() != Token.Kind.NUMBER);
  }

  private void constraint(Constraint constraint) {
    constraints.add(constraint);
    if (constraint instanceof Constraint.PrimaryKey key) {
      refuseNull(key.columns());
    } else if (constraint instanceof Constraint.NotNull notNull) {
      refuseNull(List.of(notNull.column()));
    }
  }

  private void refuseNull(List<String> names) {
    for (int i = 0; i < columns.size(); i++) {
      if (names.contains(columns.get(i).name())) {
        columns.set(i, columns.get(i).withNotNull(true));
      }
    }
  }

  private void column(boolean typed) {
    Columns reader = Columns.at(c);
    try {
      if (typed) {
        reader.typeAndQualifiers();
      } else {
        reader.qualifiersOnly();
      }
    } finally {
      columns.add(reader.column());
      for (Columns.Inline inline : reader.constraints()) {
        constraints.add(inline.constraint());
      }
    }
  }

  private void options() {
    while (!c.ended()) {
      if (c.accept("inherits")) {
        complete = false;
        c.skipParentheses();
      } else if (c.accept("partition")) {
        partitionBy = Optional.of(Partitions.by(c));
      } else if (c.accept("using")) {
        Names.plain(c);
      } else if (c.at("with") && c.peek(1).isSymbol("(")) {
        c.next();
        c.skipParentheses();
      } else if (c.accept("without", "oids") || c.accept("with", "oids")) {
        continue;
      } else if (c.accept("on", "commit")) {
        onCommit();
      } else if (c.accept("tablespace")) {
        Names.plain(c);
      } else if (c.accept("server")) {
        Names.plain(c);
        if (c.accept("options")) {
          c.skipParentheses();
        }
      } else if (c.accept("as")) {
        complete = false;
        query();
      } else {
        throw c.unread();
      }
    }
  }

  private void onCommit() {
    if (c.accept("preserve") || c.accept("delete")) {
      c.expect("rows");
    } else {
      c.expect("drop");
    }
  }

  private void query() {
    if (!asQuery) {
      throw c.grammar().refuses("(column type) AS");
    }
    queried = true;
    if (!Data.startsQuery(c) && !c.at("execute")) {
      throw c.unread();
    }
    c.skipRest();
  }
}
