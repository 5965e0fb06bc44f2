package dev.migrationguard.frontend.java;

import dev.migrationguard.model.Span;
import java.util.List;

/** The beginning of the source of a span, short enough for a message. */
final class Excerpt {

  private static final int LONGEST = 60;

  private Excerpt() {}

  static String of(List<String> lines, Span span) {
    String line = span.line() <= lines.size() ? lines.get(span.line() - 1) : "";
    int from = offset(line, span.column());
    int to = span.endLine() == span.line() ? Math.max(from, offset(line, span.endColumn())) : line.length();
    String text = line.substring(from, to).strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** Where a column, counted in code points from 1, stands in a line. */
  private static int offset(String line, int column) {
    return line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
  }
}
