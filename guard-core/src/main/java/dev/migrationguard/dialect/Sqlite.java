package dev.migrationguard.dialect;

import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.AlterColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.DropDefault;
import dev.migrationguard.model.ColumnOperation.DropNotNull;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.AlterConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.ConstraintOperation.RenameConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.DataOperation.TruncateTable;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.RenameIndex;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.AlterTable;
import dev.migrationguard.model.TableOperation.MoveTable;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SQLite: what it cannot alter, by {@code sqlite-refusals.tsv}. What operations cost there is not known. */
public final class Sqlite implements Dialect {

  /** The version of Debian 12 and of many images built on it; newer ones take more. */
  static final int DEFAULT = 340;

  private final int version;

  Sqlite(int version) {
    this.version = version;
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String title() {
    return "SQLite";
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public boolean knowsCosts() {
    return false;
  }

  @Override
  public List<Cost> costs(List<Operation> statement, List<SchemaState> before) {
    return Collections.nCopies(statement.size(), Cost.UNKNOWN);
  }

  /** The words of a type give a column no more than an affinity, and no length counts (SQLite manual, datatype3). */
  @Override
  public TypeChange typeChange(DataType from, DataType to) {
    if (!from.known() || !to.known()) {
      return new TypeChange(Answer.UNKNOWN, Answer.UNKNOWN);
    }
    String old = affinity(from);
    String next = affinity(to);
    boolean loses = old.equals("text") && !next.equals("text") && !next.equals("blob")
        || old.equals("real") && next.equals("integer");
    return new TypeChange(loses ? Answer.YES : Answer.NO, Answer.UNKNOWN);
  }

  private static String affinity(DataType type) {
    String name = type.name().toLowerCase(Locale.ROOT);
    if (name.contains("int")) {
      return "integer";
    }
    if (name.contains("char") || name.contains("clob") || name.contains("text") || type.kind() == DataType.Kind.ENUM) {
      return "text";
    }
    if (name.contains("blob") || name.equals("bytea")) {
      return "blob";
    }
    return name.contains("real") || name.contains("floa") || name.contains("doub") ? "real" : "numeric";
  }

  @Override
  public Answer sameForEveryRow(SqlExpression expression) {
    return Answer.UNKNOWN;
  }

  /** Names may be as long as a statement. */
  @Override
  public int longestName() {
    return 1_000_000;
  }

  @Override
  public Optional<String> refusal(Operation operation, SchemaState before, List<Operation> statement) {
    for (Operation other : statement) {
      if (other instanceof AlterTable copy && copy.action().equals(AlterTable.COPY)) {
        return Optional.empty();
      }
    }
    String key = key(operation, before);
    return key.isEmpty() ? Optional.empty() : Refusals.find(key, version);
  }

  /** The line of the table; empty for what SQLite takes. */
  private static String key(Operation operation, SchemaState before) {
    return switch (operation) {
      case ChangeColumnType op -> "change-column-type";
      case SetDefault op -> "set-default";
      case DropDefault op -> "drop-default";
      case SetNotNull op -> "set-not-null";
      case DropNotNull op -> "drop-not-null";
      case AlterColumn op -> "alter-column";
      case RenameColumn op -> "rename-column";
      case DropColumn op -> dropped(op, before);
      case AddColumn op -> "add-column";
      case AddConstraint op -> (op.inline() ? "add-column " : "add-constraint ") + kind(op.constraint());
      case DropConstraint op -> "drop-constraint";
      case RenameConstraint op -> "rename-constraint";
      case ValidateConstraint op -> "validate-constraint";
      case AlterConstraint op -> "alter-constraint";
      case RenameIndex op -> "rename-index";
      case MoveTable op -> "move-table";
      case TruncateTable op -> "truncate-table";
      default -> "";
    };
  }

  private static String kind(Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey key -> "primary-key";
      case Constraint.Unique unique -> "unique";
      case Constraint.ForeignKey key -> "foreign-key";
      case Constraint.Check check -> "check";
      case Constraint.Exclude exclude -> "exclude";
      case Constraint.NotNull notNull -> "not-null";
    };
  }

  /** A column that an index or a constraint needs stays. */
  private static String dropped(DropColumn drop, SchemaState before) {
    Optional<Table> table = before.table(drop.tableName());
    if (table.isPresent()) {
      for (Table.KnownConstraint known : table.get().constraintsOn(drop.columnName()).values()) {
        boolean key = known.constraint() instanceof Constraint.PrimaryKey
            || known.constraint() instanceof Constraint.Unique;
        if (key) {
          return "drop-column " + kind(known.constraint());
        }
      }
      for (Table.KnownIndex known : table.get().indexesOn(drop.columnName()).values()) {
        if (known.index().keys().stream().anyMatch(key -> key.text().equals(drop.columnName()))) {
          return "drop-column indexed";
        }
      }
    }
    return "drop-column";
  }
}
