package dev.migrationguard.dialect;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.schema.Domain;
import java.util.Optional;

/** Which line of the cost table an operation on a column falls under. */
final class ColumnCosts {

  private ColumnCosts() {}

  static Cost of(ColumnOperation operation, Facts facts) {
    return switch (operation) {
      case AddColumn op -> facts.cost("add-column " + addition(op, facts), op.tableName());
      case ColumnOperation.DropColumn op ->
          facts.cost(
              "drop-column",
              op.tableName(),
              facts.besideForeignKeys("drop-foreign-key", op.tableName(), Optional.of(op.columnName())));
      case ColumnOperation.RenameColumn op -> facts.cost("rename-column", op.tableName());
      case ColumnOperation.ChangeColumnType op -> TypeChangeCosts.of(op, facts);
      case ColumnOperation.SetNotNull op ->
          facts.cost("set-not-null " + nullability(op, facts), op.tableName());
      case ColumnOperation.DropNotNull op -> facts.cost("drop-not-null", op.tableName());
      case ColumnOperation.SetDefault op -> facts.cost("set-default", op.tableName());
      case ColumnOperation.DropDefault op -> facts.cost("drop-default", op.tableName());
      case ColumnOperation.AlterColumn op -> facts.cost("alter-column " + op.action(), op.tableName());
    };
  }

  private static String addition(AddColumn op, Facts facts) {
    Column column = op.column();
    if (op.ifNotExists() && facts.column(op.tableName(), column.name()).isPresent()) {
      return "exists";
    }
    return switch (generation(column, facts.version())) {
      case SERIAL, IDENTITY -> "generated-number";
      case STORED -> "stored";
      case VIRTUAL, COMPUTED -> column.notNull() ? "virtual-not-null" : "virtual";
      case NONE -> plainAddition(column, facts);
    };
  }

  /** Without a keyword a generated column is virtual from 18; before, SQLAlchemy's word for it writes STORED. */
  private static Generation generation(Column column, int version) {
    return column.generation() == Generation.COMPUTED && version < 18 ? Generation.STORED : column.generation();
  }

  private static String plainAddition(Column column, Facts facts) {
    Optional<Domain> domain = facts.before().domain(column.type());
    if (domain.filter(d -> d.constraint() == Domain.Constraint.SOME).isPresent()) {
      return "checked-domain";
    }
    boolean mayBeDomain = Conversions.mayBeDomain(facts.before().resolved(column.type()));
    if (column.defaultValue().isEmpty() || column.defaultValue().get().isNull()) {
      return mayBeDomain ? "user-type" : column.notNull() ? "not-null" : "plain";
    }
    return switch (Volatility.sameForEveryRow(column.defaultValue().get(), facts.before())) {
      case NO -> "volatile-default";
      case UNKNOWN -> "unknown-default";
      case YES -> mayBeDomain ? "unknown-default" : "same-default";
    };
  }

  private static String nullability(ColumnOperation.SetNotNull op, Facts facts) {
    if (facts.refusesNull(op.tableName(), op.columnName()).yes()) {
      return "already";
    }
    return facts.provenNotNull(op.tableName(), op.columnName()) ? "proven" : "nullable";
  }
}
