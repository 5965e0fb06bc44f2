package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.Definition;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import dev.migrationguard.rule.Context;
import java.util.List;
import java.util.Optional;

/** Objects beside tables that are called something else from a migration on. */
final class Renaming {

  private static final String SEQUENCE = "_seq";

  private Renaming() {}

  /** Whether queries read it as they read a table. */
  static boolean queried(Kind kind) {
    return kind == Kind.VIEW || kind == Kind.MATERIALIZED_VIEW || kind == Kind.FOREIGN_TABLE;
  }

  /** Whether statements of an application name it. */
  static boolean called(Kind kind) {
    return switch (kind) {
      case SEQUENCE, TYPE, DOMAIN, FUNCTION, PROCEDURE, AGGREGATE -> true;
      default -> false;
    };
  }

  /** Whether nobody misses the old name: the migration itself made the object, or gives the name to another one. */
  static boolean harmless(RenameObject rename, Context context) {
    return isNew(rename.kind(), rename.name(), context)
        || taken(rename, context)
        || rename.kind() == Kind.SEQUENCE && ofColumn(rename, context)
        || rename.kind() == Kind.FUNCTION && ofTriggers(rename.name().name(), context);
  }

  /** Triggers find their function under any name, and no statement calls it. */
  private static boolean ofTriggers(String name, Context context) {
    boolean all = !context.state().functions(name).isEmpty();
    for (Definition.Function function : context.state().functions(name)) {
      all &= function.trigger();
    }
    return all;
  }

  /** Whether the database itself named the sequence after a serial or identity column, whose default finds it. */
  private static boolean ofColumn(RenameObject rename, Context context) {
    if (isAfterColumn(rename.name(), context)
        || isAfterColumn(new ObjectName(rename.name().schema(), rename.newName()), context)) {
      return true;
    }
    return followsTable(rename.name().name(), context.earlier()) || followsTable(rename.name().name(), context.later());
  }

  private static boolean isAfterColumn(ObjectName sequence, Context context) {
    String name = sequence.name();
    if (!name.endsWith(SEQUENCE)) {
      return false;
    }
    String stem = name.substring(0, name.length() - SEQUENCE.length());
    for (int at = stem.indexOf('_', 1); at > 0; at = stem.indexOf('_', at + 1)) {
      Optional<Generation> generation =
          context
              .state()
              .column(new ObjectName(sequence.schema(), stem.substring(0, at)), stem.substring(at + 1))
              .map(Column::generation);
      if (generation.filter(g -> g == Generation.SERIAL || g == Generation.IDENTITY).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the migration renames the table that the sequence is called after. */
  private static boolean followsTable(String sequence, List<Step> steps) {
    for (Step step : steps) {
      if (step.operation() instanceof RenameTable table
          && sequence.startsWith(table.name().name() + "_")
          && sequence.endsWith(SEQUENCE)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this migration made the object, perhaps under another name. */
  static boolean isNew(Kind kind, ObjectName name, Context context) {
    ObjectName original = name;
    for (int i = context.earlier().size() - 1; i >= 0; i--) {
      if (context.earlier().get(i).operation() instanceof RenameObject before
          && before.kind() == kind
          && before.newName().equals(original.name())) {
        original = before.name();
      }
    }
    return Facts.createdBefore(context, kind, name) || Facts.createdBefore(context, kind, original);
  }

  /** Whether this migration gives the name to another object of that kind. */
  static boolean takesOver(Kind kind, ObjectName name, Context context) {
    return takesOver(kind, name, context.earlier()) || takesOver(kind, name, context.later());
  }

  private static boolean takesOver(Kind kind, ObjectName name, List<Step> steps) {
    for (Step step : steps) {
      if (step.operation() instanceof RenameObject rename
          && rename.kind() == kind
          && rename.newName().equals(name.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean taken(RenameObject rename, Context context) {
    ObjectName name = rename.name();
    if (Facts.createdHere(context, rename.kind(), name)
        || queried(rename.kind()) && Facts.createdHere(context, Kind.VIEW, name)
        || queried(rename.kind()) && Facts.createdHere(context, Kind.MATERIALIZED_VIEW, name)) {
      return true;
    }
    for (Step step : context.later()) {
      boolean takes = switch (step.operation()) {
        case RenameObject other ->
            (other.kind() == rename.kind() || queried(other.kind()) && queried(rename.kind()))
                && other.newName().equals(name.name());
        case RenameTable other -> queried(rename.kind()) && other.newName().equals(name.name());
        case CreateTable other -> queried(rename.kind()) && Facts.same(other.name(), name);
        default -> false;
      };
      if (takes) {
        return true;
      }
    }
    return false;
  }
}
