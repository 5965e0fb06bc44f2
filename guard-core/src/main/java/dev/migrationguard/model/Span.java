package dev.migrationguard.model;

/**
 * Where something stands in a file.
 *
 * @param line      first line, from 1
 * @param column    first column, from 1, in Unicode code points
 * @param endLine   last line, from 1
 * @param endColumn column after the last character, from 1, in Unicode code points
 */
public record Span(int line, int column, int endLine, int endColumn) implements Comparable<Span> {

  /** The first character of a file: the place of what is true of the file as a whole. */
  public static final Span START = new Span(1, 1, 1, 1);

  /** The span from the first character of {@code first} to the last of {@code last}. */
  public static Span between(Span first, Span last) {
    return new Span(first.line, first.column, last.endLine, last.endColumn);
  }

  @Override
  public int compareTo(Span other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  // A record's own equals and hashCode are linked when they are first called, which costs a short run milliseconds.

  @Override
  public boolean equals(Object other) {
    return other instanceof Span span
        && line == span.line
        && column == span.column
        && endLine == span.endLine
        && endColumn == span.endColumn;
  }

  @Override
  public int hashCode() {
    return ((line * 31 + column) * 31 + endLine) * 31 + endColumn;
  }
}
