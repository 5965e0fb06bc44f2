package dev.migrationguard.frontend.sql;

import static dev.migrationguard.frontend.sql.SqlIdentifiers.constant;
import static dev.migrationguard.frontend.sql.SqlIdentifiers.quote;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.SessionOperation;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.Rewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes operations as PostgreSQL's SQL.
 *
 * <p>What the model does not hold (the rows of an INSERT, the body of a function) stands as {@link ObjectName#HOLE}.
 */
public final class SqlWriter {

  /** Stands where the model does not say what follows. */
  private static final String MORE = " " + ObjectName.HOLE;

  private SqlWriter() {}

  /** The statement for one operation, on one line and without a semicolon; a comment for what is not known. */
  public static String write(Operation operation) {
    return switch (operation) {
      case TableOperation table -> table(table);
      case ColumnOperation column -> "ALTER TABLE " + quote(column.tableName()) + " " + column(column);
      case ConstraintOperation constraint ->
          "ALTER TABLE " + quote(constraint.tableName()) + " " + constraint(constraint);
      case IndexOperation index -> index(index);
      case DataOperation data -> data(data);
      case ObjectOperation object -> SqlObjectWriter.write(object);
      case SessionOperation session -> SqlObjectWriter.write(session);
      case Opaque opaque -> "-- not known: " + oneLine(opaque.what()) + " (" + oneLine(opaque.reason()) + ")";
    };
  }

  private static String table(TableOperation operation) {
    String name = quote(operation.name());
    return switch (operation) {
      case CreateTable create -> createTable(create);
      case TableOperation.DropTable drop -> "DROP TABLE " + ifExists(drop.ifExists()) + name + cascade(drop.cascade());
      case TableOperation.RenameTable rename -> "ALTER TABLE " + name + " RENAME TO " + quote(rename.newName());
      case TableOperation.MoveTable move -> "ALTER TABLE " + name + " SET SCHEMA " + quote(move.newSchema());
      case TableOperation.RewriteTable rewrite -> rewrite(name, rewrite.how());
      case TableOperation.AttachPartition attach ->
          "ALTER TABLE " + name + " ATTACH PARTITION " + quote(attach.partition())
              + bounds(attach.bounds());
      case TableOperation.DetachPartition detach ->
          "ALTER TABLE " + name + " DETACH PARTITION " + quote(detach.partition())
              + (detach.concurrently() ? " CONCURRENTLY" : "")
              + (detach.completion() ? " FINALIZE" : "");
      case TableOperation.LockTable lock ->
          "LOCK TABLE " + name + " IN " + lock.mode() + " MODE" + (lock.nowait() ? " NOWAIT" : "");
      case TableOperation.AlterTable alter -> "ALTER TABLE " + name + " " + alter.action() + MORE;
    };
  }

  private static String bounds(PartitionBounds bounds) {
    return switch (bounds.kind()) {
      case DEFAULT -> " DEFAULT";
      case RANGE -> " FOR VALUES FROM " + values(bounds.from()) + " TO " + values(bounds.to());
      case LIST -> " FOR VALUES IN " + values(bounds.from());
      case HASH, UNKNOWN -> " FOR VALUES" + MORE;
    };
  }

  private static String values(List<String> values) {
    List<String> written = new ArrayList<>(values.size());
    for (String value : values) {
      boolean text = value.startsWith("'") && value.endsWith("'") && value.length() > 1;
      written.add(text ? constant(value.substring(1, value.length() - 1)) : value);
    }
    return "(" + String.join(", ", written) + ")";
  }

  private static String createTable(CreateTable create) {
    StringBuilder text = new StringBuilder("CREATE ").append(create.temporary() ? "TEMPORARY " : "").append("TABLE ");
    text.append(create.ifNotExists() ? "IF NOT EXISTS " : "").append(quote(create.name()));
    if (create.partitionOf().isPresent()) {
      return text.append(" PARTITION OF ").append(quote(create.partitionOf().get()))
          .append(create.bounds().map(SqlWriter::bounds).orElse(MORE)).toString();
    }
    List<String> parts = new ArrayList<>();
    create.columns().forEach(column -> parts.add(SqlDefinitions.column(column)));
    create.constraints().forEach(constraint -> parts.add(SqlDefinitions.constraint(constraint)));
    if (!create.complete()) {
      parts.add(String.valueOf(ObjectName.HOLE));
    }
    return text.append(" (").append(String.join(", ", parts)).append(')').toString();
  }

  private static String rewrite(String table, Rewrite how) {
    return switch (how) {
      case VACUUM_FULL -> "VACUUM FULL " + table;
      case CLUSTER -> "CLUSTER " + table;
      case SET_LOGGED -> "ALTER TABLE " + table + " SET LOGGED";
      case SET_UNLOGGED -> "ALTER TABLE " + table + " SET UNLOGGED";
      case SET_TABLESPACE -> "ALTER TABLE " + table + " SET TABLESPACE" + MORE;
      case SET_ACCESS_METHOD -> "ALTER TABLE " + table + " SET ACCESS METHOD" + MORE;
    };
  }

  private static String column(ColumnOperation operation) {
    String name = quote(operation.columnName());
    return switch (operation) {
      case ColumnOperation.AddColumn add ->
          "ADD COLUMN " + (add.ifNotExists() ? "IF NOT EXISTS " : "") + SqlDefinitions.column(add.column());
      case ColumnOperation.DropColumn drop ->
          "DROP COLUMN " + ifExists(drop.ifExists()) + name + cascade(drop.cascade());
      case ColumnOperation.RenameColumn rename -> "RENAME COLUMN " + name + " TO " + quote(rename.newName());
      case ColumnOperation.ChangeColumnType change ->
          "ALTER COLUMN " + name + " TYPE " + SqlDefinitions.type(change.type())
              + change.collation().map(c -> " COLLATE " + SqlDefinitions.collation(c)).orElse("")
              + change.using().map(using -> " USING " + using.text()).orElse("");
      case ColumnOperation.SetNotNull set -> "ALTER COLUMN " + name + " SET NOT NULL";
      case ColumnOperation.DropNotNull drop -> "ALTER COLUMN " + name + " DROP NOT NULL";
      case ColumnOperation.SetDefault set -> "ALTER COLUMN " + name + " SET DEFAULT " + set.value().text();
      case ColumnOperation.DropDefault drop -> "ALTER COLUMN " + name + " DROP DEFAULT";
      case ColumnOperation.AlterColumn alter -> "ALTER COLUMN " + name + " " + alter.action() + MORE;
    };
  }

  private static String constraint(ConstraintOperation operation) {
    return switch (operation) {
      case ConstraintOperation.AddConstraint add -> "ADD " + SqlDefinitions.constraint(add.constraint());
      case ConstraintOperation.DropConstraint drop ->
          "DROP CONSTRAINT " + ifExists(drop.ifExists())
              + quote(drop.name().orElse(String.valueOf(ObjectName.HOLE))) + cascade(drop.cascade());
      case ConstraintOperation.ValidateConstraint validate -> "VALIDATE CONSTRAINT " + quote(validate.name());
      case ConstraintOperation.RenameConstraint rename ->
          "RENAME CONSTRAINT " + quote(rename.name()) + " TO " + quote(rename.newName());
      case ConstraintOperation.AlterConstraint alter ->
          "ALTER CONSTRAINT " + quote(alter.name()) + " " + alter.action();
    };
  }

  private static String index(IndexOperation operation) {
    return switch (operation) {
      case IndexOperation.CreateIndex create -> SqlDefinitions.index(create);
      case IndexOperation.DropIndex drop ->
          "DROP INDEX " + (drop.concurrently() ? "CONCURRENTLY " : "") + ifExists(drop.ifExists())
              + quote(drop.name()) + cascade(drop.cascade());
      case IndexOperation.RenameIndex rename ->
          "ALTER INDEX " + quote(rename.name()) + " RENAME TO " + quote(rename.newName());
      case IndexOperation.Reindex reindex ->
          "REINDEX " + reindex.scope() + " " + (reindex.concurrently() ? "CONCURRENTLY " : "") + quote(reindex.name());
      case IndexOperation.AlterIndex alter -> "ALTER INDEX " + quote(alter.name()) + " " + alter.action() + MORE;
    };
  }

  private static String data(DataOperation operation) {
    String name = quote(operation.tableName());
    return switch (operation) {
      case DataOperation.InsertRows insert ->
          "INSERT INTO " + name + (insert.fromQuery() ? " SELECT" : " VALUES") + MORE;
      case DataOperation.UpdateRows update ->
          "UPDATE " + name + " SET " + update.assignments()
              + update.filter().map(filter -> " WHERE " + filter.text()).orElse("");
      case DataOperation.DeleteRows delete ->
          "DELETE FROM " + name + delete.filter().map(filter -> " WHERE " + filter.text()).orElse("");
      case DataOperation.TruncateTable truncate -> "TRUNCATE TABLE " + name + cascade(truncate.cascade());
    };
  }

  static String ifExists(boolean wanted) {
    return wanted ? "IF EXISTS " : "";
  }

  static String cascade(boolean wanted) {
    return wanted ? " CASCADE" : "";
  }

  /** The text with every run of white space as one space: a comment ends with its line. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c <= ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029';
      if (!space) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }

  /** Labels or values as a list of constants. */
  static String constants(List<String> values) {
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      text.append(text.isEmpty() ? "" : ", ").append(constant(value));
    }
    return text.toString();
  }
}
