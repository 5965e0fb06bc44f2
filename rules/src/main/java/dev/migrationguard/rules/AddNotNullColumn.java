package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column without a default that refuses NULL is added to a table with rows. */
final class AddNotNullColumn implements Rule<AddColumn> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "add-not-null-column",
          Severity.ERROR,
          "Adding a column that refuses NULL and has no default",
          """
          The rows that are there have no value for the column, so the statement fails as soon as the table holds one.
          Where the table happens to be empty, the INSERTs of the version that is still running fail from the commit
          on, because they leave the column out. A default that only the application knows changes neither.
          """,
          """
          A default of the database that is the same for every row costs nothing and serves both. Where there is none,
          the column is added so that it may be NULL, written by the new version, filled in batches, and set NOT NULL
          at the end by way of a CHECK.
          """,
          Hazard.FAILS,
          Hazard.BREAKS_RUNNING_VERSION);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<AddColumn> on() {
    return AddColumn.class;
  }

  @Override
  public Optional<Hit> check(AddColumn add, Context context) {
    if (!context.inUse(add.tableName()) || !hits(add.column(), context)) {
      return Optional.empty();
    }
    String message = message(add, context);
    if (!add.column().notNull()) {
      // Its type refuses NULL, and that cannot be put off for one column.
      return Optional.of(Hit.of(message, Remedy.NONE));
    }
    List<Phase> phases = new ArrayList<>();
    phases.add(
        Phase.migration(
            "Add the column so that it may be NULL",
            new AddColumn(add.tableName(), add.column().withNotNull(false), add.ifNotExists())));
    phases.add(Phase.release("Release a version that always writes " + Say.quoted(add.columnName())));
    phases.add(Remedies.fill(add.columnName()));
    phases.addAll(Remedies.setNotNull(add.tableName(), add.columnName(), context));
    return Optional.of(Hit.of(message, new Remedy(phases)));
  }

  private static String message(AddColumn add, Context context) {
    if (context.dialect().makesUpValues()) {
      return "The rows of " + Say.table(add.tableName()) + " get a value that the database makes up for "
          + Say.name(add.columnName()) + ", which refuses NULL and has no default, or the statement fails where there"
          + " is none, as for dates; INSERTs of the running version, which leave the column out, fail from then on";
    }
    return "The rows of " + Say.table(add.tableName()) + " have no value for " + Say.name(add.columnName())
        + ", which refuses NULL and has no default in the database: the statement fails unless the table is empty,"
        + " and then INSERTs of the running version fail";
  }

  /** Whether a column can only be added to an empty table. */
  static boolean hits(Column column, Context context) {
    return !column.fillsItself()
        && (column.notNull() || context.state().domain(column.type()).filter(Domain::mandatory).isPresent());
  }
}
