package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column that the running version may still read is dropped. */
final class DropColumn implements Rule<ColumnOperation.DropColumn> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-column",
          Severity.ERROR,
          "Dropping a column that is in use",
          """
          The values are gone for good, and from the commit on every query of the running version that names the
          column fails. An object-relational mapper names every column it knows in every SELECT, so that reading a
          row is enough to fail. Indexes and constraints on the column go with it.
          """,
          """
          The version that no longer knows the column is released first; the drop follows once no older one runs. A
          column that refuses NULL and has no default has to accept NULL before that release, or its INSERTs fail.
          """,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.LOSES_DATA,
          Hazard.NOT_REVERSIBLE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ColumnOperation.DropColumn> on() {
    return ColumnOperation.DropColumn.class;
  }

  @Override
  public Optional<Hit> check(ColumnOperation.DropColumn drop, Context context) {
    if (!context.inUse(drop.tableName(), drop.columnName()) || Facts.droppedLater(context, drop.tableName())) {
      return Optional.empty();
    }
    List<String> along = goesAlong(drop, context);
    String message =
        "Dropping " + Say.column(drop.tableName(), drop.columnName())
            + " deletes its values, and every query of the running version that names it fails from then on"
            + (along.isEmpty() ? "" : "; " + Say.list(along) + (along.size() == 1 ? " goes" : " go") + " with it")
            + (drop.cascade() ? "; CASCADE takes the views and foreign keys along that depend on it" : "");
    return Optional.of(Hit.of(message, remedy(drop, context)));
  }

  private static List<String> goesAlong(ColumnOperation.DropColumn drop, Context context) {
    List<String> names = new ArrayList<>();
    Optional<Table> table = context.state().table(drop.tableName());
    if (table.isEmpty()) {
      return names;
    }
    for (Map.Entry<String, Table.KnownIndex> index : table.get().indexesOn(drop.columnName()).entrySet()) {
      if (index.getValue().mentions().contains(drop.columnName())) {
        names.add(index.getKey());
      }
    }
    for (String constraint : table.get().constraintsOn(drop.columnName()).keySet()) {
      if (!names.contains(constraint)) {
        names.add(constraint);
      }
    }
    names.sort(null);
    return names;
  }

  private static Remedy remedy(ColumnOperation.DropColumn drop, Context context) {
    List<Phase> phases = new ArrayList<>();
    boolean inserted =
        Facts.column(context, drop.tableName(), drop.columnName())
            .filter(c -> c.nullabilityKnown() && c.column().notNull() && !c.column().fillsItself())
            .isPresent();
    if (inserted) {
      phases.add(
          Phase.migration(
                  "Let INSERTs leave the column out",
                  new ColumnOperation.DropNotNull(drop.tableName(), drop.columnName()))
              .accepting("drop-not-null", "the column is on its way out"));
    }
    phases.add(Phase.release("Release a version that no longer knows " + Say.quoted(drop.columnName())));
    phases.add(Remedies.dropColumn(drop));
    return new Remedy(phases);
  }
}
