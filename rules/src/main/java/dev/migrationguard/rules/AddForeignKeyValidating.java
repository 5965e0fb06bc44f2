package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.AlterConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.TableOperation.CreateTable;
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

/** A foreign key is checked against every row while writes to both tables wait. */
final class AddForeignKeyValidating implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "add-foreign-key-validating",
          Severity.WARNING,
          "Adding a foreign key blocks writes to both tables",
          """
          Every row of the table is looked up in the table that it points to, even where the column is empty. Until
          the migration commits, every INSERT, UPDATE and DELETE on both tables waits. One row that points to nothing
          makes it fail. A new table with a foreign key reads nothing, and still stops writes to the table that it
          points to until the commit. A key that was NOT ENFORCED and is enforced again is checked in the same way,
          and reads wait as well.
          """,
          """
          Added NOT VALID, the constraint holds for new rows at once and reads none of the old ones. Validated in a
          migration of its own, it checks them while reads and writes go on.
          """,
          Hazard.BLOCKS_WRITES,
          Hazard.FAILS);

  private static final Remedy ANEW =
      Remedy.of(
          Phase.release("Drop the constraint and add it anew, NOT VALID"),
          Phase.release("Validate it in a migration of its own, while reads and writes go on"));

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
      case AddConstraint add when add.constraint() instanceof Constraint.ForeignKey key -> added(add, key, context);
      case CreateTable create -> created(create, context);
      case AlterConstraint alter when context.inUse(alter.tableName()) && context.cost().scans().yes() ->
          Optional.of(enforced(alter, context));
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> added(AddConstraint add, Constraint.ForeignKey key, Context context) {
    boolean child = context.inUse(add.tableName());
    boolean parent = context.inUse(key.references());
    if (key.notValid() || !child && !parent) {
      return Optional.empty();
    }
    if (!child) {
      return Optional.of(note(add.tableName(), List.of(key.references()), context));
    }
    if (!context.cost().scans().possible()) {
      return Optional.empty();
    }
    boolean another = parent && !Facts.same(add.tableName(), key.references());
    String both = another ? " and on " + Say.table(key.references()) : "";
    String message =
        "Checking " + Say.newConstraint(key.name(), "foreign key") + " blocks every INSERT, UPDATE and DELETE on "
            + Say.table(add.tableName()) + both + " " + Say.until(context) + ", and reads the whole of "
            + Say.table(add.tableName()) + Doing.readersToo(add.tableName(), context);
    return Optional.of(Hit.of(message, Remedies.validateLater(add, context)));
  }

  /** Only a foreign key can be switched to ENFORCED. */
  private static Hit enforced(AlterConstraint alter, Context context) {
    String message =
        "Checking " + Say.constraint(Optional.of(alter.name())) + " once more reads the whole of "
            + Say.table(alter.tableName()) + ", and " + Say.whoWaits(context.cost().blocks(), alter.tableName())
            + " waits " + Say.until(context) + Say.othersWaiting(context);
    boolean known = context.state()
        .table(alter.tableName())
        .filter(table -> table.constraints().get(alter.name()) != null)
        .isPresent();
    return Hit.of(message, known ? anew(alter, context) : ANEW);
  }

  private static Remedy anew(AlterConstraint alter, Context context) {
    Constraint constraint = context.state().table(alter.tableName()).get().constraints().get(alter.name()).constraint();
    return constraint instanceof Constraint.ForeignKey key
        ? Remedy.of(
            Phase.migration(
                "Put a constraint in its place that holds for new rows and leaves the old ones unchecked",
                new DropConstraint(
                    alter.tableName(), Optional.of(alter.name()), Optional.of("foreignkey"), false, false),
                new AddConstraint(alter.tableName(), notValid(key), false)),
            Phase.migration(
                "Check the rows that are there, in a migration of its own, while reads and writes go on",
                new ValidateConstraint(alter.tableName(), alter.name())))
        : ANEW;
  }

  private static Constraint.ForeignKey notValid(Constraint.ForeignKey key) {
    Constraint.ForeignKey kept = key.enforced(true);
    return new Constraint.ForeignKey(
        kept.name(), kept.columns(), kept.references(), kept.referencedColumns(), kept.options(), true);
  }

  private static Optional<Hit> created(CreateTable create, Context context) {
    List<ObjectName> parents = new ArrayList<>();
    for (Constraint constraint : create.constraints()) {
      if (constraint instanceof Constraint.ForeignKey key
          && !Facts.same(key.references(), create.name())
          && !parents.contains(key.references())
          && context.inUse(key.references())) {
        parents.add(key.references());
      }
    }
    return parents.isEmpty() || create.temporary()
        ? Optional.empty()
        : Optional.of(note(create.name(), parents, context));
  }

  private static Hit note(ObjectName child, List<ObjectName> parents, Context context) {
    StringBuilder tables = new StringBuilder();
    for (int i = 0; i < parents.size(); i++) {
      String between = i == 0 ? "" : i == parents.size() - 1 ? " and " : ", ";
      tables.append(between).append(Say.table(parents.get(i)));
    }
    String message =
        "The new table " + Say.table(child) + " refers to " + tables
            + ", where every INSERT, UPDATE and DELETE waits " + Say.until(context);
    return Hit.of(message, Remedy.NONE).as(Severity.NOTE);
  }
}
