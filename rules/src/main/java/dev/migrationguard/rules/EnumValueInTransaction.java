package dev.migrationguard.rules;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Mention;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.Table;
import dev.migrationguard.schema.Table.KnownColumn;
import java.util.List;
import java.util.Optional;

/** A label of an enum is used in the transaction that added it. */
final class EnumValueInTransaction implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "enum-value-in-transaction",
          Severity.ERROR,
          "Using an enum label in the transaction that added it",
          """
          A label that ADD VALUE added cannot be used before its transaction has committed: the statement that writes
          it, compares with it or makes it a default fails, and the migration with it. Alembic runs a whole migration, and often several,
          in one transaction.
          """,
          """
          The label is added outside a transaction, or in a migration of its own that has committed before the label
          is used. With Alembic's default that means: in an earlier release, or in an `autocommit_block()`; with
          `transaction_per_migration=True` in `env.py` a revision of its own is enough.
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
    List<Mention> mentions = context.step().mentions();
    if (mentions.isEmpty() || !context.step().transaction().inside() || operation instanceof SetParameter) {
      return Optional.empty();
    }
    for (Step step : context.earlier()) {
      if (step.operation() instanceof AddEnumValue add
          && step.transaction().number() == context.step().transaction().number()
          && step.transaction().inside()
          && context.costOf(step).transaction() != Cost.Permission.FORBIDDEN
          && uses(mentions, add, operation, context)
          && !usable(add, context)) {
        return Optional.of(hit(add));
      }
    }
    return Optional.empty();
  }

  private static boolean uses(List<Mention> mentions, AddEnumValue add, Operation operation, Context context) {
    for (Mention mention : mentions) {
      if (mention.label().equals(add.value()) && mayBeOf(mention, add.type(), operation, context)) {
        return true;
      }
    }
    return false;
  }

  /** A string that looks like the label may be text all the same; what tells nothing about its type counts. */
  private static boolean mayBeOf(Mention mention, ObjectName type, Operation operation, Context context) {
    if (mention.type().isPresent()) {
      return mayBe(mention.type().get(), type, context);
    }
    Optional<Table> table = operation.table().flatMap(context.state()::table);
    if (mention.column().isEmpty()) {
      return table.isEmpty() || !table.get().complete() || hasColumnOf(table.get(), type, context);
    }
    String column = mention.column().get();
    Optional<DataType> defined = definedHere(operation, column)
        .or(() -> table.map(known -> known.columns().get(column)).map(known -> known.column().type()));
    return defined.isPresent() ? mayBe(defined.get(), type, context) : mayHave(column, type, context);
  }

  private static Optional<DataType> definedHere(Operation operation, String name) {
    switch (operation) {
      case AddColumn add when add.columnName().equals(name) -> {
        return Optional.of(add.column().type());
      }
      case CreateTable create -> {
        for (Column column : create.columns()) {
          if (column.name().equals(name)) {
            return Optional.of(column.type());
          }
        }
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** Whether some table may have such a column: a history that shows a column of the type shows what it is called. */
  private static boolean mayHave(String column, ObjectName type, Context context) {
    List<ObjectName> tables = context.state().tablesWith(type);
    for (ObjectName table : tables) {
      KnownColumn known = context.state().table(table).map(t -> t.columns().get(column)).orElse(null);
      if (known != null && mayBe(known.column().type(), type, context)) {
        return true;
      }
    }
    return tables.isEmpty();
  }

  private static boolean hasColumnOf(Table table, ObjectName type, Context context) {
    for (KnownColumn known : table.columns().values()) {
      if (mayBe(known.column().type(), type, context)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBe(DataType given, ObjectName type, Context context) {
    DataType stored = context.state().stored(given);
    return !stored.known()
        || stored.kind() != DataType.Kind.BUILT_IN
            && (stored.name().equals(type.name()) || stored.name().endsWith("." + type.name()));
  }

  private static Hit hit(AddEnumValue add) {
    String message =
        "`" + add.value() + "` cannot be used here: the transaction that adds it to " + Say.named(add.type(), "a type")
            + " has not committed yet, and the statement fails";
    return Hit.of(
        message, Remedy.of(Phase.outsideTransaction("Add the label on its own, before it is used", add)));
  }

  private static boolean usable(AddEnumValue add, Context context) {
    boolean isNew = Facts.createdBefore(context, Kind.TYPE, add.type());
    return context.dialect().newEnumLabelUsable(isNew) == Answer.YES;
  }
}
