package dev.migrationguard.audit;

import dev.migrationguard.audit.Drawing.Line;
import dev.migrationguard.audit.Drawing.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Puts a history on a grid.
 *
 * <p>Rows are taken from the heads down, one line as far as it goes before the next, so that branches stay together. A
 * lane belongs to the row that it leads to, until that row is reached.
 */
final class Layout {

  private static final int FREE = -1;

  private final List<List<Revision>> nodes;
  private final int[][] parents;
  private final int[] waitingFor;
  private final int[] rowOf;
  private final List<Row> rows = new ArrayList<>();
  private final List<int[]> pending = new ArrayList<>();
  private final List<Integer> lanes = new ArrayList<>();

  private Layout(List<Revision> revisions) {
    this.nodes = new StraightRuns(revisions).folded();
    int first = revisions.isEmpty() ? 0 : revisions.get(0).number();
    int[] nodeOf = new int[revisions.size()];
    for (int node = 0; node < nodes.size(); node++) {
      for (Revision revision : nodes.get(node)) {
        nodeOf[revision.number() - first] = node;
      }
    }
    this.parents = new int[nodes.size()][];
    this.waitingFor = new int[nodes.size()];
    this.rowOf = new int[nodes.size()];
    Arrays.fill(rowOf, FREE);
    for (int node = 0; node < nodes.size(); node++) {
      int own = node;
      parents[node] =
          nodes.get(node).get(0).parents().stream()
              .mapToInt(parent -> nodeOf[parent - first])
              .filter(parent -> parent != own)
              .distinct()
              .toArray();
      for (int parent : parents[node]) {
        waitingFor[parent]++;
      }
    }
  }

  /** The shape of a history, whose revisions are numbered one after the other. */
  static Drawing of(List<Revision> revisions) {
    return new Layout(revisions).drawn();
  }

  private Drawing drawn() {
    ArrayDeque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < nodes.size(); node++) {
      if (waitingFor[node] == 0) {
        ready.push(node);
      }
    }
    take(ready);
    // What is left hangs in circles: any of its members is as good a beginning as another.
    for (int node = nodes.size() - 1; node >= 0; node--) {
      if (rowOf[node] == FREE) {
        ready.push(node);
        take(ready);
      }
    }
    List<Line> lines = new ArrayList<>(pending.size());
    for (int[] line : pending) {
      lines.add(new Line(line[0], rowOf[line[1]], line[2]));
    }
    return new Drawing(rows, lines, lanes.size());
  }

  private void take(ArrayDeque<Integer> ready) {
    while (!ready.isEmpty()) {
      int node = ready.pop();
      if (rowOf[node] != FREE) {
        continue;
      }
      place(node);
      // The first parent is taken next: it goes on top last.
      for (int i = parents[node].length - 1; i >= 0; i--) {
        if (--waitingFor[parents[node][i]] == 0) {
          ready.push(parents[node][i]);
        }
      }
    }
  }

  private void place(int node) {
    int lane = lanes.indexOf(node);
    Collections.replaceAll(lanes, node, FREE);
    lane = lane < 0 ? lane(node) : lane;
    lanes.set(lane, FREE);
    int row = rows.size();
    rowOf[node] = row;
    rows.add(new Row(lane, nodes.get(node).stream().map(Revision::number).toList()));
    for (int parent : parents[node]) {
      int there = lanes.indexOf(parent);
      if (there < 0 && rowOf[parent] == FREE) {
        boolean ownIsFree = lanes.get(lane) == FREE;
        there = ownIsFree ? lane : lane(parent);
        lanes.set(there, parent);
      }
      pending.add(new int[] {row, parent, there < 0 ? lane : there});
    }
  }

  /** The first free lane, or a new one. */
  private int lane(int node) {
    int free = lanes.indexOf(FREE);
    if (free < 0) {
      lanes.add(node);
      return lanes.size() - 1;
    }
    return free;
  }
}
