package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A CHECK is tested against every row while nobody reads or writes. */
final class AddCheckValidating implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "add-check-validating",
          Severity.WARNING,
          "Adding a CHECK reads the whole table under a lock",
          """
          Every row is tested while no query of the table gets through, until the migration commits. That is so for a
          CHECK on a column that is added here, too, although all its values are the same. One row that does not pass
          makes the migration fail. A CHECK of a domain is tested in every table that has a column of it, while their
          writers wait, and that also where it is validated later.
          """,
          """
          Added NOT VALID, the constraint holds for new rows at once and reads none of the old ones. Validated in a
          migration of its own, it tests them while reads and writes go on.
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
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    return switch (operation) {
      case AddConstraint add -> added(add, context);
      case AlterObject alter when !alter.action().equals("SET NOT NULL") -> Domains.tested(alter, context);
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> added(AddConstraint add, Context context) {
    if (!(add.constraint() instanceof Constraint.Check check)
        || check.notValid()
        || !context.inUse(add.tableName())
        || !context.cost().scans().possible()) {
      return Optional.empty();
    }
    String message =
        "Testing every row of " + Say.table(add.tableName()) + " against "
            + Say.newConstraint(check.name(), "check constraint") + " makes "
            + Say.whoWaits(context.cost().blocks(), add.tableName()) + " wait " + Say.until(context);
    Remedy remedy = check.expression().known() ? Remedies.validateLater(add, context) : Remedy.NONE;
    return Optional.of(Hit.of(message, remedy));
  }
}
