package dev.migrationguard.model;

import java.util.Set;

/**
 * The conditions under which a step runs.
 *
 * @param conditional whether the source runs it only if something holds that the source does not show
 * @param dialects    the databases that the source runs it on, lower case ({@code postgresql}); empty for all
 * @param repeated    whether it runs once for each of some items whose number the source does not show, such as rows
 */
public record Guards(boolean conditional, Set<String> dialects, boolean repeated) {

  /** Runs always. */
  public static final Guards NONE = new Guards(false, Set.of());

  /** Runs at most once. */
  public Guards(boolean conditional, Set<String> dialects) {
    this(conditional, dialects, false);
  }

  /** The same, where it may also not run. */
  public Guards perhaps() {
    return new Guards(true, dialects, repeated);
  }

  /** The same inside a loop over what the source does not show. */
  public Guards inLoop() {
    return new Guards(true, dialects, true);
  }

  public Guards {
    dialects = Set.copyOf(dialects);
  }

  /** Whether the step runs on the named database. */
  public boolean runsOn(String dialect) {
    return dialects.isEmpty() || dialects.contains(dialect);
  }
}
