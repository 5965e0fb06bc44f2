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

/** A new column limits the length of text by its type. */
final class PreferText implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "prefer-text",
              Severity.NOTE,
              "A length limit on text",
              """
              In PostgreSQL a limit saves neither space nor time. It has to be raised one day, and lowering it reads
              the whole table while nobody else can use it; `char` pads with blanks besides.
              """,
              """
              `text` has no limit; where one is meant, a CHECK on the length says so by a name, and is changed without
              stopping anybody.
              """,
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
    if (!context.dialect().hasTypesOfPostgreSql()) {
      return Optional.empty();
    }
    List<String> columns = NewColumns.like(operation, PreferText::fits);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Hit.of(
                NewColumns.sentence(
                    columns,
                    context,
                    "limits its length by its type, where `text` with a CHECK is changed without stopping anybody",
                    "limit their length by their type, where `text` with a CHECK is changed without stopping anybody"),
                Remedy.NONE));
  }

  private static boolean fits(Column column) {
    String type = column.type().name();
    return type.equals("char") || type.equals("varchar") && !column.type().arguments().isEmpty();
  }
}
