package dev.migrationguard.model;

import java.util.Set;

/**
 * The conditions under which a step runs.
 *
 * @param conditional whether the source runs it only if something holds that the source does not show
 * @param dialects    the databases that the source runs it on, lower case ({@code postgresql}); empty for all
 */
public record Guards(boolean conditional, Set<String> dialects) {

  /** Runs always. */
  public static final Guards NONE = new Guards(false, Set.of());

  public Guards {
    dialects = Set.copyOf(dialects);
  }

  /** Whether the step runs on the named database. */
  public boolean runsOn(String dialect) {
    return dialects.isEmpty() || dialects.contains(dialect);
  }
}
