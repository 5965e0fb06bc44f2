package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.DataType;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The new type of a column cannot hold what the old one could. */
final class NarrowColumnType implements Rule<ChangeColumnType> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "narrow-column-type",
          Severity.ERROR,
          "Changing a column to a type that holds less",
          """
          Where a stored value does not fit, the migration fails; with a USING clause that cuts or rounds, the value
          is changed for good without a word. Afterwards every INSERT and UPDATE of the running version that writes
          such a value fails. The table is also read or written anew while everybody waits.
          """,
          """
          A new column of the smaller type is written together with the old one, filled, and read before the old one
          is dropped. Where only new values are to be limited, a CHECK that is added NOT VALID and validated later
          does it without touching the type.
          """,
          Hazard.FAILS,
          Hazard.LOSES_DATA,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ChangeColumnType> on() {
    return ChangeColumnType.class;
  }

  @Override
  public Optional<Hit> check(ChangeColumnType change, Context context) {
    DataType from = Facts.typeBefore(change, context);
    DataType to = Facts.typeAfter(change, context);
    if (!context.inUse(change.tableName(), change.columnName())
        || !context.dialect().typeChange(from, to).narrows().yes()
        || change.using().isEmpty()
            && context.targetKnown()
            && !context.step().guards().conditional()
            && context.dialect().refusal(change, context.state(), context.statement()).isPresent()) {
      return Optional.empty();
    }
    if (from.name().equals(to.name()) && !from.labels().isEmpty() && !to.labels().isEmpty()) {
      return Optional.of(Hit.of(labelsLost(change, from, to), Remedies.changeType(change, context)));
    }
    String message =
        Say.sentence(Say.column(change.tableName(), change.columnName()))
            + " cannot hold as " + change.type() + " what it could hold as " + from + ": "
            + fate(change, from, to, context)
            + Facts.contradiction(change, context);
    return Optional.of(Hit.of(message, Remedies.changeType(change, context)));
  }

  private static String fate(ChangeColumnType change, DataType from, DataType to, Context context) {
    return switch (context.dialect().misfit(change, from, to)) {
      case REFUSED ->
          "one value that does not fit makes the migration fail, and so fail later writes of the running version";
      case CUT ->
          "the cast cuts off in silence what does not fit, and later writes of the running version that do not fit fail";
      case ROUNDED ->
          "what does not fit is rounded in silence, and so are later writes of the running version";
      case UNKNOWN ->
          (change.using().isPresent()
                  ? "values that do not fit are changed by its USING clause or make the migration fail"
                  : "one value that does not fit is changed in silence or makes the migration fail")
              + "; later writes of the running version that do not fit are changed or fail as well";
    };
  }

  private static String labelsLost(ChangeColumnType change, DataType from, DataType to) {
    List<String> lost = new ArrayList<>(from.labels());
    lost.removeAll(to.labels());
    return Say.sentence(Say.column(change.tableName(), change.columnName())) + " can no longer hold " + Say.list(lost)
        + ": one row that does makes the migration fail, and so fail later writes of the running version";
  }
}
