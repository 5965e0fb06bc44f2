package dev.migrationguard.cli.report;

/** Makes text of a source harmless for a terminal: an escape sequence or a reversed reading order must not reach it. */
final class Printable {

  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /** The code point, or a sign in its place. */
  static int codePoint(int codePoint) {
    return isUnsafe(codePoint) ? REPLACEMENT : codePoint;
  }

  /** The text on one line: line breaks and tabs become blanks. */
  static String line(String text) {
    return clean(text, false);
  }

  /** The text with its line breaks. */
  static String lines(String text) {
    return clean(text, true);
  }

  private static String clean(String text, boolean keepLines) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == '\t' || (c == '\n' || c == '\r') && !keepLines;
      boolean unsafe = isUnsafe(c) && !(keepLines && c == '\n');
      if (out == null && (blank || unsafe)) {
        out = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (out != null) {
        out.append(blank ? ' ' : unsafe ? (char) REPLACEMENT : c);
      }
    }
    return out == null ? text : out.toString();
  }

  private static boolean isUnsafe(int c) {
    return c < ' '
        || c >= 0x7F && c < 0xA0
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0x2028
        || c == 0x2029;
  }
}
