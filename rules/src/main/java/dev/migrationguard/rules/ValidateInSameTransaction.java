package dev.migrationguard.rules;

import dev.migrationguard.dialect.Blocks;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A constraint is validated while the lock that added it is still held. */
final class ValidateInSameTransaction implements Rule<ValidateConstraint> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "validate-in-same-transaction",
          Severity.WARNING,
          "Validating a constraint in the transaction that added it",
          """
          Adding the constraint took a lock that is held until the commit. The validation itself would let reads and
          writes through, but the scan now runs under that lock, and the point of NOT VALID is lost.
          """,
          """
          The validation stands in a migration of its own, which runs in a transaction of its own. Alembic gives it one
          only if `env.py` sets `transaction_per_migration=True` or the two are released one after the other: by default
          everything that one `alembic upgrade` applies is one transaction.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ValidateConstraint> on() {
    return ValidateConstraint.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(ValidateConstraint validate, Context context) {
    if (!context.inUse(validate.tableName()) || !context.step().transaction().inside()) {
      return Optional.empty();
    }
    for (Step step : context.earlier()) {
      if (step.transaction().number() == context.step().transaction().number()
          && step.operation() instanceof AddConstraint add
          && add.constraint().notValid()
          && add.constraint().name().equals(Optional.of(validate.name()))
          && Facts.same(add.tableName(), validate.tableName())
          && context.costOf(step).blocks().writes()) {
        return Optional.of(hit(validate, step, add, context));
      }
    }
    return Optional.empty();
  }

  private static Hit hit(ValidateConstraint validate, Step added, AddConstraint add, Context context) {
    Blocks held = context.costOf(added).blocks();
    String message =
        "While " + Say.constraint(Optional.of(validate.name())) + " is checked against every row, "
            + Say.whoWaits(held, validate.tableName())
            + " waits, because the transaction still holds the lock that added it";
    return Hit.of(
        message,
        Remedy.of(
            Phase.migration("Add the constraint, leaving the old rows unchecked", add),
            Phase.migration("Check the old rows in a migration of its own", validate)));
  }
}
