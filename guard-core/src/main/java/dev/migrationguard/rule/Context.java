package dev.migrationguard.rule;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.schema.SchemaState;
import java.util.List;

/** The facts that a rule may ask for about the operation at hand. */
public interface Context {

  /** The operation with its transaction and its guards. */
  Step step();

  /** The migration that it stands in. */
  Migration migration();

  /** The steps of the judged direction that come before it, in order. */
  List<Step> earlier();

  /** The steps of the judged direction that come after it, in order. */
  List<Step> later();

  /** The operations of the same statement, this one among them. */
  List<Operation> statement();

  /** The schema before it. */
  SchemaState state();

  /** The database that is judged. */
  Dialect dialect();

  /** Whether it is known that the step runs there: the user, a folder or a test in the source names the database. */
  boolean targetKnown();

  /** What it costs there. */
  Cost cost();

  /** What another step of the same migration costs there. */
  Cost costOf(Step other);

  /**
   * The locks that the transaction of this step holds when its statement starts and that make writers of a table in use
   * wait; in the order in which they were taken, a table again where the second lock is stronger or the first was only
   * reached through another table. Empty outside a transaction.
   */
  List<HeldLock> held();

  /** Whether the running version may be using the table: it was there before this migration. */
  boolean inUse(ObjectName table);

  /** Whether the running version may be using the column: it, and its table, were there before this migration. */
  boolean inUse(ObjectName table, String column);
}
