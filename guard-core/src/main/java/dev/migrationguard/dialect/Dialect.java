package dev.migrationguard.dialect;

import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.schema.SchemaState;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One database system at one version: what an operation costs there, and what its types can hold. */
public interface Dialect {

  /** Its name in lower case, as Alembic and {@code --target} write it: {@code postgresql}. */
  String name();

  /** The version that is judged: the major one, or where minor ones count both, 8.4 as 804 and 3.40 as 340. */
  int version();

  /**
   * What each operation of one statement costs: what one ALTER TABLE combines can change what each part costs.
   *
   * @param statement all operations of the statement
   * @param before    the schema before each of them
   */
  List<Cost> costs(List<Operation> statement, List<SchemaState> before);

  /**
   * What one operation of a statement costs.
   *
   * @param before    the schema before the statement
   * @param statement all operations of the statement, {@code operation} among them
   */
  default Cost cost(Operation operation, SchemaState before, List<Operation> statement) {
    return costs(statement, Collections.nCopies(statement.size(), before)).get(statement.indexOf(operation));
  }

  /** What becomes of stored values when a column of one type takes another. */
  TypeChange typeChange(DataType from, DataType to);

  /**
   * What becomes of stored values that the new type cannot hold.
   *
   * @param change the change, of which only the USING clause counts
   */
  default Misfit misfit(ChangeColumnType change, DataType from, DataType to) {
    return Misfit.UNKNOWN;
  }

  /** Whether the expression gives the same value for every row of one statement, so that it can be stored once. */
  Answer sameForEveryRow(SqlExpression expression);

  /** The longest name that it keeps, in bytes of UTF-8 or else in characters. */
  int longestName();

  /** Whether {@link #longestName} counts characters. */
  default boolean countsCharacters() {
    return false;
  }

  /** Whether a name that is longer is cut off; else it is refused. */
  default boolean cutsLongNames() {
    return true;
  }

  /** Its name as its makers write it: {@code PostgreSQL}. */
  default String title() {
    return name();
  }

  /** Whether nobody named it: it is only the one that is judged where nothing else is said. */
  default boolean assumed() {
    return false;
  }

  /** Whether nobody named its version, so that it may be a later one. */
  default boolean versionAssumed() {
    return assumed();
  }

  /** Whether it is known what operations cost there. */
  default boolean knowsCosts() {
    return true;
  }

  /**
   * Why the database refuses an operation however empty its tables are, as the end of a sentence.
   *
   * @param before    the schema before it
   * @param statement all operations of the same statement, {@code operation} among them
   * @return empty where it takes it, or where that is not known
   */
  default Optional<String> refusal(Operation operation, SchemaState before, List<Operation> statement) {
    return Optional.empty();
  }

  /** Whether a primary key has a name of its own, by which it is dropped. */
  default boolean namesPrimaryKeys() {
    return true;
  }

  /** Whether a new column that refuses NULL and has no default gets a value that the database makes up. */
  default boolean makesUpValues() {
    return false;
  }

  /** Whether it has `text` as good as `varchar`, `timestamptz`, `jsonb`, and identity columns beside serial ones. */
  default boolean hasTypesOfPostgreSql() {
    return false;
  }

  /** Whether an integer type has the size that its name says. */
  default boolean sizesIntegers() {
    return true;
  }

  /** Whether an enum is a type of its own, which has to exist before a column can have it. */
  default boolean enumsAreTypes() {
    return false;
  }

  /**
   * Whether a label may be used in the transaction that adds it to an enum.
   *
   * @param enumIsNew whether that transaction also created the enum
   */
  default Answer newEnumLabelUsable(boolean enumIsNew) {
    return Answer.UNKNOWN;
  }
}
