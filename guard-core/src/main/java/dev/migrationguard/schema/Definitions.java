package dev.migrationguard.schema;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.Definition;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.ObjectOperation.CreateDomain;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The views and functions that a history creates.
 *
 * @param functions by name without schema, then by arguments
 * @param typeNames the names, without schema, that types have had, and extensions, which bring types
 */
record Definitions(
    PMap<ObjectName, Definition.View> views,
    PMap<String, PMap<String, Definition.Function>> functions,
    PSet<String> typeNames) {

  static final Definitions NONE = new Definitions(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePSet.empty());

  Collection<Definition.Function> functions(String name) {
    PMap<String, Definition.Function> known = functions.get(name);
    return known == null ? List.of() : known.values();
  }

  Definitions withoutViews() {
    return views.isEmpty() ? this : new Definitions(HashTreePMap.empty(), functions, typeNames);
  }

  Definitions after(Operation operation) {
    return switch (operation) {
      case CreateObject op when op.kind().isType() || op.kind() == Kind.EXTENSION -> withType(op.name().name());
      case CreateObject op -> created(op);
      case CreateEnum op -> withType(op.name().name());
      case CreateDomain op -> withType(op.name().name());
      case AlterObject op -> altered(op);
      case RenameObject op -> renamed(op);
      case DropObject op -> dropped(op);
      case TableOperation.DropTable op when op.cascade() -> withoutViews();
      case ConstraintOperation.DropConstraint op when op.cascade() -> withoutViews();
      case ColumnOperation.DropColumn op when op.cascade() -> withoutViews();
      case ColumnOperation.RenameColumn op -> renamed(op);
      // ALTER TABLE renames and moves views too.
      case TableOperation.RenameTable op -> moved(op.name(), new ObjectName(op.name().schema(), op.newName()));
      case TableOperation.MoveTable op -> moved(op.name(), ObjectName.of(op.newSchema(), op.name().name()));
      default -> this;
    };
  }

  private Definitions created(CreateObject op) {
    if (op.definition().isEmpty() || !op.name().known()) {
      return this;
    }
    return switch (op.definition().get()) {
      case Definition.View view -> with(views.plus(SchemaState.key(op.name()), view));
      case Definition.Function function -> {
        PMap<String, Definition.Function> known = functions.getOrDefault(op.name().name(), HashTreePMap.empty());
        yield new Definitions(
            views, functions.plus(op.name().name(), known.plus(function.arguments(), function)), typeNames);
      }
    };
  }

  private Definitions altered(AlterObject op) {
    PMap<String, Definition.Function> known = op.kind() == Kind.FUNCTION ? functions.get(op.name().name()) : null;
    if (known == null) {
      return op.kind() == Kind.VIEW && op.action().equals("SET SCHEMA") ? withoutView(op.name()) : this;
    }
    Definition.Each each = switch (op.action()) {
      case "IMMUTABLE", "STABLE" -> Definition.Each.STATEMENT;
      case "VOLATILE" -> Definition.Each.UNKNOWN;
      default -> null;
    };
    if (each == null) {
      return this;
    }
    PMap<String, Definition.Function> changed = known;
    for (Definition.Function function : known.values()) {
      // Which of several is meant is not visible.
      Definition.Each then = known.size() == 1 ? each : Definition.Each.UNKNOWN;
      changed =
          changed.plus(function.arguments(), new Definition.Function(
                  function.arguments(), then, function.calls(), function.trigger()));
    }
    return new Definitions(views, functions.plus(op.name().name(), changed), typeNames);
  }

  private Definitions renamed(RenameObject op) {
    return switch (op.kind()) {
      case VIEW -> moved(op.name(), new ObjectName(op.name().schema(), op.newName()));
      case FUNCTION -> {
        PMap<String, Definition.Function> known = functions.get(op.name().name());
        yield known == null
            ? this
            : new Definitions(views, functions.minus(op.name().name()).plus(op.newName(), known), typeNames);
      }
      case TYPE, DOMAIN -> withType(op.newName());
      case SCHEMA -> withoutViews();
      default -> this;
    };
  }

  private Definitions dropped(DropObject op) {
    Definitions left = op.cascade() ? withoutViews() : this;
    return switch (op.kind()) {
      case VIEW -> left.withoutView(op.name());
      case FUNCTION -> new Definitions(left.views, functions.minus(op.name().name()), typeNames);
      default -> left;
    };
  }

  private Definitions withoutView(ObjectName name) {
    return with(views.minus(SchemaState.key(name)));
  }

  private Definitions moved(ObjectName from, ObjectName to) {
    Definition.View view = views.get(SchemaState.key(from));
    return view == null
        ? this
        : with(views.minus(SchemaState.key(from)).plus(SchemaState.key(to), view));
  }

  private Definitions renamed(ColumnOperation.RenameColumn op) {
    Definition.View view = views.get(SchemaState.key(op.tableName()));
    if (view == null || view.columns().isEmpty()) {
      return this;
    }
    List<String> columns = new ArrayList<>(view.columns().get());
    columns.replaceAll(column -> column.equals(op.columnName()) ? op.newName() : column);
    return with(views.plus(SchemaState.key(op.tableName()), new Definition.View(Optional.of(columns))));
  }

  /** What two lines of a history know. */
  Definitions and(Definitions other) {
    return this == other
        ? this
        : new Definitions(
            views.plusAll(other.views),
            functions.plusAll(other.functions),
            typeNames.plusAll(other.typeNames));
  }

  private Definitions with(PMap<ObjectName, Definition.View> changed) {
    return new Definitions(changed, functions, typeNames);
  }

  private Definitions withType(String name) {
    return new Definitions(views, functions, typeNames.plus(name));
  }
}
