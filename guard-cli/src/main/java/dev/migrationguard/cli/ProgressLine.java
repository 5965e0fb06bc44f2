package dev.migrationguard.cli;

import dev.migrationguard.engine.Progress;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** One line on a terminal that tells how far a run is, from the first second on, and is gone at its end. */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long FIRST = 1_000_000_000L;
  private static final long STEP = 100_000_000L;

  private final PrintStream terminal;
  private final LongSupplier clock;
  private long next;
  private boolean drawn;

  /**
   * Starts now.
   *
   * @param clock nanoseconds, as {@link System#nanoTime} counts them
   */
  ProgressLine(PrintStream terminal, LongSupplier clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.next = clock.getAsLong() + FIRST;
  }

  @Override
  public void read(int done, int all) {
    show("Read ", done, all, " files");
  }

  @Override
  public void judged(int done, int all) {
    show("Judged ", done, all, " steps");
  }

  private void show(String what, int done, int all, String things) {
    long now = clock.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + STEP;
    drawn = true;
    terminal.print("\r" + what + done + " of " + all + things + "\u001b[K");
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
