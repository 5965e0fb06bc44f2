package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.ObjectName;
import java.util.List;
import java.util.Set;

/** Names as SQL writes them: quoted where PostgreSQL would read them otherwise. */
final class SqlIdentifiers {

  /** What PostgreSQL 18 does not take as a bare name of a table or a column (appendix C of its manual). */
  private static final Set<String> RESERVED =
      Set.of(
          "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary",
          "both", "case", "cast", "check", "collate", "collation", "column", "concurrently", "constraint", "create",
          "cross", "current_catalog", "current_date", "current_role", "current_schema", "current_time",
          "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end",
          "except", "false", "fetch", "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike",
          "in", "initially", "inner", "intersect", "into", "is", "isnull", "join", "lateral", "leading", "left",
          "like", "limit", "localtime", "localtimestamp", "natural", "not", "notnull", "null", "offset", "on", "only",
          "or", "order", "outer", "overlaps", "placing", "primary", "references", "returning", "right", "select",
          "session_user", "similar", "some", "symmetric", "system_user", "table", "tablesample", "then", "to",
          "trailing", "true", "union", "unique", "user", "using", "variadic", "verbose", "when", "where", "window",
          "with");

  private SqlIdentifiers() {}

  /** A name, quoted where it must be. */
  static String quote(String name) {
    return plain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A name with its schema. */
  static String quote(ObjectName name) {
    String own = quote(name.name());
    return name.schema().map(schema -> quote(schema) + "." + own).orElse(own);
  }

  /** Names with commas between. */
  static String list(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.isEmpty() ? "" : ", ").append(quote(name));
    }
    return text.toString();
  }

  /** A string constant. */
  static String constant(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static boolean plain(String name) {
    if (name.isEmpty() || RESERVED.contains(name)) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c == '_' || c == ObjectName.HOLE;
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '$'))) {
        return false;
      }
    }
    return true;
  }
}
