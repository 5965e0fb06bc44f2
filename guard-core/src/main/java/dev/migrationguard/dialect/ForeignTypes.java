package dev.migrationguard.dialect;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.schema.SchemaState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Columns of types that other databases have and PostgreSQL has not, by {@code postgresql-foreign-types.tsv}. */
final class ForeignTypes {

  private static final class Loaded {
    static final Map<String, String[]> TYPES = load();
  }

  private ForeignTypes() {}

  /** Why PostgreSQL refuses the type of a column, as the end of a sentence; empty where the project may define it. */
  static Optional<String> refusal(Operation operation, SchemaState before) {
    return switch (operation) {
      case AddColumn op -> refusal(op.column().type(), before);
      case ChangeColumnType op -> refusal(op.type(), before);
      case CreateTable op -> {
        for (Column column : op.columns()) {
          Optional<String> refused = refusal(column.type(), before);
          if (refused.isPresent()) {
            yield refused;
          }
        }
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> refusal(DataType type, SchemaState before) {
    if (type.kind() != DataType.Kind.USER_DEFINED || before.createsTypeNamed(type.name())) {
      return Optional.empty();
    }
    String[] line = Loaded.TYPES.get(type.name());
    return line == null
        ? Optional.empty()
        : Optional.of(
            "`" + type.name() + "` is a type of " + line[1] + ", which PostgreSQL does not have, and no migration"
                + " creates one of that name; PostgreSQL has " + line[2]);
  }

  private static Map<String, String[]> load() {
    Map<String, String[]> types = new HashMap<>();
    for (String[] cells : Lines.of("postgresql-foreign-types.tsv")) {
      types.put(cells[0], cells);
    }
    return types;
  }
}
