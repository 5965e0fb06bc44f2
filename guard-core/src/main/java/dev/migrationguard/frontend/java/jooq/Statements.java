package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.jooq.Chain.Call;
import dev.migrationguard.frontend.java.jooq.Chain.Link;
import java.util.List;
import java.util.Optional;

/** Writes a finished chain as the one statement that jOOQ sends for it. */
final class Statements {

  private Statements() {}

  /** Whether a call starts a statement. */
  static boolean starts(String method) {
    return switch (method) {
      case "insertInto", "update", "deleteFrom", "delete", "with", "withRecursive", "truncate", "truncateTable",
          "commentOnTable", "commentOnColumn", "commentOnView", "commentOnMaterializedView", "mergeInto", "query",
          "resultQuery", "selectFrom", "selectOne", "selectZero", "selectCount", "selectDistinct", "select", "grant",
          "revoke", "insertQuery", "updateQuery", "deleteQuery", "selectQuery", "setSchema" -> true;
      default -> defines(method, "create") || defines(method, "drop") || defines(method, "alter");
    };
  }

  private static boolean defines(String method, String verb) {
    return method.startsWith(verb) && method.length() > verb.length()
        && Character.isUpperCase(method.charAt(verb.length()));
  }

  /** Whether it is a query that reads. */
  static boolean selects(List<Call> calls) {
    return calls.get(0).method().startsWith("select");
  }

  static void write(List<Call> calls, Words out, Site site) {
    Call start = calls.get(0);
    String method = start.method();
    switch (method) {
      case "alterTable", "alterTableIfExists" -> AlterTable.write(calls, out, site);
      case "createTable", "createTableIfNotExists", "createTemporaryTable", "createTemporaryTableIfNotExists",
          "createGlobalTemporaryTable", "createGlobalTemporaryTableIfNotExists", "createLocalTemporaryTable",
          "createLocalTemporaryTableIfNotExists" -> CreateTable.write(calls, out, site);
      case "createIndex", "createIndexIfNotExists", "createUniqueIndex", "createUniqueIndexIfNotExists" ->
          Indexes.create(calls, out, site);
      case "dropIndex", "dropIndexIfExists" -> Indexes.drop(calls, out);
      case "query", "resultQuery" -> {
        out.add(Sql.template(Sql.plain(start.first()), start.arguments().subList(1, start.arguments().size()), site));
        calls.subList(1, calls.size()).forEach(out::unread);
      }
      case "dropTable", "dropTableIfExists", "dropTemporaryTable", "dropTemporaryTableIfExists" -> {
        out.add(method.endsWith("IfExists") ? "DROP TABLE IF EXISTS" : "DROP TABLE").add(Sql.names(start.arguments()));
        follow(calls, out, site);
      }
      case "truncate", "truncateTable" -> {
        StringBuilder tables = new StringBuilder();
        start.arguments().forEach(table -> tables.append(tables.isEmpty() ? "" : ", ").append(Sql.plain(table)));
        out.add("TRUNCATE TABLE").add(tables.toString());
        follow(calls, out, site);
      }
      default -> {
        if (Rows.writes(method)) {
          Rows.write(calls, out, site);
        } else {
          object(calls, out, site);
        }
      }
    }
  }

  /** Schemas, views, sequences, types, comments: their methods are called like the words of their statements. */
  private static void object(List<Call> calls, Words out, Site site) {
    Call start = calls.get(0);
    String words = Words.of(start.method());
    boolean known = switch (start.method()
        .replace("IfNotExists", "").replace("IfExists", "").replace("OrReplace", "").replace("Materialized", "")) {
      case "createSchema", "dropSchema", "alterSchema", "createView", "dropView", "alterView", "createSequence",
          "dropSequence", "alterSequence", "createType", "dropType", "alterType", "createDomain", "dropDomain",
          "alterDomain", "createDatabase", "dropDatabase", "alterDatabase", "alterIndex", "commentOnTable",
          "commentOnColumn", "commentOnView" -> true;
      default -> false;
    };
    if (start.method().equals("setSchema")) {
      out.add("SET search_path =").add(Sql.name(start.first()));
    } else if (known && start.method().startsWith("drop")) {
      out.add(words).add(Sql.names(start.arguments()));
    } else if (known) {
      List<Value> columns = start.arguments().subList(Math.min(1, start.arguments().size()), start.arguments().size());
      out.add(words).add(Sql.name(start.first())).add(columns.isEmpty() ? "" : "(" + Sql.identifiers(columns) + ")");
    } else {
      out.unread(start);
    }
    follow(calls, out, site);
  }

  private static void follow(List<Call> calls, Words out, Site site) {
    for (Call call : calls.subList(1, calls.size())) {
      String words = Words.of(call.method());
      switch (call.method()) {
        case "cascade", "restrict", "restartIdentity", "continueIdentity", "cycle", "noCycle", "noCache", "noMinvalue",
            "noMaxvalue", "restart", "dropDefault", "dropNotNull", "setNotNull", "withData", "withNoData" ->
            out.add(words);
        case "renameTo" -> out.add(words).add(Sql.identifier(call.first()));
        case "setSchema", "dropConstraint", "renameConstraint" -> out.add(words).add(Sql.identifier(call.first()));
        case "startWith", "incrementBy", "minvalue", "maxvalue", "cache", "restartWith", "default_", "setDefault" ->
            out.add(words).add(Sql.literal(call.first(), site));
        case "is", "addValue", "renameValue", "to" -> out.add(words).add(label(call.first()));
        case "asEnum" -> out.add("AS ENUM (" + labels(call.arguments()) + ")");
        case "as" -> out.add("AS").add(
            call.first() instanceof SqlType type ? type.cast() : query(call.first(), site));
        case "constraints", "add" -> call.arguments().forEach(
            constraint -> out.add(call.method().equals("add") ? "ADD" : "").add(Sql.name(constraint)));
        default -> out.unread(call);
      }
    }
  }

  /** The labels of an enum: strings, known or not. */
  private static String labels(List<Value> arguments) {
    StringBuilder labels = new StringBuilder();
    for (Value label : arguments) {
      labels.append(labels.isEmpty() ? "" : ", ").append(label(label));
    }
    return labels.toString();
  }

  private static String label(Value value) {
    return value instanceof Part part ? part.sql() : Sql.string(value instanceof Text text ? text.text() : Sql.HOLE);
  }

  /** A query inside of a statement. */
  static String query(Value value, Site site) {
    return value instanceof Chain chain ? nested(chain, site) : Sql.plain(value);
  }

  /** A chain inside of another one; a hole where it is not understood. */
  static String nested(Chain chain, Site site) {
    Optional<List<Call>> calls = calls(chain.calls().value());
    if (calls.isEmpty()) {
      return Sql.HOLE;
    }
    Words words = new Words();
    write(calls.get(), words, site);
    return words.unread().isPresent() ? Sql.HOLE : words.sql();
  }

  /** What was called; empty where that depends on what is not known. */
  static Optional<List<Call>> calls(Value state) {
    return state instanceof Link link ? Optional.of(link.all()) : Optional.empty();
  }

  /** Words for a call in a message: {@code alterTable(…).frobnicate}. */
  static String shown(List<Call> calls, Call call) {
    Call start = calls.get(0);
    String first = start.first() instanceof Text name ? start.method() + "(\"" + name.text() + "\")" : start.method();
    return call == start ? start.method() : first + "." + call.method();
  }
}
