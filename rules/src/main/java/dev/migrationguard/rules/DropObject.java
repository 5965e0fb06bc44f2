package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.ObjectOperation.RenameObject;
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

/** A view, type, function, trigger or the like is dropped, or gone under its name, and not put back. */
final class DropObject implements Rule<ObjectOperation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-object",
          Severity.WARNING,
          "Dropping or renaming a view, type, function or the like that may be in use",
          """
          From the commit on, every statement of the running version that uses it fails, and what a trigger or a
          rule did for each row no longer happens, in silence. With CASCADE whatever depends on it goes as well, and
          for a type that means columns with their values. An object that is renamed is gone under the name that
          statements use.
          """,
          """
          The version that no longer uses it is released first; the drop follows once no older one runs. A view or a
          function that is only to change is created anew in the same migration.
          """,
          Hazard.BREAKS_RUNNING_VERSION);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ObjectOperation> on() {
    return ObjectOperation.class;
  }

  @Override
  public Optional<Hit> check(ObjectOperation operation, Context context) {
    return switch (operation) {
      case ObjectOperation.DropObject drop -> dropped(drop, context);
      case RenameObject rename when Renaming.called(rename.kind()) && !Renaming.harmless(rename, context) ->
          Optional.of(renamed(rename));
      default -> Optional.empty();
    };
  }

  /** Under its old name it is gone. */
  private static Hit renamed(RenameObject rename) {
    String object = Say.object(rename.kind(), rename.name());
    return Hit.of(
        "Renaming " + object + " makes every statement of the running version fail that names it"
            + (rename.kind() == Kind.SEQUENCE ? "; defaults follow it" : ""),
        Remedy.of(
            Phase.release("Release a version that names " + object + " by neither name"),
            Phase.migration("Rename the " + rename.kind().word(), rename)
                .accepting("drop-object", "no running version names it")));
  }

  private static Optional<Hit> dropped(ObjectOperation.DropObject drop, Context context) {
    if (!used(drop.kind()) || drop.table().filter(t -> !context.inUse(t)).isPresent()) {
      return Optional.empty();
    }
    if (Facts.createdHere(context, drop.kind(), drop.name())
        || Facts.createdHere(context, drop.kind(), formerName(drop, context))
        || Renaming.takesOver(drop.kind(), formerName(drop, context), context)) {
      return Optional.empty();
    }
    String object = Say.object(drop.kind(), drop.name());
    String message =
        "Dropping " + object + drop.table().map(t -> " of " + Say.table(t)).orElse("")
            + consequence(drop.kind())
            + (drop.cascade() ? "; CASCADE takes along whatever depends on it" : "");
    return Optional.of(
        Hit.of(
            message,
            Remedy.of(
                Phase.release("Release a version that no longer relies on " + object),
                Phase.migration("Drop the " + drop.kind().word(), drop)
                    .accepting("drop-object", "no running version relies on it any more"))));
  }

  private static boolean used(Kind kind) {
    // Schemas have their own rule; nothing but the planner notices that extended statistics are gone.
    return kind != Kind.SCHEMA && kind != Kind.DATABASE && kind != Kind.STATISTICS;
  }

  private static String consequence(Kind kind) {
    return switch (kind) {
      case TRIGGER, EVENT_TRIGGER, RULE -> " ends what it did at every change, from the commit on, in silence";
      case POLICY -> " changes which rows the running version sees and may write";
      default -> " makes every statement of the running version fail that uses it";
    };
  }

  /** What the object was called before this migration: a type that is swapped is renamed out of the way first. */
  private static ObjectName formerName(ObjectOperation.DropObject drop, Context context) {
    for (Step step : context.earlier()) {
      if (step.operation() instanceof RenameObject rename
          && rename.kind() == drop.kind()
          && rename.newName().equals(drop.name().name())) {
        return rename.name();
      }
    }
    return drop.name();
  }
}
