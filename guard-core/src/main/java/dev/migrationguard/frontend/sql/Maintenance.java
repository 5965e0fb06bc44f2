package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.TruncateTable;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SessionOperation.Query;
import dev.migrationguard.model.TableOperation.LockTable;
import dev.migrationguard.model.TableOperation.Rewrite;
import dev.migrationguard.model.TableOperation.RewriteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads TRUNCATE, LOCK, VACUUM, ANALYZE, CLUSTER and COPY behind these words. */
final class Maintenance {

  /** A table of a list and its place. */
  private record Target(ObjectName table, Place place) {}

  private final Cursor c;
  private final Sink sink;
  private final int statement;
  private final List<Target> targets = new ArrayList<>(1);

  Maintenance(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  private void targets(boolean columns) {
    do {
      int from = c.index();
      ObjectName table = Names.relation(c);
      if (columns && c.atSymbol("(")) {
        c.skipParentheses();
      }
      targets.add(new Target(table, sink.place(c, from, c.index())));
    } while (c.acceptSymbol(","));
  }

  /** With one table the operation is the statement; in a list each table is its own. */
  private void add(Operation operation, Target target) {
    if (targets.size() == 1) {
      sink.add(operation, c, statement);
    } else {
      sink.add(operation, target.place());
    }
  }

  void truncate() {
    c.accept("table");
    targets(false);
    if (c.accept("restart") || c.accept("continue")) {
      c.expect("identity");
    }
    boolean cascade = Names.cascade(c);
    for (Target target : targets) {
      add(new TruncateTable(target.table(), cascade), target);
    }
  }

  void lock() {
    if (c.atAny("tables", "instance") && !c.peek(1).is("in") && !c.peek(1).kind().equals(Token.Kind.END)) {
      throw c.grammar().refuses("LOCK " + c.source(c.index(), c.index() + 1));
    }
    c.accept("table");
    targets(false);
    String mode = "ACCESS EXCLUSIVE";
    if (c.accept("in")) {
      int words = c.index();
      while (c.accept("access") || c.accept("row") || c.accept("share") || c.accept("update")
          || c.accept("exclusive")) {
        continue;
      }
      mode = Actions.words(c, words);
      if (!isMode(mode)) {
        throw c.unread();
      }
      c.expect("mode");
    }
    boolean nowait = c.accept("nowait");
    if (!c.ended()) {
      throw c.unread();
    }
    for (Target target : targets) {
      add(new LockTable(target.table(), mode, nowait), target);
    }
  }

  private static boolean isMode(String words) {
    return switch (words) {
      case "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE",
              "EXCLUSIVE", "ACCESS EXCLUSIVE" ->
          true;
      default -> false;
    };
  }

  void vacuum() {
    boolean full = c.atSymbol("(") && Indexes.option(c, "full");
    full |= c.accept("full");
    while (c.accept("freeze") || c.accept("verbose") || c.accept("analyze") || c.accept("analyse")) {
      continue;
    }
    maintain("VACUUM", full ? Rewrite.VACUUM_FULL : null);
  }

  void analyze() {
    if (c.atSymbol("(")) {
      c.skipParentheses();
    }
    c.accept("verbose");
    maintain("ANALYZE", null);
  }

  private void maintain(String command, Rewrite rewrite) {
    if (c.ended()) {
      sink.add(new OtherStatement(rewrite == null ? command : "VACUUM FULL", Optional.empty()), c, statement);
      return;
    }
    targets(true);
    for (Target target : targets) {
      Operation operation = rewrite == null
          ? new OtherStatement(command, Optional.of(target.table()))
          : new RewriteTable(target.table(), rewrite);
      add(operation, target);
    }
  }

  void cluster() {
    if (c.atSymbol("(")) {
      c.skipParentheses();
    }
    c.accept("verbose");
    if (c.ended()) {
      sink.add(new OtherStatement("CLUSTER", Optional.empty()), c, statement);
      return;
    }
    ObjectName table = Names.qualified(c);
    if (c.accept("using")) {
      Names.plain(c);
    } else if (c.accept("on")) {
      // CLUSTER index ON table, as it was written before 8.3 and still is.
      table = Names.qualified(c);
    }
    sink.add(new RewriteTable(table, Rewrite.CLUSTER), c, statement);
  }

  void copy() {
    c.accept("binary");
    if (c.atSymbol("(")) {
      c.skipParentheses();
      c.expect("to");
      c.skipRest();
      sink.add(new Query(Optional.empty()), c, statement);
      return;
    }
    ObjectName table = Names.qualified(c);
    if (c.atSymbol("(")) {
      c.skipParentheses();
    }
    boolean writes = c.at("from");
    if (!writes) {
      c.expect("to");
    }
    c.skipRest();
    sink.add(writes ? new InsertRows(table, false) : new Query(Optional.of(table)), c, statement);
  }
}
