package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.Table;
import java.util.Optional;

/** An index is built while writes to a table in use wait for it. */
final class CreateIndexBlocking implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "create-index-blocking",
          Severity.WARNING,
          "Building an index blocks writes",
          """
          From the start of the build until the migration commits, every INSERT, UPDATE and DELETE on the table waits.
          The build reads the whole table, so that on a large one this takes minutes. A column that is added as unique
          or with an index builds one just the same, although it is empty.
          """,
          """
          Built concurrently the index takes longer, and nobody waits for it. Such a build runs outside a transaction;
          if it is interrupted it leaves an invalid index behind, which is dropped before the next attempt.
          """,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<Operation> on() {
    return Operation.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    return switch (operation) {
      case CreateIndex index -> plain(index, context);
      case AddConstraint add when add.inline() && add.constraint() instanceof Constraint.Unique unique ->
          inline(add, unique, context);
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> plain(CreateIndex index, Context context) {
    if (index.concurrently()
        || !context.inUse(index.tableName())
        || !Facts.mayBlockWrites(context.cost())
        || !context.cost().scans().possible()) {
      return Optional.empty();
    }
    if (context.state().partitioned(index.tableName())) {
      String what = message(Say.index(index.name()), index.tableName(), context);
      return Optional.of(Hit.of(what, onePartitionAtATime(index, context)));
    }
    Remedy remedy =
        Facts.understands(context, index.withConcurrently())
            ? Remedy.of(Remedies.buildIndex(index))
            : Remedy.NONE;
    return Optional.of(Hit.of(message(Say.index(index.name()), index.tableName(), context), remedy));
  }

  /** A partitioned table takes no concurrent build, and its partitions do. */
  private static Remedy onePartitionAtATime(CreateIndex index, Context context) {
    CreateIndex alone =
        new CreateIndex(
            index.name(), index.tableName(), index.keys(), index.unique(), false, index.ifNotExists(), true,
            index.method(), index.include(), index.predicate());
    return index.only() || !Facts.understands(context, alone)
        ? Remedy.NONE
        : Remedy.of(
            Phase.migration("Create the index of the table alone, which takes a moment", alone),
            Phase.release(
                "Build the same index concurrently on each partition, and attach each by ALTER INDEX … ATTACH"
                    + " PARTITION; with the last one the index of the table is valid"));
  }

  private static Optional<Hit> inline(AddConstraint add, Constraint.Unique unique, Context context) {
    if (!context.inUse(add.tableName()) || !Facts.mayBlockWrites(context.cost()) || unique.notValid()) {
      return Optional.empty();
    }
    String what = "the unique index of " + Say.list(unique.columns());
    return Optional.of(
        Hit.of(message(what, add.tableName(), context), Remedies.uniqueLater(add, unique, context)));
  }

  private static String message(String what, ObjectName table, Context context) {
    boolean view = context.state().table(table).filter(Table::materializedView).isPresent();
    String who = view ? "every REFRESH of " + Say.table(table) : Say.whoWaits(context.cost().blocks(), table);
    return "Building " + what + " blocks " + who + " " + Say.until(context) + Doing.readersToo(table, context);
  }
}
