package dev.migrationguard.model;

import java.util.Optional;

/** What a migration does to one column of a table. */
public sealed interface ColumnOperation extends Operation {

  /** The table of the column. */
  ObjectName tableName();

  /** The column as it is called before the operation. */
  String columnName();

  @Override
  default Optional<ObjectName> table() {
    return Optional.of(tableName());
  }

  /** ADD COLUMN. Its constraints follow as {@link ConstraintOperation.AddConstraint} of the same statement. */
  record AddColumn(ObjectName tableName, Column column, boolean ifNotExists) implements ColumnOperation {
    @Override
    public String columnName() {
      return column.name();
    }
  }

  /** DROP COLUMN. */
  record DropColumn(ObjectName tableName, String columnName, boolean ifExists, boolean cascade)
      implements ColumnOperation {}

  /**
   * RENAME COLUMN.
   *
   * @param ofView whether the statement says that it is a view's
   */
  record RenameColumn(ObjectName tableName, String columnName, String newName, boolean ofView)
      implements ColumnOperation {

    /** RENAME COLUMN of a table. */
    public RenameColumn(ObjectName tableName, String columnName, String newName) {
      this(tableName, columnName, newName, false);
    }
  }

  /**
   * ALTER COLUMN … TYPE.
   *
   * @param type      the new type
   * @param from      the old type where the source itself states it ({@code existing_type})
   * @param using     the conversion where one is given
   * @param collation the new collation where one is given
   */
  record ChangeColumnType(
      ObjectName tableName,
      String columnName,
      DataType type,
      Optional<DataType> from,
      Optional<SqlExpression> using,
      Optional<String> collation)
      implements ColumnOperation {}

  /** ALTER COLUMN … SET NOT NULL. */
  record SetNotNull(ObjectName tableName, String columnName) implements ColumnOperation {}

  /** ALTER COLUMN … DROP NOT NULL. */
  record DropNotNull(ObjectName tableName, String columnName) implements ColumnOperation {}

  /** ALTER COLUMN … SET DEFAULT. */
  record SetDefault(ObjectName tableName, String columnName, SqlExpression value) implements ColumnOperation {}

  /**
   * ALTER COLUMN … DROP DEFAULT.
   *
   * @param nullable whether the source itself says that the column may be NULL ({@code existing_nullable=True})
   */
  record DropDefault(ObjectName tableName, String columnName, boolean nullable) implements ColumnOperation {

    /** DROP DEFAULT of a column of which the source says no more. */
    public DropDefault(ObjectName tableName, String columnName) {
      this(tableName, columnName, false);
    }
  }

  /**
   * An ALTER COLUMN action that is understood and has no operation of its own.
   *
   * @param action the words of PostgreSQL's grammar, upper case: {@code SET STATISTICS}, {@code ADD IDENTITY}
   */
  record AlterColumn(ObjectName tableName, String columnName, String action) implements ColumnOperation {}
}
