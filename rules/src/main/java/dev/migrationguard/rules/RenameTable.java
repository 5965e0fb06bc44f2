package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.Operation;
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

/** A table or a view gets another name while the running version uses the old one. */
final class RenameTable implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "rename-table",
          Severity.ERROR,
          "Renaming a table or a view that is in use",
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
  public Class<Operation> on() {
    return Operation.class;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    return switch (operation) {
      case TableOperation.RenameTable rename -> table(rename, context);
      case RenameObject rename when Renaming.queried(rename.kind()) && !Renaming.harmless(rename, context) ->
          Optional.of(hit(rename.name(), rename.newName(), Say.object(rename.kind(), rename.name()), "it", rename));
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> table(TableOperation.RenameTable rename, Context context) {
    return !context.inUse(rename.name())
            || Replacement.takesName(rename, context)
            || Facts.createdHere(context, Kind.VIEW, rename.name())
        ? Optional.empty()
        : Optional.of(hit(rename.name(), rename.newName(), Say.table(rename.name()), "the table", rename));
  }

  private static Hit hit(ObjectName name, String newName, String object, String it, Operation rename) {
    ObjectName renamed = new ObjectName(name.schema(), newName);
    String message =
        "Every query of the running version that names " + object + " fails once the migration commits: " + it
            + " is called " + Say.name(newName) + " from then on";
    return Hit.of(
        message,
        Remedy.of(
            Phase.migration(
                "Rename " + it + " and leave a view under the old name",
                rename,
                new CreateObject(Kind.VIEW, name, false, false, Optional.of(renamed))),
            Phase.release("Release a version that uses " + Say.quoted(newName)),
            Phase.migration(
                    "Drop the view", new ObjectOperation.DropObject(Kind.VIEW, name, false, false, Optional.empty()))
                .accepting("drop-object", "no running version uses the old name any more")));
  }
}
