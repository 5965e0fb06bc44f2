package dev.migrationguard.rules;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.TableOperation.DetachPartition;
import dev.migrationguard.model.TableOperation.RewriteTable;
import dev.migrationguard.model.Transaction.Mode;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Locale;
import java.util.Optional;

/** A statement that refuses to run in a transaction stands in one. */
final class ConcurrentlyInTransaction implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "concurrently-in-transaction",
          Severity.ERROR,
          "A statement that cannot run in a transaction",
          """
          Building an index concurrently, VACUUM, CREATE DATABASE and some others start and end transactions of their
          own. Inside one they fail at once, and the migration with them.
          """,
          """
          The statement runs outside a transaction: in Alembic within `with op.get_context().autocommit_block():`.
          What stands before it is committed by then, so a migration that holds nothing else is the easiest to repeat.
          """,
          Hazard.FAILS);

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
    if (!context.step().transaction().inside()
        || context.cost().transaction() != Cost.Permission.FORBIDDEN
        || operation instanceof AddEnumValue add && enumIsNew(add, context)) {
      return Optional.empty();
    }
    String why =
        context.step().transaction().mode() == Mode.STRING
            ? ": the statements of one string are one transaction, and it cannot run in one"
            : ", because the migration runs in a transaction and it cannot";
    return Optional.of(Hit.of(Say.sentence(words(operation)) + " fails" + why, remedy(operation, context)));
  }

  /** What blocks or destroys outside a transaction as well is no remedy. */
  private static Remedy remedy(Operation operation, Context context) {
    Operation alternative =
        operation instanceof Reindex reindex
            ? new Reindex(reindex.scope(), reindex.name(), true)
            : operation;
    return context.cost().rewrites().yes()
            || operation instanceof DropObject
            || !Facts.understands(context, alternative)
        ? Remedy.NONE
        : Remedy.of(Phase.outsideTransaction("Run it outside a transaction", alternative));
  }

  private static boolean enumIsNew(AddEnumValue add, Context context) {
    return Facts.createdBefore(context, Kind.TYPE, add.type())
        && context.dialect().newEnumLabelUsable(true) != Answer.NO;
  }

  private static String words(Operation operation) {
    return switch (operation) {
      case CreateIndex index -> "building " + Say.index(index.name()) + " concurrently";
      case DropIndex index -> "dropping " + Say.index(Optional.of(index.name())) + " concurrently";
      case Reindex reindex -> "rebuilding indexes of the " + reindex.scope().name().toLowerCase(Locale.ROOT);
      case DetachPartition detach -> "detaching " + Say.table(detach.partition()) + " concurrently";
      case AddEnumValue add -> "adding the label `" + add.value() + "` to " + Say.named(add.type(), "a type");
      case RewriteTable rewrite ->
          rewrite.how().name().replace('_', ' ') + " of " + Say.table(rewrite.name());
      case CreateObject create -> "creating " + Say.object(create.kind(), create.name());
      case DropObject drop -> "dropping " + Say.object(drop.kind(), drop.name());
      case OtherStatement other -> other.command();
      default -> "the statement";
    };
  }
}
