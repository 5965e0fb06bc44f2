package dev.migrationguard.engine;

import dev.migrationguard.frontend.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run reads.
 *
 * @param reported the files to report on
 * @param history  the files around them that tell what came before; never reported on
 * @param named    the names of those that the user named one by one: each of them gets an answer
 */
public record Sources(List<SourceFile> reported, List<SourceFile> history, Set<String> named) {

  public Sources {
    reported = List.copyOf(reported);
    history = List.copyOf(history);
    named = Set.copyOf(named);
  }

  /** Files that were all named one by one. */
  public Sources(List<SourceFile> reported, List<SourceFile> history) {
    this(reported, history, names(reported));
  }

  private static Set<String> names(List<SourceFile> files) {
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file.name()));
    return names;
  }
}
