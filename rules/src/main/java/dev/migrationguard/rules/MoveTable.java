package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A table moves to another schema, or its schema gets another name. */
final class MoveTable implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "move-table",
          Severity.ERROR,
          "Moving a table, a view or the like that is in use to another schema",
          """
          From the commit on every query of the version that is still running looks for the table where it no longer
          is, unless its search path happens to name both schemas. Renaming a schema does this to all tables in it at
          once.
          """,
          """
          A view under the old name, created in the same transaction, keeps the running version working until no
          version uses that name. A search path that names both schemas does the same.
          """,
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
  public Optional<Hit> check(Operation operation, Context context) {
    return switch (operation) {
      case TableOperation.MoveTable move when context.inUse(move.name()) ->
          Optional.of(
              Hit.of(
                  "Every query of the running version that looks for " + Say.table(move.name())
                      + " fails once the migration commits: the table is in the schema " + Say.name(move.newSchema())
                      + " from then on",
                  Remedy.NONE));
      case AlterObject move
          when move.action().equals("SET SCHEMA")
              && (Renaming.queried(move.kind()) || Renaming.called(move.kind()))
              && !Renaming.isNew(move.kind(), move.name(), context) ->
          Optional.of(
              Hit.of(
                  "Every statement of the running version that looks for " + Say.object(move.kind(), move.name())
                      + " where it was fails once the migration commits: it is in another schema from then on",
                  Remedy.NONE));
      case RenameObject rename
          when rename.kind() == Kind.SCHEMA && !Facts.createdBefore(context, Kind.SCHEMA, rename.name()) ->
          Optional.of(
              Hit.of(
                  "Every query of the running version that names " + Say.object(Kind.SCHEMA, rename.name())
                      + " fails once the migration commits: the schema is called " + Say.name(rename.newName())
                      + " from then on",
                  Remedy.NONE));
      default -> Optional.empty();
    };
  }
}
