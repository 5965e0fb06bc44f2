package dev.migrationguard.model;

import java.util.List;

/**
 * A comparison of a column with constants that is true, or unknown for want of a value, wherever an expression is.
 *
 * @param column   its name
 * @param relation how its value stands to the constants
 * @param values   one constant, for {@link Relation#ONE_OF} any number: a number as digits, anything else in single
 *     quotes, without the type that the source may give it
 */
public record Limit(String column, Relation relation, List<String> values) {

  /** How a value stands to a constant. */
  public enum Relation {
    LESS,
    AT_MOST,
    AT_LEAST,
    GREATER,
    ONE_OF
  }

  public Limit {
    values = List.copyOf(values);
  }
}
