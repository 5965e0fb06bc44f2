package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** The index of a UNIQUE constraint is built while nobody reads or writes. */
final class AddUniqueBlocking implements Rule<AddConstraint> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "add-unique-blocking",
          Severity.WARNING,
          "Adding a UNIQUE constraint builds its index under a lock",
          """
          A unique index is built over every row while no query of the table gets through, until the migration
          commits. One key that is there twice makes it fail.
          """,
          """
          A unique index is built concurrently, while reads and writes go on. The constraint then takes that index
          over, which takes a moment.
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
    if (!(add.constraint() instanceof Constraint.Unique unique)
        || add.inline()
        || unique.usingIndex().isPresent()
        || unique.notValid()
        || !context.inUse(add.tableName())
        || !Facts.mayBlockWrites(context.cost())) {
      return Optional.empty();
    }
    String message =
        "Building the index of " + Say.newConstraint(unique.name(), "unique constraint") + " makes "
            + Say.whoWaits(context.cost().blocks(), add.tableName()) + " wait " + Say.until(context);
    return Optional.of(Hit.of(message, Remedies.uniqueLater(add, unique, context)));
  }
}
