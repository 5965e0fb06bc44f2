package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.PythonCode.Atom;
import java.util.Optional;

/** What may follow REFERENCES, as the keywords of Alembic and SQLAlchemy. */
record ReferenceOptions(
    Optional<String> match,
    Optional<String> ondelete,
    Optional<String> onupdate,
    Optional<Boolean> deferrable,
    Optional<String> initially) {

  /** Takes the clauses apart; empty where one of them has no keyword. */
  static Optional<ReferenceOptions> of(String sql) {
    String match = null;
    String onDelete = null;
    String onUpdate = null;
    Boolean deferrable = null;
    String initially = null;
    String rest = sql.strip();
    while (!rest.isEmpty()) {
      String clause = clause(rest);
      String value = rest.substring(clause.length()).strip();
      String taken = switch (clause) {
        case "MATCH" -> match = first(value, "FULL", "PARTIAL", "SIMPLE");
        case "ON DELETE" -> onDelete = action(value);
        case "ON UPDATE" -> onUpdate = action(value);
        case "INITIALLY" -> initially = first(value, "DEFERRED", "IMMEDIATE");
        case "NOT DEFERRABLE", "DEFERRABLE" -> {
          deferrable = clause.equals("DEFERRABLE");
          yield "";
        }
        default -> null;
      };
      if (taken == null) {
        return Optional.empty();
      }
      rest = value.substring(taken.length()).strip();
    }
    return Optional.of(new ReferenceOptions(
        Optional.ofNullable(match),
        Optional.ofNullable(onDelete),
        Optional.ofNullable(onUpdate),
        Optional.ofNullable(deferrable),
        Optional.ofNullable(initially)));
  }

  private static String clause(String sql) {
    String found = first(sql, "MATCH", "ON DELETE", "ON UPDATE", "NOT DEFERRABLE", "DEFERRABLE", "INITIALLY");
    return found == null ? "" : found;
  }

  private static String action(String sql) {
    return first(sql, "CASCADE", "RESTRICT", "SET NULL", "SET DEFAULT", "NO ACTION");
  }

  /** The words that the text begins with, in upper case; null for none of them. */
  private static String first(String sql, String... candidates) {
    for (String candidate : candidates) {
      int end = candidate.length();
      if (sql.regionMatches(true, 0, candidate, 0, end) && (sql.length() == end || sql.charAt(end) == ' ')) {
        return candidate;
      }
    }
    return null;
  }

  void addTo(CallBuilder call) {
    call.keyword("onupdate", onupdate).keyword("ondelete", ondelete);
    deferrable.ifPresent(value -> call.keyword("deferrable", new Atom(value ? "True" : "False")));
    call.keyword("initially", initially).keyword("match", match);
  }
}
