package dev.migrationguard.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation at its place in a migration.
 *
 * @param operation   what is asked of the database
 * @param place       where the migration asks for it
 * @param statement   the number of the statement that it belongs to, from 0: one ALTER TABLE can hold many operations
 * @param transaction what the statement runs in
 * @param guards      on what condition it runs
 * @param database    which of the databases that the migration speaks to; empty for the only or main one
 * @param via         where another file spells it out, when the migration only calls what stands there
 * @param mentions    the labels that it uses of those which the same migration adds to enums before it
 */
public record Step(
    Operation operation,
    Place place,
    int statement,
    Transaction transaction,
    Guards guards,
    String database,
    Optional<Place> via,
    List<Mention> mentions) {

  public Step {
    mentions = List.copyOf(mentions);
  }

  /** A step of a migration that speaks to one database, and that the migration itself spells out. */
  public Step(Operation operation, Place place, int statement, Transaction transaction, Guards guards) {
    this(operation, place, statement, transaction, guards, "", Optional.empty(), List.of());
  }

  /** The same step, using more labels. */
  public Step mentioning(List<Mention> more) {
    List<Mention> all = new ArrayList<>(mentions);
    all.addAll(more);
    return new Step(operation, place, statement, transaction, guards, database, via, all);
  }
}
