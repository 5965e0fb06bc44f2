package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.model.Transaction.Mode;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** Outside a transaction a statement fails when it is run a second time. */
final class NotRerunnable implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "not-rerunnable",
              Severity.NOTE,
              "A statement that cannot be run again",
              """
              Outside a transaction nothing is undone when a later statement fails. What has been done stays, and the
              second attempt stops at it because it exists already, or is gone.
              """,
              """
              IF NOT EXISTS and IF EXISTS let the migration be run again from its start. An index whose concurrent
              build was interrupted exists, and is invalid: it is dropped before it is built again.
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
    if (context.step().transaction().mode() != Mode.OUTSIDE
        || !failsAgain(operation)
        || !leavesHalf(operation) && isLast(context)) {
      return Optional.empty();
    }
    String message =
        Say.sentence(Doing.words(operation)) + " fails when the migration is run again after it stopped halfway, since "
            + "nothing is undone outside a transaction";
    return Optional.of(Hit.of(message, Remedy.NONE));
  }

  /** Whether the operation itself can stop halfway: what an interrupted concurrent build leaves is an invalid index. */
  private static boolean leavesHalf(Operation operation) {
    return operation instanceof IndexOperation.CreateIndex index && index.concurrently();
  }

  /** Whether nothing comes after its statement that could fail and have the migration run again. */
  private static boolean isLast(Context context) {
    for (Step step : context.later()) {
      if (step.statement() != context.step().statement() && !(step.operation() instanceof SessionOperation)) {
        return false;
      }
    }
    return true;
  }

  private static boolean failsAgain(Operation operation) {
    return switch (operation) {
      case TableOperation.CreateTable op -> !op.ifNotExists() && !op.temporary();
      case TableOperation.DropTable op -> !op.ifExists();
      case ColumnOperation.AddColumn op -> !op.ifNotExists();
      case ColumnOperation.DropColumn op -> !op.ifExists();
      case ConstraintOperation.DropConstraint op -> !op.ifExists();
      case IndexOperation.CreateIndex op -> !op.ifNotExists() && op.name().isPresent();
      case IndexOperation.DropIndex op -> !op.ifExists();
      case ObjectOperation.CreateObject op -> !op.ifNotExists() && !op.orReplace();
      case ObjectOperation.CreateEnum op -> true;
      case ObjectOperation.CreateDomain op -> true;
      case ObjectOperation.DropObject op -> !op.ifExists();
      case ObjectOperation.AddEnumValue op -> !op.ifNotExists();
      default -> false;
    };
  }
}
