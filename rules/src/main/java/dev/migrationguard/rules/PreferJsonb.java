package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
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

/** A new column is json, which cannot be compared. */
final class PreferJsonb implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "prefer-jsonb",
              Severity.NOTE,
              "A json column",
              """
              json keeps the text and has no equality operator: SELECT DISTINCT, UNION and GROUP BY over a row of the
              table fail, and no index looks inside.
              """,
              """
              `jsonb` compares, sorts and can be indexed; it forgets white space, the order of keys and repeated ones.
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
    List<String> columns = NewColumns.like(operation, PreferJsonb::fits);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Hit.of(
                NewColumns.sentence(
                    columns,
                    context,
                    "is json, which has no equality operator: SELECT DISTINCT, UNION and GROUP BY fail",
                    "are json, which has no equality operator: SELECT DISTINCT, UNION and GROUP BY fail"),
                Remedy.NONE));
  }

  private static boolean fits(Column column) {
    return column.type().name().equals("json");
  }
}
