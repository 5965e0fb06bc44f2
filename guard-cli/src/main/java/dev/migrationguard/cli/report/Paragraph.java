package dev.migrationguard.cli.report;

/** Breaks prose into lines that fit. */
final class Paragraph {

  private Paragraph() {}

  /**
   * Writes a text, broken between words.
   *
   * @param text   words; its own line breaks stay
   * @param indent what each line begins with
   * @param width  columns of a line, the indent included; a word that is longer than that stands alone, unbroken
   * @param out    where to
   */
  static void wrap(String text, String indent, int width, StringBuilder out) {
    for (String line : Printable.lines(text).split("\n", -1)) {
      int column = 0;
      for (String word : line.strip().split(" +")) {
        int columns = Columns.of(word);
        if (column == 0) {
          out.append(indent).append(word);
          column = indent.length() + columns;
        } else if (column + 1 + columns <= width) {
          out.append(' ').append(word);
          column += 1 + columns;
        } else {
          out.append('\n').append(indent).append(word);
          column = indent.length() + columns;
        }
      }
      out.append('\n');
    }
  }
}
