package dev.migrationguard.frontend.python;

import java.util.List;

/** A part of a string literal as a scan of the source finds it. */
sealed interface StringFragment permits StringRuns, StringFragment.Hole {

  /**
   * A {@code {…}} of an f-string.
   *
   * @param format the fragments of its format specification; empty without one
   */
  record Hole(List<StringFragment> format) implements StringFragment {}
}
