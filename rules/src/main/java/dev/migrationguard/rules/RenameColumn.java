package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A column gets another name while the running version uses the old one. */
final class RenameColumn implements Rule<ColumnOperation.RenameColumn> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "rename-column",
          Severity.ERROR,
          "Renaming a column that is in use",
          """
          From the commit on every query of the version that is still running names a column that is not there. The
          new version fails in the same way until the commit, so that no order of release and migration works. An
          object-relational mapper names every column in every SELECT.
          """,
          """
          A second column under the new name is added, written together with the old one, filled, and read; the old
          one is dropped once nobody reads it. Often it is enough to map the new name to the old column in the
          application.
          """,
          Hazard.BREAKS_RUNNING_VERSION);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ColumnOperation.RenameColumn> on() {
    return ColumnOperation.RenameColumn.class;
  }

  @Override
  public Optional<Hit> check(ColumnOperation.RenameColumn rename, Context context) {
    if (!context.inUse(rename.tableName(), rename.columnName())
        || Renaming.isNew(Kind.VIEW, rename.tableName(), context)
        || Renaming.isNew(Kind.MATERIALIZED_VIEW, rename.tableName(), context)) {
      return Optional.empty();
    }
    String message =
        "Every query of the running version that names " + Say.column(rename.tableName(), rename.columnName())
            + " fails once the migration commits: the column is called " + Say.name(rename.newName()) + " from then on";
    if (rename.ofView() || context.state().isView(rename.tableName())) {
      return Optional.of(Hit.of(message, ofView(rename)));
    }
    DataType type =
        Facts.column(context, rename.tableName(), rename.columnName())
            .map(c -> c.column().type())
            .orElse(DataType.unknown());
    Column replacement = Column.nullable(rename.newName(), type);
    return Optional.of(
        Hit.of(message, Remedies.replaceColumn(rename.tableName(), rename.columnName(), replacement, context)));
  }

  private static Remedy ofView(ColumnOperation.RenameColumn rename) {
    return Remedy.of(
        Phase.release(
            "Let the view show " + Say.quoted(rename.newName()) + " as one more column behind the others, and release a"
                + " version that reads it instead of " + Say.quoted(rename.columnName())),
        Phase.release("Create the view anew without " + Say.quoted(rename.columnName()) + " once no older one runs"));
  }
}
