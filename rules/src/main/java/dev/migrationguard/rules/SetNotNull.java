package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** NOT NULL is set on a column whose rows have to be read to prove it. */
final class SetNotNull implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "set-not-null",
          Severity.WARNING,
          "Setting NOT NULL on a column that has to be checked",
          """
          The whole table is read to make sure that no row holds NULL, and no query of it gets through until the
          commit. One NULL makes the migration fail. From the commit on, INSERTs of the running version that leave the
          column out fail too.
          """,
          """
          A CHECK (… IS NOT NULL) that is added NOT VALID and validated in a migration of its own proves the same
          while reads and writes go on. SET NOT NULL then needs no scan, and the CHECK can go.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES,
          Hazard.FAILS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<Operation> on() {
    return Operation.class;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    return switch (operation) {
      case ColumnOperation.SetNotNull set ->
          judge(set.tableName(), set.columnName(), context);
      case AddConstraint add when add.constraint() instanceof Constraint.NotNull notNull && !notNull.notValid() ->
          judge(add.tableName(), notNull.column(), context);
      case AlterObject alter when alter.action().equals("SET NOT NULL") -> Domains.tested(alter, context);
      case AddColumn add when isReckoned(add, context) && context.inUse(add.tableName()) ->
          Optional.of(Hit.of(scanned(add.tableName(), add.columnName(), context), Remedy.NONE));
      default -> Optional.empty();
    };
  }

  /** Whether the new column refuses NULL and nothing is written for it: each row's value is reckoned to look at it. */
  private static boolean isReckoned(AddColumn add, Context context) {
    return add.column().notNull()
        && add.column().fillsItself()
        && context.cost().scans().yes()
        && !context.cost().rewrites().possible();
  }

  private static String scanned(ObjectName table, String column, Context context) {
    return "The whole of " + Say.table(table) + " is read to find a NULL in " + Say.name(column) + ", and one makes the"
        + " migration fail; " + Say.whoWaits(context.cost().blocks(), table) + " waits " + Say.until(context);
  }

  private static Optional<Hit> judge(ObjectName table, String column, Context context) {
    Optional<AddColumn> added = Facts.addedHere(context, table, column);
    if (!context.inUse(table)
        || !context.cost().scans().possible()
        || added.filter(a -> a.column().fillsItself()).isPresent()
        || !context.dialect().knowsCosts() && !mayHoldNull(table, column, context)
        || partOfPrimaryKey(column, context)) {
      return Optional.empty();
    }
    if (!context.dialect().knowsCosts()) {
      String message =
          "One NULL in " + Say.column(table, column)
              + " makes the migration fail, and INSERTs of the running version that leave it out fail from then on";
      return Optional.of(
          Hit.of(message, Remedy.of(Phase.release("Release a version that always writes " + Say.quoted(column)),
              Remedies.fill(column))));
    }
    List<Phase> phases = new ArrayList<>();
    if (added.isPresent()) {
      phases.add(Phase.migration("Add the column so that it may be NULL", added.get()));
      phases.add(Remedies.fill(column));
    }
    phases.addAll(Remedies.setNotNull(table, column, context));
    return Optional.of(Hit.of(scanned(table, column, context), new Remedy(phases)));
  }

  private static boolean mayHoldNull(ObjectName table, String column, Context context) {
    return !Facts.knownNotNull(context, table, column) && !Facts.restated(context, table, column);
  }

  /** The rule about primary keys speaks of their columns. */
  private static boolean partOfPrimaryKey(String column, Context context) {
    for (Operation operation : context.statement()) {
      if (operation instanceof AddConstraint add
          && add.constraint() instanceof Constraint.PrimaryKey key
          && key.columns().contains(column)) {
        return true;
      }
    }
    return false;
  }
}
