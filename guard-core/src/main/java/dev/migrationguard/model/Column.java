package dev.migrationguard.model;

import java.util.Optional;

/**
 * A column as a migration defines it.
 *
 * @param name         its name
 * @param type         its type; {@link DataType#unknown()} where the source does not show it
 * @param notNull      whether it refuses NULL: NOT NULL, PRIMARY KEY, or {@code nullable=False}
 * @param defaultValue the database's default, not the application's; empty for none and for NULL
 * @param generation   where its value comes from
 * @param collation    the collation where one is given
 */
public record Column(
    String name,
    DataType type,
    boolean notNull,
    Optional<SqlExpression> defaultValue,
    Generation generation,
    Optional<String> collation) {

  /** Where the value of a column comes from when an INSERT leaves it out. */
  public enum Generation {
    /** From its default, or NULL. */
    NONE,
    /** GENERATED … AS IDENTITY. */
    IDENTITY,
    /** {@code serial} and its kin: a sequence as default. */
    SERIAL,
    /** GENERATED ALWAYS AS (…) STORED. */
    STORED,
    /** GENERATED ALWAYS AS (…) VIRTUAL. */
    VIRTUAL,
    /** GENERATED ALWAYS AS (…) with neither word: what it means depends on the server's version. */
    COMPUTED
  }

  /** A column that may be NULL and has no default. */
  public static Column nullable(String name, DataType type) {
    return new Column(name, type, false, Optional.empty(), Generation.NONE, Optional.empty());
  }

  /** The same column with or without NOT NULL. */
  public Column withNotNull(boolean refusesNull) {
    return new Column(name, type, refusesNull, defaultValue, generation, collation);
  }

  /** The same column with another type. */
  public Column withType(DataType newType) {
    return new Column(name, newType, notNull, defaultValue, generation, collation);
  }

  /** The same column with another name. */
  public Column withName(String newName) {
    return new Column(newName, type, notNull, defaultValue, generation, collation);
  }

  /** The same column with another default, or none. */
  public Column withDefault(Optional<SqlExpression> newDefault) {
    return new Column(name, type, notNull, newDefault, generation, collation);
  }

  /** Whether an INSERT may leave the column out. */
  public boolean fillsItself() {
    return generation != Generation.NONE || defaultValue.filter(d -> !d.isNull()).isPresent();
  }
}
