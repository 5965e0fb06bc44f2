package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.Table;
import java.util.Optional;

/** A column is given an enum type that nothing before creates. */
final class EnumTypeMissing implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "enum-type-missing",
          Severity.ERROR,
          "A column of an enum type that does not exist",
          """
          An enum is a type of its own and has to exist before a column can have it. Creating a table creates the
          enum types of its columns; adding a column or changing its type does not, and the statement fails.
          """,
          """
          The type is created first: `sa.Enum(…, name=…).create(op.get_bind())`, or CREATE TYPE.
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
    return switch (operation) {
      case AddColumn add -> judge(add.tableName(), add.column().type(), context);
      case ChangeColumnType change -> judge(change.tableName(), change.type(), context);
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> judge(ObjectName table, DataType type, Context context) {
    if (!missing(table, type, context)) {
      return Optional.empty();
    }
    ObjectName name = name(type);
    String message =
        "Nothing before this creates the enum type " + Say.quoted(name.toString())
            + ": a new table would bring it, a new column does not, and the statement fails";
    Remedy remedy =
        type.labels().isEmpty()
            ? Remedy.of(Phase.release("Create the type before the column that has it"))
            : Remedy.of(
                Phase.migration(
                    "Create the type before the column that has it", new CreateEnum(name, type.labels())));
    return Optional.of(Hit.of(message, remedy));
  }

  /** Whether the history shows all that happened, the type not being among it. */
  static boolean missing(ObjectName table, DataType type, Context context) {
    ObjectName name = name(type);
    return type.kind() == DataType.Kind.ENUM
        && name.known()
        && context.dialect().enumsAreTypes()
        && context.state().whole()
        && context.state().table(table).filter(Table::complete).isPresent()
        && !context.state().knowsEnumNamed(name.name());
  }

  private static ObjectName name(DataType type) {
    int dot = type.name().lastIndexOf('.');
    return ObjectName.of(dot < 0 ? "" : type.name().substring(0, dot), type.name().substring(dot + 1));
  }
}
