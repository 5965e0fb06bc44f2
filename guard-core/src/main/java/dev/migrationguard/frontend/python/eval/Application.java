package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.OneOf;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.run.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls: the arguments, and who knows what is called. */
final class Application {

  private final Interpreter interpreter;
  private final Evaluator evaluator;
  private final Host host;
  private final Budget budget;

  Application(Interpreter interpreter, Evaluator evaluator, Host host, Budget budget) {
    this.interpreter = interpreter;
    this.evaluator = evaluator;
    this.host = host;
    this.budget = budget;
  }

  Value call(Expr.Call site, boolean statement) {
    Value callee = evaluator.value(site.function());
    Arguments arguments = arguments(site);
    interpreter.calls().at(site.span());
    if (callee instanceof Method method && site.function() instanceof Expr.Attribute at) {
      budget.spend(Values.weight(method.receiver()));
      Optional<Value> changed = Builtins.mutated(method, arguments);
      if (changed.isPresent()) {
        evaluator.assign(at.value(), changed.get());
        return method.name().equals("pop") ? Builtins.popped(method, arguments) : new None();
      }
    }
    return apply(callee, arguments, site, statement);
  }

  /** Calls a value. */
  Value apply(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    return switch (callee) {
      case Function function -> interpreter.invoke(function, arguments);
      case Value.Bound bound when bound.callee() instanceof Function -> interpreter.calls().invoke(bound, arguments);
      case Value.Bound bound -> apply(bound.callee(), bound.with(arguments), site, statement);
      case ClassValue type -> interpreter.objects().create(type, arguments);
      case Value.Instance instance when interpreter.objects().member(instance.type(), "__call__").isPresent() ->
          apply(interpreter.objects().attribute(instance, "__call__"), arguments, site, statement);
      case OneOf several -> {
        List<Value> results = new ArrayList<>();
        interpreter.perhaps(() -> several.values().forEach(one -> results.add(apply(one, arguments, site, statement))));
        yield Choices.joined(results);
      }
      case Method method -> method(method, arguments)
          .orElseGet(() -> host.call(method, arguments, site, statement));
      case Reference reference when Builtins.isBuiltin(reference) ->
          Builtins.call(reference.simpleName(), arguments, evaluator, interpreter, site)
              .orElseGet(() -> host.call(reference, arguments, site, statement));
      case Reference reference -> Library.call(reference.dotted(), arguments, site, interpreter)
          .orElseGet(() -> host.call(reference, arguments, site, statement));
      default -> host.call(callee, arguments, site, statement);
    };
  }

  private Optional<Value> method(Method method, Arguments arguments) {
    if (method.receiver() instanceof Value.FilePath file) {
      return Library.method(file, method.name(), arguments);
    }
    List<Value> parts = new ArrayList<>();
    parts.add(method.receiver());
    parts.addAll(arguments.positional());
    parts.addAll(arguments.named().values());
    List<List<Value>> ways = Choices.of(parts);
    if (ways.size() == 1) {
      return Builtins.method(method, drained(arguments));
    }
    List<Value> results = new ArrayList<>();
    for (List<Value> way : ways) {
      int positional = arguments.positional().size();
      Map<String, Value> named = new LinkedHashMap<>();
      int at = positional + 1;
      for (String name : arguments.named().keySet()) {
        named.put(name, way.get(at++));
      }
      Arguments chosen = new Arguments(way.subList(1, positional + 1), named, arguments.complete());
      Builtins.method(new Method(way.get(0), method.name()), chosen).ifPresent(results::add);
    }
    return results.isEmpty() ? Optional.empty() : Optional.of(Choices.joined(results));
  }

  /** {@code ", ".join(names())}: what a generator yields is taken where a method of a string takes it. */
  private Arguments drained(Arguments arguments) {
    if (!(arguments.at(0).orElseGet(None::new) instanceof Value.Suspended generator)) {
      return arguments;
    }
    List<Value> positional = new ArrayList<>(arguments.positional());
    positional.set(0, interpreter.calls().drained(generator));
    return new Arguments(positional, arguments.named(), arguments.complete());
  }

  private Arguments arguments(Expr.Call site) {
    List<Value> positional = new ArrayList<>(site.arguments().size());
    boolean complete = true;
    for (Expr argument : site.arguments()) {
      if (argument instanceof Expr.Starred starred) {
        Value many = evaluator.value(starred.value());
        Optional<List<Value>> items = evaluator.iterate(many);
        if (items.isPresent()) {
          positional.addAll(items.get());
        } else {
          if (many instanceof Sequence sequence) {
            positional.addAll(sequence.items());
          }
          complete = false;
        }
        budget.spend(positional.size() / 16);
      } else {
        positional.add(evaluator.value(argument));
      }
    }
    Map<String, Value> named = new LinkedHashMap<>();
    for (Expr.Keyword keyword : site.keywords()) {
      Value value = evaluator.value(keyword.value());
      if (keyword.name().isPresent()) {
        named.put(keyword.name().get(), value);
      } else if (value instanceof Mapping mapping) {
        complete &= mapping.complete();
        for (Mapping.Entry entry : mapping.entries()) {
          Optional<String> key = Values.text(entry.key());
          complete &= key.isPresent();
          key.ifPresent(k -> named.put(k, entry.value()));
        }
      } else {
        complete = false;
      }
    }
    return new Arguments(positional, named, complete);
  }
}
