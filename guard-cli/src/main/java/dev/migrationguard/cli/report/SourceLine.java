package dev.migrationguard.cli.report;

/**
 * A line of a source and the carets under a part of it, as a terminal draws them.
 *
 * @param text   the line, tabs spelt out, cut where it is too long
 * @param carets blanks and carets that stand below the part
 */
record SourceLine(String text, String carets) {

  private static final int TAB = 4;
  private static final int CONTEXT = 16;
  private static final String CUT = "…";

  /** Characters around a part that are looked at: more than any terminal shows. A generated line may have millions. */
  private static final int REACH = 4096;

  /**
   * Draws a line.
   *
   * @param line      the line as it stands in the file
   * @param column    first column of the part, from 1, in code points
   * @param endColumn column after its last character; where it is not after {@code column}, or beyond the line, the
   *     part runs to the end of the line
   * @param width     columns that the terminal has for it, at least 20
   */
  static SourceLine draw(String line, int column, int endColumn, int width) {
    int start = Math.max(0, index(line, column - 1) - REACH);
    if (start > 0 && Character.isLowSurrogate(line.charAt(start))) {
      start--;
    }
    int left = line.codePointCount(0, start);
    int end = (int) Math.min(line.length(), start + 2L * REACH);
    return drawNear(line.substring(start, end), column - left, endColumn - left, width);
  }

  /** Where the character after so many others stands. */
  private static int index(String line, int before) {
    int index = Math.min(before, line.length());
    if (index > 0 && line.codePointCount(0, index) < index) {
      return line.offsetByCodePoints(0, Math.min(before, line.codePointCount(0, line.length())));
    }
    return index;
  }

  private static SourceLine drawNear(String line, int column, int endColumn, int width) {
    String source = line.stripTrailing();
    int length = source.codePointCount(0, source.length());
    int first = Math.max(0, Math.min(column - 1, length));
    int last = endColumn > column && endColumn - 1 <= length ? endColumn - 1 : Math.max(length, first + 1);
    return fits(source, Math.min(last, length), width)
        ? draw(source, 0, first, last, width)
        : draw(source, Math.max(0, first - CONTEXT), first, last, width);
  }

  /** Whether the line can be drawn from its start with the whole part in sight. */
  private static boolean fits(String source, int last, int width) {
    int columns = 0;
    int index = 0;
    for (int i = 0; index < source.length() && i < last; i++) {
      int codePoint = source.codePointAt(index);
      index += Character.charCount(codePoint);
      columns += columns(codePoint, columns);
      if (columns >= width) {
        return false;
      }
    }
    return true;
  }

  private static SourceLine draw(String source, int from, int first, int last, int width) {
    StringBuilder text = new StringBuilder(from > 0 ? CUT : "");
    StringBuilder carets = new StringBuilder(from > 0 ? " " : "");
    int columns = text.length();
    int index = source.offsetByCodePoints(0, from);
    int i = from;
    for (; index < source.length(); i++) {
      int codePoint = source.codePointAt(index);
      int wide = columns(codePoint, columns);
      boolean atEnd = index + Character.charCount(codePoint) >= source.length();
      if (columns + wide > (atEnd ? width : width - 1)) {
        text.append(CUT);
        break;
      }
      if (codePoint == '\t') {
        text.append(" ".repeat(wide));
      } else {
        text.appendCodePoint(Printable.codePoint(codePoint));
      }
      carets.append((i >= first && i < last ? "^" : " ").repeat(wide));
      columns += wide;
      index += Character.charCount(codePoint);
    }
    if (first >= i && index >= source.length()) {
      carets.append('^');
    }
    return new SourceLine(text.toString(), carets.toString().stripTrailing());
  }

  private static int columns(int codePoint, int at) {
    return codePoint == '\t' ? TAB - at % TAB : Columns.of(Printable.codePoint(codePoint));
  }
}
