package dev.migrationguard.audit;

import java.util.List;

/**
 * One history of an audit.
 *
 * @param name      the folder of its scripts; where it has several, what they share
 * @param revisions those that were reported on, parents before children; what hangs in a circle last
 * @param drawing   its shape
 */
public record Lineage(String name, List<Revision> revisions, Drawing drawing) {

  public Lineage {
    revisions = List.copyOf(revisions);
  }

  /** How many revisions nothing follows. */
  public int heads() {
    return (int) revisions.stream().filter(Revision::head).count();
  }

  /** How many revisions join several. */
  public int merges() {
    return (int) revisions.stream().filter(revision -> revision.parents().size() > 1).count();
  }

  /** How many revisions have several followers. */
  public int branchPoints() {
    int first = revisions.isEmpty() ? 0 : revisions.get(0).number();
    int[] followers = new int[revisions.size()];
    revisions.forEach(revision -> revision.parents().forEach(parent -> followers[parent - first]++));
    int points = 0;
    for (int count : followers) {
      points += count > 1 ? 1 : 0;
    }
    return points;
  }
}
