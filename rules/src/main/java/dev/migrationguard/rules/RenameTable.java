package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A table gets another name while the running version uses the old one. */
final class RenameTable implements Rule<TableOperation.RenameTable> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "rename-table",
          Severity.ERROR,
          "Renaming a table that is in use",
          """
          From the commit on every query of the version that is still running names a table that is not there. The new
          version fails in the same way until the commit, so that no order of release and migration works.
          """,
          """
          A view of the old name, created in the same transaction, keeps the running version working: a plain view of
          one table takes INSERT, UPDATE and DELETE as well. It goes once no version uses the old name.
          """,
          Hazard.BREAKS_RUNNING_VERSION);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<TableOperation.RenameTable> on() {
    return TableOperation.RenameTable.class;
  }

  @Override
  public Optional<Hit> check(TableOperation.RenameTable rename, Context context) {
    if (!context.inUse(rename.name())
        || Replacement.takesName(rename, context)
        || Facts.createdHere(context, Kind.VIEW, rename.name())) {
      return Optional.empty();
    }
    ObjectName renamed = new ObjectName(rename.name().schema(), rename.newName());
    String message =
        "Every query of the running version that names " + Say.table(rename.name())
            + " fails once the migration commits: the table is called " + Say.name(rename.newName()) + " from then on";
    return Optional.of(
        Hit.of(
            message,
            Remedy.of(
                Phase.migration(
                    "Rename the table and leave a view under the old name",
                    rename,
                    new CreateObject(Kind.VIEW, rename.name(), false, false, Optional.of(renamed))),
                Phase.release("Release a version that uses " + Say.quoted(rename.newName())),
                Phase.migration(
                        "Drop the view", new ObjectOperation.DropObject(
                            Kind.VIEW, rename.name(), false, false, Optional.empty()))
                    .accepting("drop-object", "no running version uses the old name any more"))));
  }
}
