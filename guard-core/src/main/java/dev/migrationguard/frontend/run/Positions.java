package dev.migrationguard.frontend.run;

import dev.migrationguard.model.Span;

/** Maps offsets of a decoded value to places in the source. */
public interface Positions {

  /**
   * The place of one character.
   *
   * @param offset from 0 to the value's length; the length itself gives the place behind the last character
   * @return a span of the characters that the source writes for it
   */
  Span at(int offset);
}
