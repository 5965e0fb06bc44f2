package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.CreateTable;
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

/** A new table counts its rows with a number that ends early. */
final class PreferBigintKey implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "prefer-bigint-key",
              Severity.NOTE,
              "A key of four bytes or fewer",
              """
              An integer key ends at 2147483647, and failed and rolled-back INSERTs use up numbers too. When it is
              reached every INSERT fails, and making the column wider writes the whole table and all that refers to it
              anew.
              """,
              """
              A `bigint` key costs four bytes more for a row, often none because of alignment, and does not end.
              """,
              Hazard.FAILS,
              Hazard.BLOCKS_READS,
              Hazard.BLOCKS_WRITES)
          .inProfile("style");

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
    if (!context.dialect().sizesIntegers()) {
      return Optional.empty();
    }
    List<String> columns =
        switch (operation) {
          case CreateTable create -> keys(create);
          case AddColumn add -> NewColumns.like(add, column -> small(column) && counts(column));
          default -> List.of();
        };
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Hit.of(
                NewColumns.sentence(
                    columns,
                    context,
                    "is a key that ends at 2147483647 or before; every INSERT fails from then on",
                    "are keys that end at 2147483647 or before; every INSERT fails from then on"),
                Remedy.NONE));
  }

  /** The key of one column, and of several those that count; what points to another table takes that one's type. */
  private static List<String> keys(CreateTable create) {
    List<String> key = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    for (Constraint constraint : create.constraints()) {
      if (constraint instanceof Constraint.PrimaryKey) {
        key.addAll(constraint.columns());
      } else if (constraint instanceof Constraint.ForeignKey) {
        foreign.addAll(constraint.columns());
      }
    }
    return NewColumns.like(
        create,
        column ->
            small(column)
                && !foreign.contains(column.name())
                && (counts(column) || key.size() == 1 && key.contains(column.name())));
  }

  private static boolean counts(Column column) {
    return column.generation() == Generation.SERIAL || column.generation() == Generation.IDENTITY;
  }

  private static boolean small(Column column) {
    String type = column.type().name();
    return column.type().dimensions() == 0 && (type.equals("integer") || type.equals("smallint"));
  }
}
