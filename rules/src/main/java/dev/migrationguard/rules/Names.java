package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.rule.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The names that a remedy gives to what it creates, in the manner of PostgreSQL's own. */
final class Names {

  /** Words that SQL keeps for itself and that are met as column names. */
  private static final Set<String> RESERVED =
      Set.of(
          "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "both", "case", "cast", "check", "collate",
          "column", "constraint", "create", "current_date", "current_time", "current_timestamp", "current_user",
          "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch", "for",
          "foreign", "from", "grant", "group", "having", "in", "initially", "intersect", "into", "lateral", "leading",
          "limit", "localtime", "localtimestamp", "not", "null", "offset", "on", "only", "or", "order", "placing",
          "primary", "references", "returning", "select", "session_user", "some", "symmetric", "table", "then", "to",
          "trailing", "true", "union", "unique", "user", "using", "variadic", "when", "where", "window", "with");

  private Names() {}

  /** A name for something on columns of a table, cut to what the database keeps. */
  static String on(ObjectName table, List<String> columns, String suffix, Context context) {
    StringBuilder start = new StringBuilder(table.known() ? table.name() : "table");
    for (String column : columns) {
      start.append('_').append(column.indexOf(ObjectName.HOLE) < 0 ? column : "column");
    }
    int room = context.dialect().longestName() - suffix.length() - 1;
    // No character takes less than a byte.
    start.setLength(Math.min(start.length(), room));
    while (bytes(start.toString()) > room) {
      start.setLength(start.length() - 1);
    }
    return start.append('_').append(suffix).toString();
  }

  /** The length that a database counts. */
  static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A name as SQL writes it: in quotes where it has to be. */
  static String sql(String name) {
    boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0)) && !RESERVED.contains(name);
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c == '_' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
