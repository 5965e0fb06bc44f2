package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The text of a file, its line ends made {@code \n}, with the way from offsets to lines and columns. */
final class Source {

  private final String text;
  private final int[] lineStarts;
  private final boolean astral;

  /** Of decoded text, whatever ends its lines. */
  Source(String decoded) {
    this.text = decoded.indexOf('\r') < 0 ? decoded : decoded.replace("\r\n", "\n").replace('\r', '\n');
    this.lineStarts = lineStarts(text);
    this.astral = text.codePointCount(0, text.length()) != text.length();
  }

  String text() {
    return text;
  }

  /** The lines without their ends; what follows the last line end is a line only if it is not empty. */
  List<String> lines() {
    int count = lineStarts.length;
    if (lineStarts[count - 1] == text.length()) {
      count--;
    }
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add(line(i + 1));
    }
    return Collections.unmodifiableList(lines);
  }

  /** One line without its end, from 1; empty where there is none. */
  String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] - 1 : text.length();
    return text.substring(start, end);
  }

  /** The offset of a place. */
  int offset(int line, int column) {
    int start = lineStarts[line - 1];
    return astral ? text.offsetByCodePoints(start, column - 1) : start + column - 1;
  }

  /** The place of a stretch of the text. */
  Span span(int start, int end) {
    int line = lineOf(start);
    int endLine = end < nextLine(line) ? line : lineOf(end);
    return new Span(line, column(line, start), endLine, column(endLine, end));
  }

  /** The comment of a stretch of the text that begins with its marker. */
  Comment comment(int start, int end) {
    int before = start - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t' || text.charAt(before) == '\f')) {
      before--;
    }
    boolean ownLine = before < 0 || text.charAt(before) == '\n';
    return new Comment(span(start, end), text.substring(start + 1, end).strip(), ownLine);
  }

  private int nextLine(int line) {
    return line < lineStarts.length ? lineStarts[line] : Integer.MAX_VALUE;
  }

  private int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int column(int line, int offset) {
    int start = lineStarts[line - 1];
    return 1 + (astral ? text.codePointCount(start, offset) : offset - start);
  }

  private static int[] lineStarts(String text) {
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    int[] starts = new int[count];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts[line++] = at + 1;
    }
    return starts;
  }
}
