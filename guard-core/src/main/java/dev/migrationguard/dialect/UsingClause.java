package dev.migrationguard.dialect;

import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import java.util.Locale;

/** How the USING clause of a type change gets from the old value to the new. */
enum UsingClause {
  /** There is none, or it is the column itself: the change is what the types make it. */
  NONE,
  /** It casts the column to the new type, and nothing else. */
  CAST,
  /** It reckons a new value for each row. */
  EXPRESSION,
  /** It is not visible, or a cast whose type cannot be compared with the new one. */
  UNKNOWN;

  static UsingClause of(ChangeColumnType operation) {
    if (operation.using().isEmpty()) {
      return NONE;
    }
    if (!operation.using().get().known()) {
      return UNKNOWN;
    }
    String column = squeezed(operation.columnName());
    String text = unwrapped(squeezed(operation.using().get().text()));
    if (text.equals(column)) {
      return NONE;
    }
    if (text.startsWith("cast(" + column + "as") && text.endsWith(")")) {
      return castTo(text.substring(column.length() + 7, text.length() - 1), operation);
    }
    if (text.startsWith("(" + column + ")::")) {
      return castTo(text.substring(column.length() + 4), operation);
    }
    if (text.startsWith(column + "::")) {
      return castTo(text.substring(column.length() + 2), operation);
    }
    return EXPRESSION;
  }

  private static UsingClause castTo(String type, ChangeColumnType operation) {
    if (type.contains("::") || type.indexOf('\'') >= 0) {
      return EXPRESSION;
    }
    return shortName(type).equals(shortName(squeezed(operation.type().toString()))) ? CAST : UNKNOWN;
  }

  /** Lower case, without blanks and quotes, so that two ways of writing the same are equal. */
  private static String squeezed(String sql) {
    StringBuilder text = new StringBuilder(sql.length());
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c > ' ' && c != '"') {
        text.append(c);
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static String unwrapped(String text) {
    String inner = text;
    while (inner.length() > 1 && inner.charAt(0) == '(' && closes(inner) == inner.length() - 1) {
      inner = inner.substring(1, inner.length() - 1);
    }
    return inner;
  }

  /** Where the parenthesis closes that opens the text. */
  private static int closes(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String shortName(String squeezedType) {
    int end = 0;
    while (end < squeezedType.length() && squeezedType.charAt(end) != '(' && squeezedType.charAt(end) != '[') {
      end++;
    }
    String name = squeezedType.substring(0, end);
    String rest = squeezedType.substring(end);
    return switch (name) {
      case "int", "int4" -> "integer";
      case "int8" -> "bigint";
      case "int2" -> "smallint";
      case "bool" -> "boolean";
      case "float8" -> "doubleprecision";
      case "float4" -> "real";
      case "decimal" -> "numeric";
      case "charactervarying" -> "varchar";
      case "character", "bpchar" -> "char";
      case "bitvarying" -> "varbit";
      case "timestamp" ->
          rest.endsWith("withtimezone") ? "timestamptz" + before(rest, "withtimezone") : timestamp(rest);
      case "timestampwithtimezone" -> "timestamptz";
      case "timestampwithouttimezone" -> "timestamp";
      default -> name;
    } + (name.equals("timestamp") ? "" : rest);
  }

  private static String timestamp(String rest) {
    return "timestamp" + (rest.endsWith("withouttimezone") ? before(rest, "withouttimezone") : rest);
  }

  private static String before(String text, String end) {
    return text.substring(0, text.length() - end.length());
  }
}
