package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.SessionOperation.Effect;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import java.util.Optional;

/** Reads what concerns transactions and the settings of the session. */
final class Sessions {

  private final Cursor c;
  private final Sink sink;
  private final int statement;

  Sessions(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  /** Reads the statement whose first word is given, with the cursor behind it; false where it is of another family. */
  boolean read(String first) {
    switch (first) {
      case "begin":
        work();
        modes();
        control(Effect.BEGIN);
        return true;
      case "start":
        c.expect("transaction");
        modes();
        control(Effect.BEGIN);
        return true;
      case "commit", "end":
        if (c.accept("prepared")) {
          prepared("COMMIT PREPARED");
        } else {
          finish(Effect.COMMIT);
        }
        return true;
      case "rollback", "abort":
        if (c.accept("prepared")) {
          prepared("ROLLBACK PREPARED");
        } else {
          rollback();
        }
        return true;
      case "savepoint":
        Names.plain(c);
        control(Effect.SAVEPOINT);
        return true;
      case "release":
        c.accept("savepoint");
        Names.plain(c);
        control(Effect.SAVEPOINT);
        return true;
      case "set":
        set();
        return true;
      case "reset":
        reset();
        return true;
      default:
        return false;
    }
  }

  private void control(Effect effect) {
    sink.add(new TransactionControl(effect), c, statement);
  }

  private void other(String command) {
    sink.add(new OtherStatement(command, Optional.empty()), c, statement);
  }

  private void work() {
    if (!c.accept("work")) {
      c.accept("transaction");
    }
  }

  private void prepared(String command) {
    c.string();
    other(command);
  }

  private void finish(Effect effect) {
    work();
    boolean chain = false;
    if (c.accept("and")) {
      chain = !c.accept("no");
      c.expect("chain");
    }
    control(effect);
    if (chain) {
      control(Effect.BEGIN);
    }
  }

  private void rollback() {
    work();
    if (c.accept("to")) {
      c.accept("savepoint");
      Names.plain(c);
      control(Effect.SAVEPOINT);
    } else {
      finish(Effect.ROLLBACK);
    }
  }

  /** ISOLATION LEVEL and the like, with or without commas. */
  private void modes() {
    while (!c.ended()) {
      if (c.accept("isolation", "level")) {
        if (!c.accept("serializable") && !c.accept("repeatable", "read") && !c.accept("read", "committed")) {
          c.expect("read", "uncommitted");
        }
      } else if (!c.accept("read", "only")
          && !c.accept("read", "write")
          && !c.accept("deferrable")
          && !c.accept("not", "deferrable")) {
        return;
      }
      c.acceptSymbol(",");
    }
  }

  private void set() {
    if (c.accept("constraints")) {
      c.skipRest();
      other("SET CONSTRAINTS");
      return;
    }
    if (c.accept("session", "characteristics", "as") || c.at("transaction")) {
      c.expect("transaction");
      if (c.accept("snapshot")) {
        c.string();
      }
      modes();
      other("SET TRANSACTION");
      return;
    }
    boolean local = c.at("local") && !c.peek(1).isSymbol("=") && !c.peek(1).is("to");
    if (local || c.at("session") && !c.peek(1).isSymbol("=") && !c.peek(1).is("to")) {
      local = c.next().is("local");
    }
    if (c.at("session", "authorization")) {
      c.next();
    }
    if (c.accept("time", "zone")) {
      parameter("timezone", local);
    } else if (c.at("role") && !isAssignment()) {
      c.next();
      parameter("role", local);
    } else if (c.accept("authorization")) {
      parameter("session_authorization", local);
    } else if (c.at("names") && !isAssignment()) {
      c.next();
      parameter("client_encoding", local);
    } else if (c.at("schema") && !isAssignment()) {
      c.next();
      parameter("search_path", local);
    } else if (c.accept("xml", "option")) {
      parameter("xmloption", local);
    } else {
      assignment(local);
    }
  }

  private boolean isAssignment() {
    return c.peek(1).isSymbol("=") || c.peek(1).is("to") || c.peek(1).isSymbol(".");
  }

  private void assignment(boolean local) {
    String name = Names.label(c);
    while (c.acceptSymbol(".")) {
      name = name + "." + Names.label(c);
    }
    if (c.accept("from", "current")) {
      sink.add(new SetParameter(name, "FROM CURRENT", local), c, statement);
      return;
    }
    if (!c.acceptSymbol("=")) {
      c.expect("to");
    }
    parameter(name, local);
  }

  private void parameter(String name, boolean local) {
    int value = c.index();
    if (c.ended()) {
      throw c.unread();
    }
    value();
    while (c.acceptSymbol(",")) {
      value();
    }
    sink.add(new SetParameter(name, c.source(value, c.index()), local), c, statement);
  }

  /** One value: a word, a number with its sign, a string, or an interval. */
  private void value() {
    if (c.accept("interval")) {
      c.skipElement();
      return;
    }
    if (!c.acceptSymbol("-")) {
      c.acceptSymbol("+");
    }
    switch (c.peek().kind()) {
      case WORD, QUOTED, STRING, ESCAPE_STRING, DOLLAR_STRING, NUMBER, PARAMETER:
        c.next();
        break;
      default:
        throw c.unread();
    }
  }

  /** RESET is SET … TO DEFAULT by another name. */
  private void reset() {
    if (c.accept("all")) {
      other("RESET ALL");
      return;
    }
    String name;
    if (c.accept("time", "zone")) {
      name = "timezone";
    } else if (c.accept("session", "authorization")) {
      name = "session_authorization";
    } else if (c.accept("transaction", "isolation", "level")) {
      name = "transaction_isolation";
    } else {
      name = Names.label(c);
      while (c.acceptSymbol(".")) {
        name = name + "." + Names.label(c);
      }
    }
    sink.add(new SetParameter(name, "DEFAULT", false), c, statement);
  }
}
