package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.AlterTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A trigger of a table in use comes or is switched off. */
final class ChangeTrigger implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "change-trigger",
          Severity.NOTE,
          "Changing the triggers of a table that is in use",
          """
          A new trigger runs for every change that the version which is still running makes, from the commit on, and
          stops writes to the table until then. A trigger that is switched off no longer does its work for that
          version either: with ALL this takes in the checks of foreign keys, and rows that break them stay in the
          table.
          """,
          """
          The function of the trigger copes with the writes of both versions. A trigger that is in the way of one
          statement can be passed over for that session alone, through `session_replication_role`.
          """,
          Hazard.BLOCKS_WRITES,
          Hazard.BREAKS_RUNNING_VERSION);

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
      case CreateObject create
          when create.kind() == Kind.TRIGGER && create.table().filter(context::inUse).isPresent() ->
          Optional.of(Hit.of(created(create, create.table().get(), context), Remedy.NONE));
      case AlterTable alter when alter.action().startsWith("DISABLE TRIGGER") && context.inUse(alter.name()) ->
          Optional.of(
              Hit.of(
                      "What the trigger did for each change of " + Say.table(alter.name())
                          + " by the running version no longer happens from the commit on; "
                          + Say.whoWaits(context.cost().blocks(), alter.name()) + " waits " + Say.until(context),
                      Remedy.NONE)
                  .as(Severity.WARNING));
      default -> Optional.empty();
    };
  }

  private static String created(CreateObject create, ObjectName table, Context context) {
    return Say.sentence(Say.object(create.kind(), create.name())) + " runs for each change of " + Say.table(table)
        + " by the running version from the commit on; every INSERT, UPDATE and DELETE on it waits "
        + Say.until(context);
  }
}
