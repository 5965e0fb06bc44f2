package dev.migrationguard.model;

import java.util.List;

/**
 * A column's type, in PostgreSQL's short words ({@code varchar}, {@code timestamptz}, {@code int4} is {@code integer}).
 *
 * @param name       lower case, without arguments; for a project's own type the name that the project gives it
 * @param arguments  length, precision, scale as written; empty when none was given
 * @param dimensions array dimensions, 0 for a plain value
 * @param kind       how much the source says of it
 * @param labels     the labels of an enum where the source lists them
 */
public record DataType(String name, List<Integer> arguments, int dimensions, Kind kind, List<String> labels) {

  /** How much is known of a type. */
  public enum Kind {
    /** A type that databases define. */
    BUILT_IN,
    /** An enum; its labels may be known. */
    ENUM,
    /** A type of the database that a schema defines: a domain, a composite, an extension's type. */
    USER_DEFINED,
    /** A class of the project (a type decorator): which database type it becomes is not visible. */
    PROJECT,
    /** Not visible in the source. */
    UNKNOWN
  }

  public DataType {
    arguments = List.copyOf(arguments);
    labels = List.copyOf(labels);
  }

  /** A type that databases define, with its length, or its precision and scale. */
  public static DataType of(String name, Integer... arguments) {
    return new DataType(name, List.of(arguments), 0, Kind.BUILT_IN, List.of());
  }

  /** A type that the source does not show. */
  public static DataType unknown() {
    return new DataType("unknown", List.of(), 0, Kind.UNKNOWN, List.of());
  }

  /** Whether the database type is known well enough to reason about conversions. */
  public boolean known() {
    return kind != Kind.UNKNOWN && kind != Kind.PROJECT;
  }

  /** The array of this type, one dimension more. */
  public DataType array() {
    return new DataType(name, arguments, dimensions + 1, kind, labels);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "(" : ", ").append(arguments.get(i));
    }
    if (!arguments.isEmpty()) {
      text.append(')');
    }
    return text.append("[]".repeat(dimensions)).toString();
  }
}
