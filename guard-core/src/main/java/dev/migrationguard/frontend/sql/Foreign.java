package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.ObjectName;

/**
 * What stands in a script and is no SQL of the database: placeholders, Oracle's {@code /} lines, {@code GO}, DELIMITER.
 * Each is replaced by something of the same length, so that places hold and its neighbours are read.
 */
final class Foreign {

  private static final String DELIMITER = "delimiter";

  /** What a line begins with that is an end mark, GO or DELIMITER: few lines do. */
  private static final String BEGINNINGS = "/gGdD";

  private final String text;
  private char[] changed;

  private Foreign(String text) {
    this.text = text;
  }

  /** The text without it; the same text where there is none. */
  static String replaced(String text) {
    Foreign foreign = new Foreign(text);
    foreign.placeholders();
    foreign.lines();
    return foreign.changed == null ? text : new String(foreign.changed);
  }

  private void set(int from, int to, char c) {
    if (changed == null) {
      changed = text.toCharArray();
    }
    for (int i = from; i < to; i++) {
      changed[i] = c;
    }
  }

  /** {@code ${name}}, as Flyway and goose fill it in. */
  private void placeholders() {
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
      int end = at + 2;
      while (end < text.length() && isPlaceholder(text.charAt(end))) {
        end++;
      }
      // In $${ the first dollar may end a tag.
      boolean tag = at > 0 && text.charAt(at - 1) == '$';
      if (!tag && end > at + 2 && end < text.length() && text.charAt(end) == '}') {
        set(at, end + 1, ObjectName.HOLE);
      }
    }
  }

  private static boolean isPlaceholder(char c) {
    return Lexer.isWordPart(c) && c != '$' || c == '.' || c == ':' || c == '-';
  }

  private void lines() {
    String delimiter = "";
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int first = start;
      while (first < end && text.charAt(first) <= ' ') {
        first++;
      }
      if (first < end && (!delimiter.isEmpty() || BEGINNINGS.indexOf(text.charAt(first)) >= 0)) {
        int last = end;
        while (text.charAt(last - 1) <= ' ') {
          last--;
        }
        if (text.charAt(first) == '/' && last == first + 1) {
          set(first, last, ';');
        } else if (isGo(first, last)) {
          set(first, last, ' ');
          set(first, first + 1, ';');
        } else if (isDelimiter(first, last)) {
          String next = text.substring(first + DELIMITER.length(), last).strip();
          delimiter = next.equals(";") ? "" : next;
          set(first, last, ' ');
        } else if (!delimiter.isEmpty()) {
          delimited(first, last, delimiter);
        }
      }
      start = end + 1;
    }
  }

  /** {@code GO} or {@code GO 5}, alone on its line. */
  private boolean isGo(int first, int last) {
    if (last - first < 2 || !text.regionMatches(true, first, "go", 0, 2)) {
      return false;
    }
    int at = first + 2;
    boolean blank = at == last || text.charAt(at) <= ' ';
    while (at < last && (text.charAt(at) <= ' ' || text.charAt(at) >= '0' && text.charAt(at) <= '9')) {
      at++;
    }
    return blank && at == last;
  }

  private boolean isDelimiter(int first, int last) {
    int behind = first + DELIMITER.length();
    return behind < last
        && text.charAt(behind) <= ' '
        && text.regionMatches(true, first, DELIMITER, 0, DELIMITER.length());
  }

  /** A semicolon ends nothing here, and the delimiter does. */
  private void delimited(int first, int last, String delimiter) {
    for (int i = first; i < last; i++) {
      if (text.startsWith(delimiter, i)) {
        set(i, Math.min(last, i + delimiter.length()), ' ');
        set(i, i + 1, ';');
      } else if (text.charAt(i) == ';') {
        set(i, i + 1, ' ');
      }
    }
  }
}
