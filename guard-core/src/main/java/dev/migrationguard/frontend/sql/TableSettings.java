package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.TableOperation.AlterTable;
import dev.migrationguard.model.TableOperation.Rewrite;
import dev.migrationguard.model.TableOperation.RewriteTable;

/** Reads the actions of ALTER TABLE that touch neither its columns nor its constraints. */
final class TableSettings {

  private final Cursor c;
  private final Sink sink;
  private final ObjectName table;

  TableSettings(Cursor c, Sink sink, ObjectName table) {
    this.c = c;
    this.sink = sink;
    this.table = table;
  }

  /** Reads one action whose first word is at {@code from}, where the cursor stands. */
  void read(int from) {
    switch (c.peek().text()) {
      case "owner":
        c.next();
        c.expect("to");
        action(from);
        Names.role(c);
        break;
      case "set":
        c.next();
        set(from);
        break;
      case "reset":
        c.next();
        action(from);
        c.skipParentheses();
        break;
      case "enable", "disable":
        toggle(from);
        break;
      case "force":
        rowLevelSecurity(from);
        break;
      case "no":
        c.next();
        if (c.accept("inherit")) {
          action(from);
          Names.qualified(c);
        } else {
          rowLevelSecurity(from);
        }
        break;
      case "inherit":
        c.next();
        action(from);
        Names.qualified(c);
        break;
      case "cluster":
        c.next();
        c.expect("on");
        action(from);
        Names.plain(c);
        break;
      case "of":
        c.next();
        action(from);
        Names.qualified(c);
        break;
      case "not":
        c.next();
        c.expect("of");
        action(from);
        break;
      case "replica":
        replicaIdentity(from);
        break;
      case "options":
        c.next();
        action(from);
        c.skipParentheses();
        break;
      case "merge", "split":
        partition(from);
        break;
      default:
        throw c.unread();
    }
    // The place reaches over the action's arguments, which stand behind its words.
    sink.stretch(c, from);
  }

  private void action(int from) {
    sink.add(new AlterTable(table, Actions.words(c, from)), c, from);
  }

  private void rewrite(Rewrite how, int from) {
    sink.add(new RewriteTable(table, how), c, from);
  }

  private void set(int from) {
    if (c.accept("logged")) {
      rewrite(Rewrite.SET_LOGGED, from);
    } else if (c.accept("unlogged")) {
      rewrite(Rewrite.SET_UNLOGGED, from);
    } else if (c.accept("tablespace")) {
      Names.plain(c);
      rewrite(Rewrite.SET_TABLESPACE, from);
    } else if (c.accept("access", "method")) {
      Names.label(c);
      rewrite(Rewrite.SET_ACCESS_METHOD, from);
    } else if (c.accept("without")) {
      if (!c.accept("cluster")) {
        c.expect("oids");
      }
      action(from);
    } else if (c.accept("with", "oids")) {
      action(from);
    } else if (c.atSymbol("(")) {
      action(from);
      c.skipParentheses();
    } else {
      throw c.unread();
    }
  }

  private void toggle(int from) {
    boolean disable = c.next().is("disable");
    if (c.at("row")) {
      rowLevelSecurityWords(from);
      return;
    }
    boolean role = !disable && (c.accept("always") || c.accept("replica"));
    boolean rule = c.accept("rule");
    if (!rule) {
      c.expect("trigger");
    }
    boolean many = !role && !rule && (c.accept("all") || c.accept("user"));
    action(from);
    if (!many) {
      Names.plain(c);
    }
  }

  private void rowLevelSecurity(int from) {
    c.accept("force");
    rowLevelSecurityWords(from);
  }

  private void rowLevelSecurityWords(int from) {
    c.expect("row", "level");
    c.expect("security");
    action(from);
  }

  private void replicaIdentity(int from) {
    c.next();
    c.expect("identity");
    if (c.accept("using", "index")) {
      Names.plain(c);
    } else if (!c.accept("full") && !c.accept("default")) {
      c.expect("nothing");
    }
    sink.add(new AlterTable(table, "REPLICA IDENTITY"), c, from);
  }

  /** MERGE PARTITIONS and SPLIT PARTITION, which PostgreSQL 19 brings. */
  private void partition(int from) {
    throw new Unread("`" + c.source(from, from + 2) + "` is not known to PostgreSQL 18");
  }
}
