package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.Operation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.List;
import java.util.Optional;

/** A new column takes its values from a sequence beside it. */
final class PreferIdentity implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "prefer-identity",
              Severity.NOTE,
              "A serial column",
              """
              A serial column is an integer with a sequence beside it: the sequence has rights of its own that are
              forgotten, an INSERT with a value of its own passes it by unseen, and a copy of the table shares it.
              """,
              """
              `GENERATED … AS IDENTITY` is the standard way since PostgreSQL 10: the sequence belongs to the column,
              and GENERATED ALWAYS refuses values from elsewhere.
              """,
              Hazard.FAILS)
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
    if (!context.dialect().hasTypesOfPostgreSql()) {
      return Optional.empty();
    }
    List<String> columns = NewColumns.like(operation, PreferIdentity::fits);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Hit.of(
                NewColumns.sentence(
                    columns,
                    context,
                    "is a serial column, whose sequence lives a life of its own; an identity column owns it",
                    "are serial columns, whose sequences live a life of their own; identity columns own theirs"),
                Remedy.NONE));
  }

  private static boolean fits(Column column) {
    return column.generation() == Generation.SERIAL;
  }
}
