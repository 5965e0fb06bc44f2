package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.RefreshMaterializedView;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the statements that have no family of their own. */
final class Utilities {

  private final Cursor c;
  private final Sink sink;
  private final int statement;

  Utilities(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  /** Reads the statement whose first word is given, with the cursor behind it; false where it is not known. */
  boolean read(String first) {
    switch (first) {
      case "refresh":
        refresh();
        return true;
      case "comment":
        described("COMMENT ON");
        return true;
      case "security":
        c.expect("label");
        if (c.accept("for")) {
          c.next();
        }
        described("SECURITY LABEL ON");
        return true;
      case "grant":
        privileges("GRANT");
        return true;
      case "revoke":
        privileges("REVOKE");
        return true;
      case "reassign":
        c.expect("owned");
        rest("REASSIGN OWNED");
        return true;
      case "import":
        c.expect("foreign", "schema");
        rest("IMPORT FOREIGN SCHEMA");
        return true;
      case "checkpoint", "discard", "listen", "unlisten", "notify", "show", "load", "declare", "fetch", "move", "close",
          "deallocate", "call":
        rest(first.toUpperCase(Locale.ROOT));
        return true;
      default:
        return false;
    }
  }

  private void rest(String command) {
    c.skipRest();
    sink.add(new OtherStatement(command, Optional.empty()), c, statement);
  }

  private void refresh() {
    c.expect("materialized", "view");
    boolean concurrently = c.accept("concurrently");
    ObjectName name = Names.qualified(c);
    boolean withData = true;
    if (c.accept("with")) {
      withData = !c.accept("no");
      c.expect("data");
    }
    sink.add(new RefreshMaterializedView(name, concurrently, withData), c, statement);
  }

  /** COMMENT and SECURITY LABEL: an object of any kind, and IS behind it. */
  private void described(String command) {
    c.expect("on");
    ObjectKinds.Named kind = ObjectKinds.read(c);
    Optional<ObjectName> table = Optional.empty();
    if (kind.is("COLUMN")) {
      table = Optional.of(tableOfColumn());
    } else if (kind.is("TABLE")) {
      table = Optional.of(Names.qualified(c));
    }
    while (!c.ended() && !c.at("is")) {
      Token token = c.next();
      if (kind.hangsOnTable() && token.is("on") && !c.at("domain")) {
        table = Optional.of(Names.qualified(c));
      }
    }
    c.expect("is");
    while (!c.ended()) {
      if (!c.peek().isString() && !c.at("null") && c.peek().kind() != Kind.PARAMETER) {
        throw c.unread();
      }
      c.next();
    }
    sink.add(new OtherStatement(command + " " + kind.words(), table), c, statement);
  }

  private ObjectName tableOfColumn() {
    String table = "";
    String schema = "";
    String last = Names.plain(c);
    while (c.acceptSymbol(".")) {
      schema = table;
      table = last;
      last = Names.label(c);
    }
    return ObjectName.of(schema, table);
  }

  /** GRANT and REVOKE: of the tables that ON names, one operation each. */
  private void privileges(String command) {
    int depth = 0;
    while (!c.ended() && !(depth == 0 && (c.at("on") || c.at("to") || c.at("from")))) {
      Token token = c.next();
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
    }
    if (c.accept("on") && isTable()) {
      c.accept("table");
      List<ObjectName> tables = Names.list(c);
      c.skipRest();
      for (ObjectName table : tables) {
        sink.add(new OtherStatement(command, Optional.of(table)), c, statement);
      }
      return;
    }
    rest(command);
  }

  private boolean isTable() {
    if (c.at("table")) {
      return true;
    }
    boolean kind = switch (c.peek().text()) {
      case "all", "sequence", "database", "domain", "foreign", "function", "language", "large", "parameter",
              "procedure", "routine", "schema", "tablespace", "type" ->
          c.peek().kind() == Kind.WORD && c.peek(1).kind() != Kind.SYMBOL && !c.peek(1).is("to")
              && !c.peek(1).is("from");
      default -> false;
    };
    return !kind && Names.at(c);
  }
}
