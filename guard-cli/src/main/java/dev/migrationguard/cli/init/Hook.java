package dev.migrationguard.cli.init;

import java.util.Optional;

/**
 * The lines that make a tool run the guard, and the file that they belong in.
 *
 * @param lines what is to be added
 * @param text  the whole file with them; empty where the guard stands in it already
 */
public record Hook(String lines, Optional<String> text) {

  /** A file that the lines cannot be put into; the message is the rest of a sentence that begins with its name. */
  public static final class NoPlace extends Exception {

    private static final long serialVersionUID = 1L;

    /** The lines for the user to put in. */
    private final String lines;

    NoPlace(String reason, String lines) {
      super(reason, null, false, false);
      this.lines = lines;
    }

    /** The lines that the user has to put in. */
    public String lines() {
      return lines;
    }
  }

  static Hook present(String lines) {
    return new Hook(lines, Optional.empty());
  }

  static Hook added(String lines, String text) {
    return new Hook(lines, Optional.of(text));
  }
}
