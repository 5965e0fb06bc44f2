package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Interpreter;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Instance;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Operations that a project registers with Alembic, in the script, in {@code env.py} or in what these import. */
final class CustomOperations {

  private static final String REGISTER = "register_operation";
  private static final String IMPLEMENT = "implementation_for";

  /** Files that are searched for a registration. */
  private static final int MOST_FILES = 60;

  private final Interpreter interpreter;
  private final PythonModule script;
  private final Map<String, Registered> registered = new HashMap<>();
  private final Map<Scoped, Value> implementations = new HashMap<>();
  private boolean searched;

  private record Registered(ClassValue type, String method) {}

  /** A class by identity. */
  private record Scoped(Object members) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Scoped scoped && scoped.members == members;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(members);
    }
  }

  /** One of Alembic's own operations, spelled as an object. */
  record Plain(String name, Arguments arguments) {}

  CustomOperations(Interpreter interpreter, PythonModule script) {
    this.interpreter = interpreter;
    this.script = script;
  }

  void decorated(Built decorator, Value definition) {
    String name = Names.simpleName(decorator);
    if (name.equals(REGISTER) && definition instanceof ClassValue type) {
      String operation = Names.text(decorator.arguments().at(0)).orElse("");
      registered.putIfAbsent(
          operation, new Registered(type, Names.text(decorator.arguments().get(1, "sourcename")).orElse(operation)));
    } else if (name.equals(IMPLEMENT)
        && decorator.arguments().at(0).orElse(null) instanceof ClassValue type) {
      implementations.put(new Scoped(type.members()), definition);
    }
  }

  /** Calls {@code op.name(…)}; empty where the project registers no such operation. */
  Optional<Value> call(String name, Arguments arguments, Expr.Call site) {
    if (!registered.containsKey(name)) {
      search();
    }
    Registered found = registered.get(name);
    if (found == null) {
      return Optional.empty();
    }
    Value callee = interpreter.attribute(found.type(), found.method());
    if (callee instanceof Method) {
      return Optional.empty();
    }
    List<Value> positional = new ArrayList<>();
    positional.add(new Reference("alembic.op"));
    positional.addAll(arguments.positional());
    return Optional.of(
        interpreter.apply(callee, new Arguments(positional, arguments.named(), arguments.complete()), site));
  }

  /** Runs what implements an operation; empty where nothing visible does. */
  Optional<Value> invoke(Value operation, Expr.Call site) {
    if (!(operation instanceof Instance instance)) {
      return Optional.empty();
    }
    Value implementation = implementations.get(new Scoped(instance.type().members()));
    if (implementation == null) {
      search();
      implementation = implementations.get(new Scoped(instance.type().members()));
    }
    if (!(implementation instanceof Function function)) {
      return Optional.empty();
    }
    Arguments given = new Arguments(List.of(new Reference("alembic.op"), operation), Map.of(), true);
    return Optional.of(interpreter.apply(function, given, site));
  }

  /** Finds the registrations in the files that Alembic loads before it runs the script. */
  private void search() {
    if (searched) {
      return;
    }
    searched = true;
    Set<Object> seen = new HashSet<>();
    Deque<Value.Module> waiting = new ArrayDeque<>();
    imports(script.body(), Optional.empty(), waiting);
    for (String env : List.of("..env", ".env", "...env")) {
      add(interpreter.imported(env), waiting);
    }
    while (!waiting.isEmpty() && seen.size() < MOST_FILES) {
      Value.Module module = waiting.poll();
      if (seen.add(module.file().path())) {
        for (Stmt statement : module.file().body()) {
          registration(statement).ifPresent(name -> module.names().get(name));
        }
        imports(module.file().body(), Optional.of(module), waiting);
      }
    }
  }

  private void imports(List<Stmt> body, Optional<Value.Module> from, Deque<Value.Module> into) {
    for (Stmt statement : body) {
      switch (statement) {
        case Stmt.Import s -> s.names().forEach(alias -> add(interpreter.imported(alias.name(), from), into));
        case Stmt.ImportFrom s -> {
          String module = ".".repeat(s.level()) + s.module();
          add(interpreter.imported(module, from), into);
          String inside = module.endsWith(".") ? module : module + ".";
          for (Stmt.Alias alias : s.names()) {
            if (!alias.name().equals("*") && !Character.isUpperCase(alias.name().charAt(0))) {
              add(interpreter.imported(inside + alias.name(), from), into);
            }
          }
        }
        default -> {}
      }
    }
  }

  private static void add(Optional<Value> found, Deque<Value.Module> into) {
    if (found.isPresent() && found.get() instanceof Value.Module module) {
      into.add(module);
    }
  }

  /** The name that a statement defines under one of Alembic's two decorators. */
  private static Optional<String> registration(Stmt statement) {
    return switch (statement) {
      case Stmt.ClassDef s when decorates(s.decorators(), REGISTER) -> Optional.of(s.name());
      case Stmt.FunctionDef s when decorates(s.decorators(), IMPLEMENT) -> Optional.of(s.name());
      default -> Optional.empty();
    };
  }

  private static boolean decorates(List<Expr> decorators, String method) {
    for (Expr decorator : decorators) {
      if (decorator instanceof Expr.Call call
          && call.function() instanceof Expr.Attribute attribute
          && attribute.attribute().equals(method)) {
        return true;
      }
    }
    return false;
  }

  /** {@code ops.AddColumnOp("t", column)} as {@code op.add_column("t", column)}. */
  static Optional<Plain> plain(Built built) {
    String type = Names.simpleName(built);
    if (!type.endsWith("Op")) {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < type.length() - 2; i++) {
      char c = type.charAt(i);
      name.append(Character.isUpperCase(c) && i > 0 ? "_" : "").append(Character.toLowerCase(c));
    }
    String operation = name.toString().equals("execute_s_q_l") ? "execute" : name.toString();
    if (!Signatures.knows(operation)) {
      return Optional.empty();
    }
    List<Value> positional = new ArrayList<>(built.arguments().positional());
    if (operation.equals("create_table") && positional.size() == 2) {
      // The object takes its columns as a list.
      Optional<List<Value>> columns = Values.items(positional.get(1));
      positional.remove(1);
      columns.ifPresent(positional::addAll);
    }
    Map<String, Value> named = new LinkedHashMap<>();
    built.arguments().named().forEach((key, value) -> named.put(keyword(key), value));
    return Optional.of(new Plain(operation, new Arguments(positional, named, built.arguments().complete())));
  }

  private static String keyword(String name) {
    return switch (name) {
      case "modify_type" -> "type_";
      case "modify_name" -> "new_column_name";
      case "modify_nullable" -> "nullable";
      case "modify_server_default" -> "server_default";
      default -> name;
    };
  }
}
