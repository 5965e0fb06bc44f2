package dev.migrationguard.model;

import java.util.List;

/**
 * What a migration that names its parents says of itself, and where.
 *
 * @param follows   the ids that stand as its parents; those that it only depends on are not among them
 * @param id        where it says who it is
 * @param parents   where it says what it follows
 * @param downgrade where its way back stands; the start of the file where it has none
 * @param way       what its way back is
 */
public record Declaration(List<String> follows, Span id, Span parents, Span downgrade, WayBack way) {

  /** What the way back of a migration is. */
  public enum WayBack {
    /** There is none. */
    ABSENT,
    /** It does nothing. */
    EMPTY,
    /** It only raises an error. */
    RAISES,
    /** It does something. */
    WRITTEN,
    /** The source does not show it: a name tells the order, or another file holds it. */
    UNKNOWN
  }

  /** Nothing is said. */
  public static final Declaration NONE =
      new Declaration(List.of(), Span.START, Span.START, Span.START, WayBack.UNKNOWN);

  public Declaration {
    follows = List.copyOf(follows);
  }
}
