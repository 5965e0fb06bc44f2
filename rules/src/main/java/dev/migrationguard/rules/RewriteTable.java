package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A command that exists to write a whole table anew. */
final class RewriteTable implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "rewrite-table",
          Severity.WARNING,
          "Writing a whole table anew",
          """
          The table and all its indexes are copied while no query of the table gets through, and the copy needs as
          much space again. The time grows with the table.
          """,
          """
          Plain VACUUM makes the space of dead rows usable again without stopping anybody. Tools outside the database
          copy a table while it is in use. Otherwise it waits for a time when the table may stand still.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<Operation> on() {
    return Operation.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    return switch (operation) {
      case TableOperation.RewriteTable rewrite ->
          hit(rewrite.how().name().replace('_', ' '), rewrite.name(), context);
      case TableOperation.AlterTable alter when context.cost().rewrites().yes() ->
          hit(alter.action(), alter.name(), context);
      case ColumnOperation.AlterColumn alter when context.cost().rewrites().yes() ->
          hit(alter.action() + " on " + Say.name(alter.columnName()), alter.tableName(), context);
      case ObjectOperation.AlterObject alter
          when alter.kind() == ObjectOperation.Kind.MATERIALIZED_VIEW && context.cost().rewrites().yes() ->
          hit(alter.action(), alter.name(), context);
      case IndexOperation.AlterIndex alter when context.cost().rebuilds().yes() -> index(alter, context);
      case SessionOperation.OtherStatement other when other.on().isEmpty() && everyTable(context) ->
          Optional.of(
              Hit.of(
                  other.command() + " writes one table after the other anew, and every read and write of it waits "
                      + Say.until(context),
                  Remedy.NONE));
      default -> Optional.empty();
    };
  }

  private static boolean everyTable(Context context) {
    return context.cost().rewrites().yes() || context.cost().rebuilds().yes();
  }

  private static Optional<Hit> hit(String command, ObjectName table, Context context) {
    if (!context.inUse(table)) {
      return Optional.empty();
    }
    String message =
        command + " writes the whole of " + Say.table(table) + " anew; "
            + Say.whoWaits(context.cost().blocks(), table) + " waits " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }

  private static Optional<Hit> index(IndexOperation.AlterIndex alter, Context context) {
    Optional<ObjectName> table = context.state().tableOfIndex(alter.name());
    if (table.filter(t -> !context.inUse(t)).isPresent()) {
      return Optional.empty();
    }
    String message =
        alter.action() + " copies the whole of " + Say.index(Optional.of(alter.name())) + "; "
            + Say.whoWaits(context.cost().blocks(), table.orElseGet(ObjectName::unknown)) + " waits "
            + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
