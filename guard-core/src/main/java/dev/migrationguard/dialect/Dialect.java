package dev.migrationguard.dialect;

import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.schema.SchemaState;
import java.util.List;

/** One database system at one version: what an operation costs there, and what its types can hold. */
public interface Dialect {

  /** Its name in lower case, as Alembic and {@code --target} write it: {@code postgresql}. */
  String name();

  /** The major version that is judged. */
  int version();

  /**
   * What an operation costs.
   *
   * @param operation the operation
   * @param before    the schema before it
   * @param statement all operations of the same statement, {@code operation} among them: what one ALTER TABLE combines
   *     can change what each part costs
   */
  Cost cost(Operation operation, SchemaState before, List<Operation> statement);

  /** What becomes of stored values when a column of one type takes another. */
  TypeChange typeChange(DataType from, DataType to);

  /** Whether the expression gives the same value for every row of one statement, so that it can be stored once. */
  Answer sameForEveryRow(SqlExpression expression);

  /** The longest name, in bytes of UTF-8, that is not cut off. */
  int longestName();

  /**
   * Whether a label may be used in the transaction that adds it to an enum.
   *
   * @param enumIsNew whether that transaction also created the enum
   */
  default Answer newEnumLabelUsable(boolean enumIsNew) {
    return Answer.UNKNOWN;
  }
}
