package dev.migrationguard.rules;

/** Looks for names in SQL that is known as text only. */
final class SqlWords {

  private SqlWords() {}

  /** Whether a name stands in the text, as a whole word. */
  static boolean mentions(String sql, String name) {
    return next(sql, name, 0) >= 0;
  }

  /** Whether {@code name = …} stands in the text. */
  static boolean assigns(String sql, String name) {
    return !assigned(sql, name).isEmpty();
  }

  /** What stands behind {@code name =}, up to the next comma outside of parentheses; empty where there is none. */
  static String assigned(String sql, String name) {
    for (int end = next(sql, name, 0); end >= 0; end = next(sql, name, end)) {
      int at = end;
      while (at < sql.length() && (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '"')) {
        at++;
      }
      if (at < sql.length() && sql.charAt(at) == '=') {
        return upToComma(sql, at + 1);
      }
    }
    return "";
  }

  private static String upToComma(String sql, int from) {
    int depth = 0;
    for (int i = from; i < sql.length(); i++) {
      char c = sql.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        return sql.substring(from, i);
      }
    }
    return sql.substring(from);
  }

  /** The end of the next whole word from an index on, whatever its case; -1 for none. */
  private static int next(String sql, String word, int from) {
    int last = sql.length() - word.length();
    for (int i = from; i <= last && !word.isEmpty(); i++) {
      int end = i + word.length();
      if (sql.regionMatches(true, i, word, 0, word.length())
          && (i == 0 || !isPart(sql.charAt(i - 1)))
          && (end == sql.length() || !isPart(sql.charAt(end)))) {
        return end;
      }
    }
    return -1;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
