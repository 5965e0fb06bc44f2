package dev.migrationguard.audit;

import java.util.List;

/**
 * The shape of a history on a grid, the newest at the top: each revision, or straight run of revisions, in a row of its
 * own.
 *
 * @param rows  from top to bottom
 * @param lines from a row to those that it follows
 * @param lanes how many columns it takes
 */
public record Drawing(List<Row> rows, List<Line> lines, int lanes) {

  /**
   * A row.
   *
   * @param lane      its column, from 0
   * @param revisions the number of a revision, or the numbers of a straight run, the oldest first
   */
  public record Row(int lane, List<Integer> revisions) {
    public Row {
      revisions = List.copyOf(revisions);
    }
  }

  /**
   * A line from a row down to one that it follows.
   *
   * @param from the upper row, from 0
   * @param to   the lower row; above {@code from} only in a circle
   * @param lane the column in which it runs between the two
   */
  public record Line(int from, int to, int lane) {}

  public Drawing {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }
}
