package dev.migrationguard.cli.init;

import java.util.ArrayList;
import java.util.List;

/** A text as its lines, to add some and leave every other as it is. */
final class Lines {

  private final List<String> lines = new ArrayList<>();
  private final String end;

  /** Takes a text apart. */
  Lines(String text) {
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      lines.add(text.substring(from, at + 1));
      from = at + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    this.end = !lines.isEmpty() && lines.get(0).endsWith("\r\n") ? "\r\n" : "\n";
  }

  int count() {
    return lines.size();
  }

  /** A line without its end. */
  String get(int index) {
    return lines.get(index).stripTrailing();
  }

  boolean isBlank(int index) {
    return lines.get(index).isBlank();
  }

  /** Whether nothing but a comment stands on a line. */
  boolean isComment(int index, String marks) {
    String text = lines.get(index).strip();
    return !text.isEmpty() && marks.indexOf(text.charAt(0)) >= 0;
  }

  /** Whether the guard is named on a line that is no comment. */
  boolean namesGuard(int index, String marks) {
    String line = lines.get(index);
    return !isComment(index, marks) && (line.contains("migration-guard") || line.contains("migration_guard"));
  }

  /** Adds words to the end of a line. */
  void append(int index, String words) {
    lines.set(index, get(index) + words + end);
  }

  /** Adds lines before the one of that index, with the ends that the text has. */
  void insert(int index, String text) {
    if (index > 0 && !lines.get(index - 1).endsWith("\n")) {
      lines.set(index - 1, lines.get(index - 1) + end);
    }
    int at = index;
    for (String line : text.lines().toList()) {
      lines.add(at++, line + end);
    }
  }

  /** The index after the last line before {@code limit} that is neither blank nor a comment. */
  int afterContent(int from, int limit, String marks) {
    int index = limit;
    while (index > from && (isBlank(index - 1) || isComment(index - 1, marks))) {
      index--;
    }
    return index;
  }

  @Override
  public String toString() {
    return String.join("", lines);
  }
}
