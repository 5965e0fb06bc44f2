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
 */
public record Sources(List<SourceFile> reported, List<SourceFile> history, Set<String> unreleased) {

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
