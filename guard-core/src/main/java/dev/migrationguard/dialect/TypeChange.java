package dev.migrationguard.dialect;

/**
 * What a change of type does to the values.
 *
 * @param narrows  whether the new type cannot hold every value of the old one
 * @param rewrites whether every row is written anew
 */
public record TypeChange(Answer narrows, Answer rewrites) {

  /** The types are not known well enough. */
  public static final TypeChange UNKNOWN = new TypeChange(Answer.UNKNOWN, Answer.UNKNOWN);
}
