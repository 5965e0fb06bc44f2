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
    List<String> uncut = uncut(resource);
    List<String[]> lines = new ArrayList<>(uncut.size());
    for (String line : uncut) {
      lines.add(cells(line));
    }
    return lines;
  }

  /** Every line of the named resource as it stands there. */
  static List<String> uncut(String resource) {
    try (InputStream in = Lines.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end > start && text.charAt(start) != '#') {
        lines.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return lines;
  }

  /** The cells of a line. */
  static String[] cells(String line) {
    List<String> cells = new ArrayList<>(9);
    int from = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
      cells.add(line.substring(from, tab));
      from = tab + 1;
    }
    cells.add(line.substring(from));
    return cells.toArray(new String[0]);
  }
}
