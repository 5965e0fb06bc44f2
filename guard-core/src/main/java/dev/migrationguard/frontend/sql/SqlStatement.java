package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Mention;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import java.util.List;

/**
 * One statement of an SQL text.
 *
 * @param operations what it asks of the database, each with its place inside the statement; never empty
 * @param place      the statement from its first word to its last
 * @param block      whether it is a DO block: its operations run in a transaction even where the migration opens none
 */
public record SqlStatement(List<Located> operations, Place place, boolean block) {

  /**
   * An operation of the statement.
   *
   * @param operation   what is asked
   * @param place       the part of the statement that asks for it
   * @param conditional whether a block asks for it only if something holds that the source does not show
   * @param mentions    the labels that it uses of those which are added to enums before it
   */
  public record Located(Operation operation, Place place, boolean conditional, List<Mention> mentions) {

    /** An operation that uses no new label. */
    Located(Operation operation, Place place, boolean conditional) {
      this(operation, place, conditional, List.of());
    }
  }

  public SqlStatement {
    operations = List.copyOf(operations);
  }
}
