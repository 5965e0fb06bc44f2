package dev.migrationguard.rules;

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

/** A table that the running version may still read is dropped. */
final class DropTable implements Rule<TableOperation.DropTable> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-table",
          Severity.ERROR,
          "Dropping a table that is in use",
          """
          The rows are gone for good, and from the commit on every query of the version that is still running fails.
          With CASCADE the views and foreign keys that depend on the table go as well, unnamed. Tables that it
          references are locked until the commit.
          """,
          """
          The version that no longer uses the table is released first; the drop follows once no older one runs.
          """,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.LOSES_DATA,
          Hazard.NOT_REVERSIBLE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<TableOperation.DropTable> on() {
    return TableOperation.DropTable.class;
  }

  @Override
  public Optional<Hit> check(TableOperation.DropTable drop, Context context) {
    if (!context.inUse(drop.name())) {
      return Optional.empty();
    }
    Optional<Replacement> copy = Replacement.of(drop, context);
    if (copy.isPresent()) {
      return replaced(drop, copy.get());
    }
    String table = Say.table(drop.name());
    String message =
        "Dropping " + table + " deletes its rows, and every query of it by the running version fails from then on"
            + (drop.cascade() ? "; CASCADE takes the views and foreign keys along that depend on it" : "")
            + Say.othersWaiting(context);
    return Optional.of(
        Hit.of(
            message,
            Remedy.of(
                Phase.release("Release a version that no longer uses " + table),
                Phase.migration("Drop the table", drop)
                    .accepting("drop-table", "no running version uses it any more"))));
  }

  /** A copy with every column takes the name, and no query fails. */
  private static Optional<Hit> replaced(TableOperation.DropTable drop, Replacement copy) {
    String table = Say.table(drop.name());
    if (copy.lost().isEmpty()) {
      String message = Say.sentence(table) + " is replaced by a copy, and whether the copy has every column of it is"
          + " not visible: a query of the running version that names a missing one fails from then on";
      return Optional.of(Hit.of(message, Remedy.NONE).as(Severity.NOTE));
    }
    if (copy.lost().get().isEmpty()) {
      return Optional.empty();
    }
    String columns = Say.list(copy.lost().get());
    String message = Say.sentence(table) + " is replaced by a copy without " + columns + ": those values are gone, and"
        + " every query of the running version that names one fails from then on";
    return Optional.of(Hit.of(message, Remedy.of(Phase.release("Release a version that no longer knows " + columns))));
  }
}
