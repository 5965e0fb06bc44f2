package dev.migrationguard.engine;

import dev.migrationguard.frontend.SourceFile;
import java.util.List;
import java.util.Set;

/**
 * What a run reads.
 *
 * @param reported   the files to report on
 * @param history    the files around them that tell what came before; never reported on
 * @param unreleased names of files that have run nowhere yet: what they create together, no running version uses
 * @param changes    what has changed, where a run is about that alone
 */
public record Sources(
    List<SourceFile> reported, List<SourceFile> history, Set<String> unreleased, Changes changes) {

  /**
   * What has changed. A script that has not may run a file that has.
   *
   * @param files     where the changed files lie, absolute, with forward slashes and without links in their folders
   * @param unchanged the names of the scripts that would be reported on if they had changed
   */
  public record Changes(Set<String> files, Set<String> unchanged) {

    /** Nothing is said about it. */
    public static final Changes NONE = new Changes(Set.of(), Set.of());

    public Changes {
      files = Set.copyOf(files);
      unchanged = Set.copyOf(unchanged);
    }
  }

  /** Sources of which nothing is said about what has changed. */
  public Sources(List<SourceFile> reported, List<SourceFile> history, Set<String> unreleased) {
    this(reported, history, unreleased, Changes.NONE);
  }

  /** Sources of which nothing is said about their release. */
  public Sources(List<SourceFile> reported, List<SourceFile> history) {
    this(reported, history, Set.of());
  }

  public Sources {
    reported = List.copyOf(reported);
    history = List.copyOf(history);
    unreleased = Set.copyOf(unreleased);
  }
}
