package dev.migrationguard.audit;

import java.util.List;
import java.util.Optional;

/**
 * A migration in its history.
 *
 * @param number   its place among all revisions of the audit, from 0
 * @param path     its file
 * @param id       its id; empty for none
 * @param written  the day on which it was written, {@code 2026-01-31}, where its text or its name tells
 * @param parents  the numbers of those that it follows
 * @param missing  the ids that it says it follows and that are not there
 * @param head     whether nothing follows it
 * @param circular whether it hangs in a circle, so that its turn is not known
 * @param ambiguous whether another revision of the history has the same id
 * @param figures  what can be counted of it
 */
public record Revision(
    int number,
    String path,
    String id,
    Optional<String> written,
    List<Integer> parents,
    List<String> missing,
    boolean head,
    boolean circular,
    boolean ambiguous,
    Figures figures) {

  public Revision {
    parents = List.copyOf(parents);
    missing = List.copyOf(missing);
  }
}
