package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import dev.migrationguard.rule.Context;
import java.util.List;

/** Objects beside tables that are called something else from a migration on. */
final class Renaming {

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
    return isNew(rename.kind(), rename.name(), context) || taken(rename, context);
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
