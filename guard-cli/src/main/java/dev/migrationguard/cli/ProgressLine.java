package dev.migrationguard.cli;

import dev.migrationguard.engine.Progress;
import java.io.PrintStream;

/** One line on a terminal that tells how far a run is, from the first second on, and is gone at its end. */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long FIRST = 1_000_000_000L;
  private static final long STEP = 100_000_000L;

  private final PrintStream terminal;
  private long next = System.nanoTime() + FIRST;
  private boolean drawn;

  ProgressLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void read(int done, int all) {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + STEP;
    drawn = true;
    terminal.print("\rRead " + done + " of " + all + " files\u001b[K");
    terminal.flush();
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (drawn) {
      terminal.print("\r\u001b[K");
      terminal.flush();
      drawn = false;
    }
  }
}
