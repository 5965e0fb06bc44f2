package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import java.util.List;

/**
 * One statement of an SQL text.
 *
 * @param operations what it asks of the database, each with its place inside the statement; never empty
 * @param place      the statement from its first word to its last
 */
public record SqlStatement(List<Located> operations, Place place) {

  /**
   * An operation of the statement.
   *
   * @param operation what is asked
   * @param place     the part of the statement that asks for it
   */
  public record Located(Operation operation, Place place) {}

  public SqlStatement {
    operations = List.copyOf(operations);
  }
}
