package dev.migrationguard.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders the Markdown of the rules' pages for a terminal.
 *
 * <p>Only what those pages use: headings, paragraphs, fenced code, quotes and tables. They are generated, so that
 * nothing else occurs.
 */
final class MarkdownText {

  private final Style style;
  private final int columns;
  private final StringBuilder out = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();
  private final List<String[]> table = new ArrayList<>();

  private MarkdownText(Style style, int columns) {
    this.style = style;
    this.columns = columns;
  }

  static String render(String markdown, Style style, int columns) {
    MarkdownText text = new MarkdownText(style, columns);
    boolean code = false;
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith("```")) {
        text.flush();
        code = !code;
      } else if (code) {
        text.out.append(line.isEmpty() ? "" : "    ").append(line).append('\n');
      } else {
        text.line(line);
      }
    }
    text.flush();
    return text.out.toString().strip() + "\n";
  }

  private void line(String line) {
    if (line.startsWith("|")) {
      table.add(line.substring(1, line.length() - 1).split("\\|", -1));
      return;
    }
    if (line.startsWith("#")) {
      flush();
      out.append(style.strong(line.substring(line.lastIndexOf('#') + 1).strip())).append('\n');
    } else if (line.isEmpty()) {
      flush();
      int length = out.length();
      if (length > 1 && !(out.charAt(length - 1) == '\n' && out.charAt(length - 2) == '\n')) {
        out.append('\n');
      }
    } else if (!line.startsWith("<!--")) {
      paragraph.add(line.startsWith("> ") ? line.substring(2) : line);
    }
  }

  private void flush() {
    if (!paragraph.isEmpty()) {
      Paragraph.wrap(String.join(" ", paragraph).replace("**", ""), "  ", columns, out);
      paragraph.clear();
    }
    if (!table.isEmpty()) {
      rows();
      table.clear();
    }
  }

  private void rows() {
    int[] widths = new int[table.get(0).length];
    for (String[] row : table) {
      for (int i = 0; i < Math.min(row.length, widths.length); i++) {
        widths[i] = isRule(row[i]) ? widths[i] : Math.max(widths[i], Columns.of(row[i].strip()));
      }
    }
    for (String[] row : table) {
      if (isRule(row[0])) {
        continue;
      }
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < Math.min(row.length, widths.length); i++) {
        String cell = row[i].strip();
        line.append(' ').append(cell).append(" ".repeat(1 + widths[i] - Columns.of(cell)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** The line of hyphens below a table's head. */
  private static boolean isRule(String cell) {
    return cell.startsWith("---");
  }
}
