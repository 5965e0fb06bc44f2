package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.jooq.Chain.Call;
import java.util.List;

/** {@code createIndex(…).on(…)} and {@code dropIndex(…)}. */
final class Indexes {

  private Indexes() {}

  static void create(List<Call> calls, Words out, Site site) {
    Call start = calls.get(0);
    out.add(start.method().startsWith("createUnique") ? "CREATE UNIQUE INDEX" : "CREATE INDEX")
        .add(start.method().endsWith("IfNotExists") ? "IF NOT EXISTS" : "")
        .add(start.arguments().isEmpty() ? "" : Sql.identifier(start.first()));
    List<Value> keys = List.of();
    for (Call call : calls.subList(1, calls.size())) {
      switch (call.method()) {
        case "on" -> {
          keys = call.arguments().subList(Math.min(1, call.arguments().size()), call.arguments().size());
          out.add("ON").add(Sql.name(call.first())).add("(" + Sql.identifiers(keys) + ")");
        }
        case "include" -> out.add("INCLUDE (" + Sql.identifiers(call.arguments()) + ")");
        case "where" -> out.add("WHERE").add(Rows.condition(call, site));
        case "and", "or" -> out.add(Words.of(call.method())).add(Rows.condition(call, site));
        case "excludeNullKeys" -> {
          StringBuilder filter = new StringBuilder();
          keys.forEach(key -> filter.append(filter.isEmpty() ? "" : " AND ").append(Sql.identifier(key))
              .append(" IS NOT NULL"));
          out.add("WHERE").add(filter.toString());
        }
        default -> out.unread(call);
      }
    }
  }

  /** PostgreSQL drops an index by its name alone: the table that the source names is not sent. */
  static void drop(List<Call> calls, Words out) {
    Call start = calls.get(0);
    out.add(start.method().endsWith("IfExists") ? "DROP INDEX IF EXISTS"
        : "DROP INDEX").add(Sql.identifier(start.first()));
    for (Call call : calls.subList(1, calls.size())) {
      switch (call.method()) {
        case "on" -> {}
        case "cascade", "restrict" -> out.add(Words.of(call.method()));
        default -> out.unread(call);
      }
    }
  }
}
