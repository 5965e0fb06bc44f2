package dev.migrationguard.engine;

/** Told how far a run is; called from one thread at a time. */
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = new Silent();

  /**
   * Some more files are read.
   *
   * @param done files read so far
   * @param all  files in all
   */
  void read(int done, int all);

  /**
   * Everything is read, and some more steps of it are judged.
   *
   * @param done steps judged so far
   * @param all  steps in all
   */
  default void judged(int done, int all) {}

  /** Hears and says nothing. */
  final class Silent implements Progress {

    private Silent() {}

    @Override
    public void read(int done, int all) {}
  }
}
