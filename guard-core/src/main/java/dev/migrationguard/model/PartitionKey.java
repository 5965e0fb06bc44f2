package dev.migrationguard.model;

import java.util.List;

/**
 * What tells to which partition a row of a table belongs: PARTITION BY.
 *
 * @param strategy   lower case: {@code range}, {@code list}, {@code hash}
 * @param columns    the columns of the key
 * @param expression whether anything but columns is part of it
 */
public record PartitionKey(String strategy, List<String> columns, boolean expression) {
  public PartitionKey {
    columns = List.copyOf(columns);
  }
}
