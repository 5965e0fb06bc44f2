package dev.migrationguard.cli.report;

import java.util.ArrayList;
import java.util.List;

/** A table of a terminal: names at the left, figures at the right of each column. */
final class Grid {

  private static final String INDENT = "  ";
  private static final int GAP = 2;

  private final String[] heads;
  private final List<String[]> rows = new ArrayList<>();

  /** A table with these heads, the first one above the names. */
  Grid(String... heads) {
    this.heads = heads;
  }

  /** Adds a row, with one cell for each head; what is 0 is left empty. */
  void row(String name, int... figures) {
    String[] cells = new String[heads.length];
    cells[0] = Printable.line(name);
    for (int i = 0; i < figures.length; i++) {
      cells[i + 1] = figures[i] == 0 ? "·" : String.valueOf(figures[i]);
    }
    rows.add(cells);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Draws it.
   *
   * @param width columns of the terminal; a name that does not fit loses its beginning
   */
  void draw(int width, Style style, StringBuilder out) {
    int[] widths = new int[heads.length];
    for (int i = 0; i < heads.length; i++) {
      widths[i] = Columns.of(heads[i]);
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], Columns.of(row[i]));
      }
    }
    int figures = 0;
    for (int i = 1; i < widths.length; i++) {
      figures += widths[i] + GAP;
    }
    widths[0] = Math.max(Columns.of(heads[0]), Math.min(widths[0], width - figures - INDENT.length()));
    // The head stands as far left as a title does, since it is one.
    out.append(style.strong(heads[0])).append(" ".repeat(INDENT.length() + widths[0] - Columns.of(heads[0])));
    cells(heads, widths, out);
    for (String[] row : rows) {
      String name = shortened(row[0], widths[0]);
      out.append(INDENT).append(name).append(" ".repeat(widths[0] - Columns.of(name)));
      cells(row, widths, out);
    }
  }

  private static void cells(String[] row, int[] widths, StringBuilder out) {
    for (int i = 1; i < row.length; i++) {
      out.append(" ".repeat(GAP + widths[i] - Columns.of(row[i]))).append(row[i]);
    }
    out.append('\n');
  }

  /** The end of a name tells more than its beginning. */
  static String shortened(String name, int width) {
    String shown = name;
    while (Columns.of(shown) > width && !shown.isEmpty()) {
      int first = shown.startsWith("…") ? 1 : 0;
      int cut = shown.offsetByCodePoints(first, Math.min(1, shown.codePointCount(first, shown.length())));
      shown = cut >= shown.length() ? "" : "…" + shown.substring(cut);
    }
    return shown;
  }
}
