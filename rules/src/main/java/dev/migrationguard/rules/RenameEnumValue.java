package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
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

/** A label of an enum gets another name while the running version uses the old one. */
final class RenameEnumValue implements Rule<ObjectOperation.RenameEnumValue> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "rename-enum-value",
          Severity.ERROR,
          "Renaming a label of an enum that is in use",
          """
          From the commit on the database refuses the old label, which the version that is still running writes and
          compares with, and hands out the new one, which that version does not know.
          """,
          """
          The new label is added beside the old one. The version that knows both is released, the rows are changed
          over in batches, and the old label stays behind unused: it cannot be dropped and does no harm.
          """,
          Hazard.BREAKS_RUNNING_VERSION);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ObjectOperation.RenameEnumValue> on() {
    return ObjectOperation.RenameEnumValue.class;
  }

  @Override
  public Optional<Hit> check(ObjectOperation.RenameEnumValue rename, Context context) {
    if (Facts.createdBefore(context, Kind.TYPE, rename.type())) {
      return Optional.empty();
    }
    String message =
        "The running version still writes and reads `" + rename.value() + "`, which "
            + Say.named(rename.type(), "a type") + " calls `" + rename.newValue() + "` once the migration commits";
    return Optional.of(
        Hit.of(
            message,
            Remedy.of(
                Phase.outsideTransaction(
                    "Add the new label", new AddEnumValue(rename.type(), rename.newValue(), true)),
                Phase.release("Release a version that reads both labels and writes the new one"),
                Phase.release(
                    "Change the rows from the old label to the new one, some thousand at a time, each time in a"
                        + " transaction of its own"))));
  }
}
