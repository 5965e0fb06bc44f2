package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.Query;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements written with SQLAlchemy Core or its ORM: {@code users.update().where(…).values(…)}. */
final class CoreStatements {

  private static final List<String> ORM_QUERY = List.of("query");
  private static final List<String> CONDITIONS = List.of("where", "filter", "filter_by");

  private CoreStatements() {}

  /** What a Core expression asks for; empty where it is none that the guard knows. */
  static Optional<Operation> operation(Value value) {
    boolean filtered = false;
    boolean fromQuery = false;
    Value at = value;
    while (at instanceof Built built) {
      String name = Names.simpleName(built);
      Optional<Value> first = built.arguments().at(0);
      Value receiver = built.callee() instanceof Method method ? method.receiver() : null;
      switch (name) {
        case "where", "filter", "filter_by" -> filtered = true;
        case "from_select" -> fromQuery = true;
        default -> {}
      }
      // users.update(users.c.id == 1): the condition as first argument, as SQLAlchemy 1 allowed.
      boolean conditionGiven =
          receiver != null && (first.isPresent() || built.arguments().named("whereclause").isPresent());
      Value target = receiver != null ? receiver : first.orElseGet(Value.None::new);
      if (receiver != null && (name.equals("update") || name.equals("delete")) && calledOn(receiver, ORM_QUERY)) {
        // session.query(User).filter(…).update({…}): the condition stands before, the argument is none.
        filtered = calledOn(receiver, CONDITIONS);
        conditionGiven = false;
      }
      switch (name) {
        case "update" -> {
          return Optional.of(
              new UpdateRows(tableOf(target), Text.hole().text(), filter(filtered || conditionGiven)));
        }
        case "delete" -> {
          return Optional.of(new DeleteRows(tableOf(target), filter(filtered || conditionGiven)));
        }
        case "insert" -> {
          return Optional.of(new InsertRows(tableOf(target), fromQuery));
        }
        case "select", "exists", "union", "union_all", "query" -> {
          return Optional.of(new Query(Optional.of(tableOf(target)).filter(ObjectName::known)));
        }
        default -> {}
      }
      if (receiver == null) {
        return Optional.empty();
      }
      at = receiver;
    }
    return Optional.empty();
  }

  /** Whether one of these methods was called on the way to a value. */
  private static boolean calledOn(Value value, List<String> names) {
    Value at = value;
    while (at instanceof Built built && built.callee() instanceof Method method) {
      if (names.contains(Names.simpleName(built))) {
        return true;
      }
      at = method.receiver();
    }
    return false;
  }

  private static Optional<SqlExpression> filter(boolean filtered) {
    return filtered ? Optional.of(SqlExpression.unknown()) : Optional.empty();
  }

  /** The table that {@code sa.table("users", …)}, {@code sa.Table(…)} or a mapped class stands for. */
  static ObjectName tableOf(Value value) {
    if (value instanceof Built built) {
      String name = Names.simpleName(built);
      if (name.equals("table") || name.equals("Table") || name.equals("TableClause")) {
        return Names.qualified(built.arguments().get(0, "name"), built.arguments().named("schema"));
      }
      if (built.callee() instanceof Method method && (name.equals("alias") || name.equals("filter")
          || name.equals("query") || name.equals("where") || name.equals("filter_by") || name.equals("join"))) {
        boolean query = name.equals("query") && built.arguments().at(0).isPresent();
        return tableOf(query ? built.arguments().at(0).get() : method.receiver());
      }
      return ObjectName.unknown();
    }
    if (value instanceof ClassValue type) {
      Optional<Value> table = Optional.ofNullable(type.members().own().get("__table__"));
      return table.map(CoreStatements::tableOf).orElseGet(() -> mapped(type));
    }
    if (value instanceof Method method && method.receiver() instanceof Built column) {
      // users.c.id, Model.id
      return method.name().equals("c") || method.name().equals("columns") ? tableOf(column) : ObjectName.unknown();
    }
    return value instanceof Reference || !(value instanceof Method method) || !(method.receiver() instanceof ClassValue)
        ? ObjectName.unknown()
        : tableOf(method.receiver());
  }

  /** The table of a mapped class: its columns take the names under which the class holds them. */
  static Optional<Built> table(ClassValue type) {
    Value name = type.members().own().get("__tablename__");
    if (name == null) {
      return Optional.empty();
    }
    List<Value> items = new ArrayList<>();
    items.add(name);
    items.add(new Value.None());
    boolean[] complete = {type.fields().isEmpty()};
    type.members().own().forEach((attribute, member) -> {
      if (member instanceof Built column && column.callee() instanceof Reference made) {
        switch (made.simpleName()) {
          case "Column", "mapped_column" -> {
            List<Value> positional = new ArrayList<>(column.arguments().positional());
            if (positional.isEmpty() || !(positional.get(0) instanceof Text)) {
              positional.add(0, Text.of(attribute));
            }
            Arguments given =
                new Arguments(positional, column.arguments().named(), column.arguments().complete());
            items.add(new Built(new Reference("sqlalchemy.Column"), given, column.site()));
          }
          default -> {}
        }
      }
    });
    if (type.members().own().get("__table_args__") instanceof Sequence more) {
      items.addAll(more.items());
      complete[0] &= more.complete();
    }
    for (Value base : type.bases()) {
      // A mixin may add columns of its own.
      complete[0] &= base instanceof Built || type.bases().size() == 1;
    }
    boolean site = items.get(items.size() - 1) instanceof Built;
    return site
        ? Optional.of(new Built(
            new Reference("sqlalchemy.Table"),
            new Arguments(items, Map.of(), complete[0]),
            ((Built) items.get(items.size() - 1)).site()))
        : Optional.empty();
  }

  private static ObjectName mapped(ClassValue type) {
    return Optional.ofNullable(type.members().own().get("__tablename__"))
        .flatMap(Values::text)
        .map(ObjectName::of)
        .orElseGet(ObjectName::unknown);
  }
}
