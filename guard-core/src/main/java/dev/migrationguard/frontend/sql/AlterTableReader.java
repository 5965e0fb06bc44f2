package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.AlterConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.ConstraintOperation.RenameConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.TableOperation.AttachPartition;
import dev.migrationguard.model.TableOperation.DetachPartition;
import dev.migrationguard.model.TableOperation.MoveTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import java.util.Locale;
import java.util.Optional;

/** Reads ALTER TABLE and ALTER FOREIGN TABLE behind these words. */
final class AlterTableReader {

  private final Cursor c;
  private final Sink sink;
  private final int statement;
  private ObjectName table;

  AlterTableReader(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  void read() {
    if (c.accept("all", "in", "tablespace")) {
      allInTablespace();
      return;
    }
    Names.ifExists(c);
    table = Names.relation(c);
    actions();
  }

  private void allInTablespace() {
    Names.plain(c);
    if (c.accept("owned", "by")) {
      Names.list(c);
    }
    c.expect("set", "tablespace");
    Names.plain(c);
    c.accept("nowait");
    sink.add(new OtherStatement("ALTER TABLE ALL IN TABLESPACE", Optional.empty()), c, statement);
  }

  private void actions() {
    if (c.ended()) {
      throw c.unread();
    }
    do {
      int from = c.index();
      try {
        action(from);
        if (!c.ended() && !c.atSymbol(",")) {
          throw c.unread();
        }
      } catch (Unread unread) {
        int at = Math.max(from, c.index());
        c.skipElement();
        sink.opaque(c, statement, Math.min(at, c.limit() - 1), c.index(), unread);
      }
    } while (c.acceptSymbol(","));
  }

  private void action(int from) {
    if (c.peek().kind() != Kind.WORD) {
      throw c.unread();
    }
    switch (c.peek().text()) {
      case "add":
        c.next();
        add(from);
        break;
      case "drop":
        c.next();
        drop(from);
        break;
      case "alter":
        c.next();
        alter(from);
        break;
      case "rename":
        c.next();
        rename(from);
        standsAlone(from);
        break;
      case "validate":
        c.next();
        c.expect("constraint");
        sink.add(new ValidateConstraint(table, Names.plain(c)), c, from);
        break;
      case "attach":
        c.next();
        attach(from);
        standsAlone(from);
        break;
      case "detach":
        c.next();
        detach(from);
        standsAlone(from);
        break;
      case "set":
        set(from);
        break;
      default:
        new TableSettings(c, sink, table).read(from);
        break;
    }
  }

  /** PostgreSQL refuses a statement that does something else besides. */
  private void standsAlone(int from) {
    if (c.atSymbol(",") || c.token(from - 1).isSymbol(",")) {
      String action = c.source(from, from + 1).toUpperCase(Locale.ROOT);
      throw Unread.refused("`" + action + "` has to stand alone in an `ALTER TABLE`");
    }
  }

  private void set(int from) {
    if (c.accept("set", "schema")) {
      sink.add(new MoveTable(table, Names.plain(c)), c, from);
      standsAlone(from);
    } else {
      new TableSettings(c, sink, table).read(from);
    }
  }

  private void add(int from) {
    if (Constraints.at(c)) {
      Constraint constraint = Constraints.table(c);
      sink.add(new AddConstraint(table, constraint, false), c, from);
      return;
    }
    boolean column = c.accept("column");
    if (!column && isForeignIndex()) {
      throw c.grammar().refuses("ADD " + c.source(c.index(), c.index() + 1));
    }
    addColumn(from);
  }

  /** MySQL's ADD INDEX name (…) would pass for a column called index. */
  private boolean isForeignIndex() {
    String word = c.peek().kind() == Kind.WORD ? c.peek().text() : "";
    return switch (word) {
      case "index", "key", "fulltext", "spatial" ->
          c.peek(1).isSymbol("(") || c.peek(2).isSymbol("(") || c.peek(1).is("index") || c.peek(1).is("key")
              || c.peek(1).kind() == Kind.BACKTICKED;
      default -> false;
    };
  }

  private void addColumn(int from) {
    boolean ifNotExists = Names.ifNotExists(c);
    Columns reader = Columns.at(c);
    Unread failure = null;
    try {
      reader.typeAndQualifiers();
    } catch (Unread unread) {
      failure = unread;
    }
    sink.add(new AddColumn(table, reader.column(), ifNotExists), c, from);
    for (Columns.Inline inline : reader.constraints()) {
      sink.add(
          new AddConstraint(table, inline.constraint(), true), sink.place(c, inline.from(), inline.to()));
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void drop(int from) {
    if (c.accept("constraint")) {
      boolean ifExists = Names.ifExists(c);
      String name = Names.plain(c);
      boolean cascade = Names.cascade(c);
      sink.add(
          new DropConstraint(table, Optional.of(name), Optional.empty(), ifExists, cascade), c, from);
      return;
    }
    if (!c.accept("column") && isForeignDrop()) {
      throw c.grammar().refuses("DROP " + c.source(c.index(), c.index() + 1));
    }
    boolean ifExists = Names.ifExists(c);
    String name = Names.plain(c);
    boolean cascade = Names.cascade(c);
    sink.add(new DropColumn(table, name, ifExists, cascade), c, from);
  }

  /** DROP INDEX name, DROP FOREIGN KEY name, DROP PRIMARY KEY inside ALTER TABLE are MySQL's. */
  private boolean isForeignDrop() {
    return c.at("foreign", "key")
        || c.at("primary", "key")
        || (c.atAny("index", "key") || c.atAny("check", "partition"))
            && c.peek(1).isName()
            && !c.peek(1).is("cascade")
            && !c.peek(1).is("restrict");
  }

  private void alter(int from) {
    if (c.accept("constraint")) {
      String name = Names.plain(c);
      int words = c.index();
      alterConstraint();
      sink.add(new AlterConstraint(table, name, Actions.words(c, words)), c, from);
      return;
    }
    c.accept("column");
    new AlterColumnReader(c, sink, table).read(from);
  }

  private void alterConstraint() {
    int words = c.index();
    boolean more = true;
    while (more) {
      more = Constraints.attribute(c) || c.accept("not", "enforced") || c.accept("inherit");
    }
    if (c.index() == words) {
      throw c.unread();
    }
  }

  private void rename(int from) {
    if (c.accept("to")) {
      sink.add(new RenameTable(table, Names.plain(c)), c, from);
    } else if (c.accept("constraint")) {
      String name = Names.plain(c);
      c.expect("to");
      sink.add(new RenameConstraint(table, name, Names.plain(c)), c, from);
    } else {
      c.accept("column");
      String name = Names.plain(c);
      c.expect("to");
      sink.add(new RenameColumn(table, name, Names.plain(c)), c, from);
    }
  }

  private void attach(int from) {
    c.expect("partition");
    ObjectName partition = Names.qualified(c);
    sink.add(new AttachPartition(table, partition, Partitions.bounds(c)), c, from);
  }

  private void detach(int from) {
    c.expect("partition");
    ObjectName partition = Names.qualified(c);
    boolean concurrently = c.accept("concurrently");
    boolean completion = c.accept("finalize");
    sink.add(new DetachPartition(table, partition, concurrently, completion), c, from);
  }
}
