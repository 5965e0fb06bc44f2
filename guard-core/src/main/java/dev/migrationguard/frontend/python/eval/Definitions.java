package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Kind;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code def}, {@code class} and {@code import} bind. */
final class Definitions {

  private final Interpreter run;

  Definitions(Interpreter run) {
    this.run = run;
  }

  void define(Stmt.FunctionDef definition) {
    Scope scope = run.scope();
    Function plain =
        new Function(
            definition.name(),
            definition.parameters(),
            definition.body(),
            Optional.empty(),
            scope.seenByFunctions(),
            Generators.yields(definition.body()),
            kind(definition.decorators()));
    scope.set(definition.name(), definition.decorators().isEmpty() ? plain : decorated(plain, definition.decorators()));
  }

  private static Kind kind(List<Expr> decorators) {
    for (Expr decorator : decorators) {
      String name = decorator instanceof Expr.Name simple ? simple.id() : "";
      switch (name) {
        case "property", "cached_property", "hybrid_property", "declared_attr" -> {
          return Kind.PROPERTY;
        }
        case "classmethod" -> {
          return Kind.CLASS_METHOD;
        }
        case "staticmethod" -> {
          return Kind.STATIC_METHOD;
        }
        default -> {}
      }
    }
    return Kind.PLAIN;
  }

  /** A decorator that the project defines may run more than the function; all others leave it as it is. */
  private Value decorated(Function plain, List<Expr> decorators) {
    Value result = plain;
    for (int i = decorators.size() - 1; i >= 0; i--) {
      Value decorator = run.evaluator().value(decorators.get(i));
      if (decorator instanceof Function function && result instanceof Function inner && inner.kind() == Kind.PLAIN) {
        Value wrapped = run.calls().invoke(function, Calls.arguments(List.of(result)));
        result = wrapped instanceof Function ? wrapped : result;
      } else if (decorator instanceof Built built) {
        run.host().decorated(built, result);
      }
    }
    return result;
  }

  void define(Stmt.ClassDef definition) {
    List<Value> bases = new ArrayList<>();
    for (Expr base : definition.bases()) {
      bases.add(run.evaluator().unfollowed(base));
    }
    Scope outer = run.scope();
    Scope members = outer.ofClass();
    run.scope(members);
    run.block(definition.body());
    run.scope(outer);
    ClassValue type = new ClassValue(definition.name(), bases, members, fields(definition));
    outer.set(definition.name(), type);
    for (Expr decorator : definition.decorators()) {
      if (run.evaluator().value(decorator) instanceof Built built) {
        run.host().decorated(built, type);
      }
    }
  }

  /** The annotated names of a class, which a data class takes as its arguments. */
  private static List<String> fields(Stmt.ClassDef definition) {
    List<String> fields = new ArrayList<>();
    for (Stmt statement : definition.body()) {
      if (statement instanceof Stmt.AnnotatedAssign field && field.target() instanceof Expr.Name name) {
        fields.add(name.id());
      }
    }
    return fields;
  }

  void bind(Stmt.Alias alias) {
    if (alias.as().isPresent()) {
      run.scope().set(alias.as().get(), new Reference(alias.name()));
    } else {
      int dot = alias.name().indexOf('.');
      String top = dot < 0 ? alias.name() : alias.name().substring(0, dot);
      run.scope().set(top, new Reference(top));
    }
  }

  void bind(Stmt.ImportFrom statement, Stmt.Alias alias) {
    String module = ".".repeat(statement.level()) + statement.module();
    if (alias.name().equals("*")) {
      run.scope().addStar(module);
      return;
    }
    String dotted = module.isEmpty() || module.endsWith(".") ? module + alias.name() : module + "." + alias.name();
    run.scope().set(alias.as().orElse(alias.name()), new Reference(dotted));
  }
}
