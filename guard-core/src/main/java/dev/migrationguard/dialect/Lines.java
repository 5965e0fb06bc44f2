package dev.migrationguard.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a table of this package: cells between tabs, {@code #} for a line of explanation. */
final class Lines {

  private Lines() {}

  /** Every line of the named resource, cut into cells. */
  static List<String[]> of(String resource) {
    try (InputStream in = Lines.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return cut(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String[]> cut(String text) {
    List<String[]> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end > start && text.charAt(start) != '#') {
        lines.add(cells(text, start, end));
      }
      start = end + 1;
    }
    return lines;
  }

  private static String[] cells(String text, int start, int end) {
    List<String> cells = new ArrayList<>(9);
    int from = start;
    for (int tab = text.indexOf('\t', from, end); tab >= 0; tab = text.indexOf('\t', from, end)) {
      cells.add(text.substring(from, tab));
      from = tab + 1;
    }
    cells.add(text.substring(from, end));
    return cells.toArray(new String[0]);
  }
}
