package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** The index of an exclusion constraint is built while nobody reads or writes. */
final class AddExclusionConstraint implements Rule<AddConstraint> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "add-exclusion-constraint",
          Severity.WARNING,
          "Adding an exclusion constraint builds its index under a lock",
          """
          An index is built over every row and every row is compared with the others, while no query of the table gets
          through until the migration commits. One pair that collides makes it fail. The database has neither a
          concurrent nor an unchecked form of it.
          """,
          """
          A new table that has the constraint from the start is filled in batches and takes the place of the old one;
          or the lock is taken in a time when the table may stand still.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES,
          Hazard.FAILS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<AddConstraint> on() {
    return AddConstraint.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(AddConstraint add, Context context) {
    if (!(add.constraint() instanceof Constraint.Exclude exclude)
        || exclude.notValid()
        || !context.inUse(add.tableName())
        || !context.cost().scans().possible()) {
      return Optional.empty();
    }
    String message =
        "Building the index of " + Say.newConstraint(exclude.name(), "exclusion constraint") + " makes "
            + Say.whoWaits(context.cost().blocks(), add.tableName()) + " wait " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
