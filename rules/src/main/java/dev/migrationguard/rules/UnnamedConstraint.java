package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.Operation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A constraint without a name is dropped, or one is added that a later drop cannot name. */
final class UnnamedConstraint implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "unnamed-constraint",
          Severity.ERROR,
          "A constraint without a name",
          """
          A drop needs a name: without one no statement can be written, and the migration fails. Where a constraint is
          added without a name, the database picks one, which the source does not show; the drop that autogenerate
          writes for it has no name either.
          """,
          """
          Every constraint has a name, written out or by the naming convention of the metadata. What the database
          called an existing one is shown by its catalogue.
          """,
          Hazard.FAILS,
          Hazard.NOT_REVERSIBLE);

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
      case DropConstraint drop when drop.name().isEmpty() && !isNamelessKey(drop, context) ->
          Optional.of(
              Hit.of(
                  "No statement can be written that drops a constraint of " + Say.table(drop.tableName())
                      + " without its name, and the migration fails",
                  Remedy.NONE));
      case AddConstraint add when unnamed(add, context) ->
          Optional.of(
              Hit.of(
                      "The database picks the name of the new constraint on " + Say.table(add.tableName())
                          + ", and a later drop has to find it out",
                      Remedy.NONE)
                  .as(Severity.NOTE));
      default -> Optional.empty();
    };
  }

  private static boolean isNamelessKey(DropConstraint drop, Context context) {
    return !context.dialect().namesPrimaryKeys() && drop.kind().filter("primary"::equals).isPresent();
  }

  /** A constraint that comes with its column goes with it, and needs no name for that. */
  private static boolean unnamed(AddConstraint add, Context context) {
    return add.constraint().name().isEmpty()
        && !add.inline()
        && context.inUse(add.tableName())
        && !usesIndex(add.constraint())
        && (context.dialect().namesPrimaryKeys() || !(add.constraint() instanceof Constraint.PrimaryKey))
        && Facts.addedWith(add, context).isEmpty();
  }

  /** Without a name of its own such a constraint takes the name of its index. */
  private static boolean usesIndex(Constraint constraint) {
    return constraint instanceof Constraint.Unique unique && unique.usingIndex().isPresent()
        || constraint instanceof Constraint.PrimaryKey key && key.usingIndex().isPresent();
  }
}
