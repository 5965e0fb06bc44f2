package dev.migrationguard.frontend.alembic;

import java.util.ArrayList;
import java.util.List;

/** String literals, quoted so that the fewest characters need a backslash. */
final class PythonText {

  /** Stands for no quote at all: between three quotes a single one needs no backslash. */
  private static final char NONE = '\0';

  private PythonText() {}

  /** A literal on one line. */
  static String literal(String value) {
    boolean single = value.indexOf('\'') >= 0;
    boolean twice = value.indexOf('"') >= 0;
    if (single && twice && !value.endsWith("\"") && !value.startsWith("\"") && !value.contains("\"\"\"")) {
      return "\"\"\"" + escape(value, NONE) + "\"\"\"";
    }
    char quote = twice && !single ? '\'' : '"';
    return quote + escape(value, quote) + quote;
  }

  /** Literals that together make the value, broken at its spaces into pieces of at most {@code width} columns. */
  static List<String> pieces(String value, int width) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int end = -1;
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != ' ') {
        continue;
      }
      if (end > start && literal(value.substring(start, i + 1)).length() > width) {
        pieces.add(literal(value.substring(start, end)));
        start = end;
      }
      end = i + 1;
    }
    if (end > start && end < value.length() && literal(value.substring(start)).length() > width) {
      pieces.add(literal(value.substring(start, end)));
      start = end;
    }
    pieces.add(literal(value.substring(start)));
    return pieces;
  }

  private static String escape(String value, char quote) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ') {
            text.append("\\x").append(hex(c, 2));
          } else if (Character.isSurrogate(c) && !paired(value, i)) {
            text.append("\\u").append(hex(c, 4));
          } else if (c == quote) {
            text.append('\\').append(c);
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }

  private static boolean paired(String value, int at) {
    return Character.isHighSurrogate(value.charAt(at))
        ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
  }

  private static String hex(char c, int digits) {
    String text = Integer.toHexString(c);
    return "0".repeat(digits - text.length()) + text;
  }

  /**
   * SQL that SQLAlchemy reads with {@code text()}: there {@code :word} is a parameter, even between quotes, unless a
   * backslash stands before it.
   */
  static String sql(String sql) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == ':' && parameter(sql, i)) {
        text.append('\\');
      }
      text.append(c);
    }
    return text.toString();
  }

  private static boolean parameter(String sql, int colon) {
    if (colon + 1 == sql.length() || !word(sql.charAt(colon + 1))) {
      return false;
    }
    char before = colon == 0 ? ' ' : sql.charAt(colon - 1);
    return before != ':' && before != '\\' && !word(before);
  }

  private static boolean word(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
