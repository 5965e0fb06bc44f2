package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.HeldLock;
import java.util.Locale;
import java.util.Optional;

/** What a step does, as the subject of a sentence, for messages that speak of two steps. */
final class Doing {

  private Doing() {}

  /** {@code adding `plan`}, {@code the UPDATE of `users`}. */
  static String words(Operation operation) {
    return switch (operation) {
      case ColumnOperation op -> column(op);
      case ConstraintOperation op -> constraint(op);
      case IndexOperation op -> index(op);
      case TableOperation op -> table(op);
      case DataOperation.UpdateRows op -> "the UPDATE of " + Say.table(op.tableName());
      case DataOperation.DeleteRows op -> "the DELETE from " + Say.table(op.tableName());
      case DataOperation.InsertRows op -> "the INSERT into " + Say.table(op.tableName());
      case DataOperation.TruncateTable op -> "emptying " + Say.table(op.tableName());
      case ObjectOperation.CreateObject op -> "creating " + Say.object(op.kind(), op.name());
      case ObjectOperation.CreateEnum op -> "creating " + Say.object(ObjectOperation.Kind.TYPE, op.name());
      case ObjectOperation.CreateDomain op -> "creating " + Say.object(ObjectOperation.Kind.DOMAIN, op.name());
      case ObjectOperation.AddEnumValue op ->
          "adding the label `" + op.value() + "` to " + Say.named(op.type(), "a type");
      case ObjectOperation.AlterObject op -> "altering " + Say.object(op.kind(), op.name());
      case ObjectOperation.DropObject op -> "dropping " + Say.object(op.kind(), op.name());
      case ObjectOperation.RefreshMaterializedView op -> "refreshing " + Say.named(op.name(), "a view");
      default -> "the statement";
    };
  }

  private static String column(ColumnOperation operation) {
    String name = Say.name(operation.columnName());
    return switch (operation) {
      case ColumnOperation.AddColumn op -> "adding " + name;
      case ColumnOperation.DropColumn op -> "dropping " + name;
      case ColumnOperation.RenameColumn op -> "renaming " + name;
      case ColumnOperation.ChangeColumnType op -> "changing the type of " + name;
      case ColumnOperation.SetNotNull op -> "setting NOT NULL on " + name;
      case ColumnOperation.DropNotNull op -> "dropping NOT NULL of " + name;
      case ColumnOperation.SetDefault op -> "setting the default of " + name;
      case ColumnOperation.DropDefault op -> "dropping the default of " + name;
      case ColumnOperation.AlterColumn op -> "altering " + name;
    };
  }

  private static String constraint(ConstraintOperation operation) {
    return switch (operation) {
      case ConstraintOperation.AddConstraint op ->
          "adding " + Say.newConstraint(op.constraint().name(), kind(op.constraint()));
      case ConstraintOperation.DropConstraint op -> "dropping " + Say.constraint(op.name());
      case ConstraintOperation.ValidateConstraint op -> "validating " + Say.name(op.name());
      case ConstraintOperation.RenameConstraint op -> "renaming " + Say.name(op.name());
      case ConstraintOperation.AlterConstraint op -> "altering " + Say.name(op.name());
    };
  }

  private static String kind(Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey c -> "primary key";
      case Constraint.Unique c -> "unique constraint";
      case Constraint.ForeignKey c -> "foreign key";
      case Constraint.Check c -> "check";
      case Constraint.Exclude c -> "exclusion constraint";
      case Constraint.NotNull c -> "NOT NULL";
    };
  }

  private static String index(IndexOperation operation) {
    return switch (operation) {
      case IndexOperation.CreateIndex op -> "building " + Say.index(op.name());
      case IndexOperation.DropIndex op -> "dropping " + Say.index(Optional.of(op.name()));
      case IndexOperation.RenameIndex op -> "renaming " + Say.index(Optional.of(op.name()));
      case IndexOperation.Reindex op -> "rebuilding indexes of the " + op.scope().name().toLowerCase(Locale.ROOT);
      case IndexOperation.AlterIndex op -> "altering " + Say.index(Optional.of(op.name()));
    };
  }

  private static String table(TableOperation operation) {
    String name = Say.table(operation.name());
    return switch (operation) {
      case TableOperation.CreateTable op -> "creating " + name;
      case TableOperation.DropTable op -> "dropping " + name;
      case TableOperation.RenameTable op -> "renaming " + name;
      case TableOperation.MoveTable op -> "moving " + name;
      case TableOperation.RewriteTable op -> op.how().name().replace('_', ' ') + " of " + name;
      case TableOperation.AttachPartition op -> "attaching " + Say.table(op.partition());
      case TableOperation.DetachPartition op -> "detaching " + Say.table(op.partition());
      case TableOperation.LockTable op -> "LOCK TABLE";
      case TableOperation.AlterTable op -> "altering " + name;
    };
  }

  /** Why readers of a table wait while this step only stops writers, as the end of a sentence; empty where they do not. */
  static String readersToo(ObjectName table, Context context) {
    if (context.cost().blocks().reads()) {
      return "";
    }
    for (HeldLock lock : context.held()) {
      if (lock.blocks().reads() && Facts.locks(lock, table)) {
        return "; reads wait as well, because the transaction still holds the lock that "
            + words(lock.step().operation()) + " took (" + where(lock.step(), context) + ")";
      }
    }
    return "";
  }

  /** Where another step stands: {@code line 12}, with its file where that is another one. */
  static String where(Step other, Context context) {
    Place place = other.place();
    return place.path().equals(context.step().place().path())
        ? "line " + place.span().line()
        : place.path() + ":" + place.span().line();
  }
}
