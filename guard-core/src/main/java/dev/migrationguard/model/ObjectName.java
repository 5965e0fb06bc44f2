package dev.migrationguard.model;

import java.util.Optional;

/**
 * The name of a table, index, type or other object of a schema, as the database stores it: folded unless it was quoted.
 *
 * <p>A part that the source does not show (a variable, a placeholder) stands as {@link #HOLE} in its place.
 *
 * @param schema the schema, where the source names one
 * @param name   the name itself
 */
public record ObjectName(Optional<String> schema, String name) {

  /** Stands for the characters that the source leaves open: {@code …_history}. */
  public static final char HOLE = '…';

  /** A name without a schema. */
  public static ObjectName of(String name) {
    return new ObjectName(Optional.empty(), name);
  }

  /** A name in a schema; an empty schema counts as none. */
  public static ObjectName of(String schema, String name) {
    return new ObjectName(schema.isEmpty() ? Optional.empty() : Optional.of(schema), name);
  }

  /** A name of which nothing is known. */
  public static ObjectName unknown() {
    return of(String.valueOf(HOLE));
  }

  /** Whether every character of the name itself is known. */
  public boolean known() {
    return name.indexOf(HOLE) < 0;
  }

  @Override
  public String toString() {
    return schema.isPresent() ? schema.get() + "." + name : name;
  }

  // A record's own equals and hashCode are linked when they are first called, which costs a short run milliseconds.

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectName object && name.equals(object.name) && schema.equals(object.schema);
  }

  @Override
  public int hashCode() {
    return schema.hashCode() * 31 + name.hashCode();
  }
}
