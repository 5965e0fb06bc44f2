package dev.migrationguard.engine;

import dev.migrationguard.frontend.SourceFile;
import java.util.List;

/**
 * What a run reads.
 *
 * @param reported the files to report on
 * @param history  the files around them that tell what came before; never reported on
 */
public record Sources(List<SourceFile> reported, List<SourceFile> history) {

  public Sources {
    reported = List.copyOf(reported);
    history = List.copyOf(history);
  }
}
