package dev.migrationguard.rules;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column is added for which every row has to be written anew. */
final class AddColumnRewrite implements Rule<AddColumn> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "add-column-rewrite",
          Severity.WARNING,
          "Adding a column that rewrites the table",
          """
          The value of the column differs from row to row: a volatile default, a sequence, a stored expression, or a
          domain whose CHECK has to hold. So every row is written anew and every index built again, while no query of
          the table gets through.
          """,
          """
          The column is added empty, which takes a moment; the default is set afterwards, which concerns new rows
          only; the rows that are there are filled in batches.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<AddColumn> on() {
    return AddColumn.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(AddColumn add, Context context) {
    Answer rewrites = context.cost().rewrites();
    boolean doubtful = rewrites == Answer.UNKNOWN && add.column().fillsItself();
    if (!context.inUse(add.tableName())
        || AddNotNullColumn.hits(add.column(), context)
        || !rewrites.yes() && !doubtful) {
      return Optional.empty();
    }
    String message =
        "Adding " + Say.name(add.columnName()) + (rewrites.yes() ? " writes" : " may write") + " every row of "
            + Say.table(add.tableName()) + " anew; " + Say.whoWaits(context.cost().blocks(), add.tableName())
            + " waits " + Say.until(context);
    return Optional.of(Hit.of(message, remedy(add, context)));
  }

  private static Remedy remedy(AddColumn add, Context context) {
    Column column = add.column();
    Column empty = Column.nullable(column.name(), column.type());
    AddColumn addEmpty = new AddColumn(add.tableName(), empty, add.ifNotExists());
    if (Facts.costOf(context, addEmpty).rewrites().yes()) {
      return Remedy.NONE;
    }
    List<Phase> phases = new ArrayList<>();
    Optional<SqlExpression> value = column.defaultValue().filter(SqlExpression::known);
    if (column.generation() == Column.Generation.NONE && value.isPresent()) {
      phases.add(
          Phase.migration(
              "Add the column empty and set the default for new rows",
              addEmpty,
              new SetDefault(add.tableName(), column.name(), value.get())));
    } else {
      phases.add(Phase.migration("Add the column empty", addEmpty));
      phases.add(
          Phase.release(
              "Give new rows their value: by a default, by a trigger, or by a version that writes the column"));
    }
    phases.add(Remedies.fill(column.name()));
    if (column.notNull()) {
      phases.addAll(Remedies.setNotNull(add.tableName(), column.name(), context));
    }
    return new Remedy(phases);
  }
}
