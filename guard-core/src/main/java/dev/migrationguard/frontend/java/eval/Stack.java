package dev.migrationguard.frontend.java.eval;

/** Runs what may need more stack than threads usually have. */
final class Stack {

  private Stack() {}

  /** Runs a task to its end, or to where even that much stack is used up. */
  static Thread run(String name, long bytes, Runnable task) {
    Runnable guarded = () -> {
      try {
        task.run();
      } catch (StackOverflowError e) {
        // The task has left no result, which its caller sees.
        return;
      }
    };
    Thread thread = new Thread(null, guarded, name, bytes);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return thread;
  }
}
