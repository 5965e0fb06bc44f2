package dev.migrationguard.engine;

import java.nio.file.Path;
import java.util.List;

/** Finds the migrations below the paths that a user names. */
public final class Discovery {

  private Discovery() {}

  /**
   * Finds migrations.
   *
   * @param paths     files or folders; empty for the migrations that are found from {@code directory}
   * @param directory the working directory, from which names are printed
   * @throws UnreadablePath when a path does not exist or cannot be opened
   */
  public static Sources find(List<Path> paths, Path directory) throws UnreadablePath {
    return new Sources(List.of(), List.of());
  }

  /** A path that the user named and that cannot be read; the message is one line for the user. */
  public static final class UnreadablePath extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadablePath(String message) {
      super(message, null, false, false);
    }
  }
}
