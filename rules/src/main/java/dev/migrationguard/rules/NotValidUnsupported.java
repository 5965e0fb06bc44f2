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

/** NOT VALID stands on a constraint that does not know it. */
final class NotValidUnsupported implements Rule<AddConstraint> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "not-valid-unsupported",
          Severity.ERROR,
          "NOT VALID on a constraint that cannot be left unchecked",
          """
          Only foreign keys and CHECKs can be added without looking at the rows that are there, and NOT NULL as a
          named constraint from the version that has it. Anywhere else the database refuses the statement, and the
          migration fails.
          """,
          """
          A unique index that is built concurrently and taken over by the constraint does for UNIQUE and PRIMARY KEY
          what NOT VALID does for the others; a CHECK (… IS NOT NULL) does it for NOT NULL.
          """,
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
  public Optional<Hit> check(AddConstraint add, Context context) {
    Constraint constraint = add.constraint();
    if (!constraint.notValid()) {
      return Optional.empty();
    }
    return switch (constraint) {
      case Constraint.Unique unique ->
          hit("a UNIQUE constraint", Remedies.uniqueLater(add, unique, context));
      case Constraint.PrimaryKey key -> hit("a primary key", Remedy.NONE);
      case Constraint.Exclude exclude -> hit("an exclusion constraint", Remedy.NONE);
      case Constraint.NotNull notNull when !Facts.understands(context, add) ->
          hit(
              "NOT NULL at this version",
              new Remedy(Remedies.setNotNull(add.tableName(), notNull.column(), context)));
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> hit(String what, Remedy remedy) {
    return Optional.of(
        Hit.of("The database refuses NOT VALID on " + what + ", and the migration fails", remedy));
  }
}
