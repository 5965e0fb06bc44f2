package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** The database that runs the statement does not know it. */
final class DialectMismatch implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "dialect-mismatch",
          Severity.ERROR,
          "A statement that the database refuses",
          """
          The statement, a clause or a type is another database's: MODIFY and AUTO_INCREMENT are MySQL's, CONCURRENTLY
          and NOT VALID are PostgreSQL's, and SQLite's ALTER TABLE knows few changes of a column and of a constraint.
          Or it is the same database's at a later version. The migration fails there, whatever the tables hold. So it
          does where the database could read the statement and refuses what it asks for: a type that nothing converts
          to by itself, a concurrent index of a partitioned table, a TRUNCATE of a table that others refer to, a view
          replaced by one with fewer columns.
          """,
          """
          The statement is written in the words of the database that runs it, or stands behind a test of the
          dialect's name where several databases run one history. On SQLite, Alembic's `batch_alter_table` replaces
          the table by a changed copy where ALTER TABLE does not do.
          """,
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
    if (!context.targetKnown()) {
      return Optional.empty();
    }
    String database = context.dialect().title();
    if (operation instanceof Opaque opaque) {
      return opaque.refused()
          ? Optional.of(
              Hit.of(database + " refuses `" + opaque.what() + "`, and the migration fails: " + opaque.reason(),
                  Remedy.NONE))
          : Optional.empty();
    }
    if (context.step().guards().conditional() || isNotValid(operation)) {
      // The condition may look at just what the history does not show.
      return Optional.empty();
    }
    return context
        .dialect()
        .refusal(operation, context.state(), context.statement())
        .map(reason ->
            Hit.of(database + " refuses the statement, and the migration fails: " + reason, Remedy.NONE));
  }

  /** NOT VALID where it is not known has a rule of its own. */
  private static boolean isNotValid(Operation operation) {
    return operation instanceof AddConstraint add
        && add.constraint() instanceof Constraint.NotNull notNull
        && notNull.notValid();
  }
}
