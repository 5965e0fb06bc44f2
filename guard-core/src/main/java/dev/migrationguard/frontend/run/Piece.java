package dev.migrationguard.frontend.run;

import dev.migrationguard.model.ObjectName;
import java.util.Optional;

/**
 * A stretch of a string.
 *
 * @param text   its characters
 * @param source the literal that they stand in, where they stand in one
 * @param offset of the first character in the literal's value, in UTF-16 units from 0
 */
public record Piece(String text, Optional<Literal> source, int offset) {

  /** Characters that are not known. */
  public static final Piece HOLE = new Piece(String.valueOf(ObjectName.HOLE), Optional.empty(), 0);

  /** Whether its characters are not known. */
  public boolean isHole() {
    return this == HOLE;
  }

  /** A part of it, with its place. */
  public Piece part(int from, int to) {
    return new Piece(text.substring(from, to), source, offset + from);
  }
}
