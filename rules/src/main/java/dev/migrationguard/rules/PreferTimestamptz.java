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

/** A new column holds a time of day without its zone. */
final class PreferTimestamptz implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "prefer-timestamptz",
              Severity.NOTE,
              "A timestamp without a time zone",
              """
              What such a column holds is a clock face without a place: two servers or sessions with different time
              zones write and read different moments, and an hour of every autumn exists twice.
              """,
              """
              `timestamp with time zone` holds the moment itself, in the same eight bytes, and shows it in the time
              zone of whoever asks.
              """,
              Hazard.LOSES_DATA)
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
    List<String> columns = NewColumns.like(operation, PreferTimestamptz::fits);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Hit.of(
                NewColumns.sentence(
                    columns,
                    context,
                    "holds a time without its zone, which means another moment wherever another zone is set",
                    "hold times without their zone, which mean other moments wherever another zone is set"),
                Remedy.NONE));
  }

  private static boolean fits(Column column) {
    return column.type().name().equals("timestamp");
  }
}
