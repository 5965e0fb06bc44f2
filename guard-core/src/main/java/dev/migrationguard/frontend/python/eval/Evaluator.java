package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Foreign;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Globals;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Number;
import dev.migrationguard.frontend.python.eval.Value.OneOf;
import dev.migrationguard.frontend.python.eval.Value.Piece;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Truth;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives expressions their values. */
final class Evaluator {

  private final Interpreter interpreter;
  private final Host host;
  private final Budget budget;

  Evaluator(Interpreter interpreter, Host host, Budget budget) {
    this.interpreter = interpreter;
    this.host = host;
    this.budget = budget;
  }

  /** The value of an expression whose result is thrown away. */
  void statement(Expr expression) {
    Expr inner = expression;
    while (inner instanceof Expr.Await await) {
      inner = await.value();
    }
    if (inner instanceof Expr.Call call) {
      call(call, true);
    } else {
      value(inner);
    }
  }

  /** The value of a test, with what the host makes of it. */
  Value condition(Expr test) {
    return value(test);
  }

  Optional<Value> hostName(String name) {
    return host.name(name);
  }

  Value value(Expr expression) {
    budget.spend();
    return switch (expression) {
      case Expr.Text e -> new Text(List.of(new Piece(e.value(), Optional.of(e), 0)));
      case Expr.Formatted e -> formatted(e);
      case Expr.Interpolation e -> Values.str(value(e.value()));
      case Expr.Name e -> name(e.id());
      case Expr.Attribute e -> attribute(value(e.value()), e.attribute());
      case Expr.Call e -> call(e, false);
      case Expr.Bool e -> new Bool(e.value());
      case Expr.None e -> new None();
      case Expr.Number e -> new Number(e.value());
      case Expr.ListDisplay e -> sequence(e.elements());
      case Expr.TupleDisplay e -> sequence(e.elements());
      case Expr.SetDisplay e -> sequence(e.elements());
      case Expr.DictDisplay e -> mapping(e);
      case Expr.Binary e -> binary(e);
      case Expr.Unary e -> unary(e);
      case Expr.Logical e -> Conditions.logical(e.operator(), e.values().stream().map(this::value).toList());
      case Expr.Comparison e -> comparison(e);
      case Expr.Conditional e -> conditional(e);
      case Expr.Subscript e -> subscript(value(e.value()), e.index());
      case Expr.Comprehension e -> Comprehensions.value(e, this, interpreter.scope());
      case Expr.Lambda e ->
          new Function("lambda", e.parameters(), List.of(), Optional.of(e.body()), interpreter.scope(), false);
      case Expr.Walrus e -> {
        Value value = value(e.value());
        assign(e.target(), value);
        yield value;
      }
      case Expr.Starred e -> value(e.value());
      case Expr.Await e -> value(e.value());
      case Expr.Yield e -> {
        interpreter.yielded(e.value().map(this::value).orElseGet(None::new));
        yield new Unknown("it is given by the caller of a generator");
      }
      case Expr.Slice e -> new Unknown("it is a slice");
      case Expr.Bytes e -> new Unknown("it is a bytes literal");
      case Expr.Ellipsis e -> new Unknown("it is left open");
    };
  }

  private Value name(String id) {
    Optional<Value> bound = interpreter.scope().get(id);
    if (bound.isPresent()) {
      return bound.get();
    }
    return host.name(id)
        .or(() -> Builtins.named(id))
        .orElseGet(() -> new Unknown("`" + id + "` is not defined in this file"));
  }

  Value attribute(Value receiver, String name) {
    return switch (receiver) {
      case ClassValue type -> Optional.ofNullable(type.members().own().get(name))
          .orElseGet(() -> new Method(receiver, name));
      case Text text when name.equals("value") || name.equals("name") -> text;
      case Reference reference ->
          host.attribute(reference, name).orElseGet(() -> new Reference(reference.dotted() + "." + name));
      case Foreign foreign -> host.attribute(foreign, name).orElseGet(() -> new Method(foreign, name));
      case Built built -> host.attribute(built, name).orElseGet(() -> new Method(built, name));
      default -> new Method(receiver, name);
    };
  }

  private Value call(Expr.Call site, boolean statement) {
    Value callee = value(site.function());
    Arguments arguments = arguments(site);
    if (callee instanceof Method method && site.function() instanceof Expr.Attribute at) {
      Optional<Value> changed = Builtins.mutated(method, arguments);
      if (changed.isPresent()) {
        assign(at.value(), changed.get());
        return new None();
      }
    }
    return apply(callee, arguments, site, statement);
  }

  /** Calls a value. */
  Value apply(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    return switch (callee) {
      case Function function -> interpreter.invoke(function, arguments);
      case ClassValue type -> new Built(type, arguments, site);
      case OneOf several -> {
        interpreter.perhaps(() -> several.values().forEach(one -> apply(one, arguments, site, true)));
        yield new Unknown("it comes from one of several functions");
      }
      case Method method -> {
        Optional<Value> known = ownMethod(method, arguments).or(() -> Builtins.method(method, arguments));
        yield known.orElseGet(() -> host.call(method, arguments, site, statement));
      }
      case Reference reference when Builtins.isBuiltin(reference) ->
          Builtins.call(reference.simpleName(), arguments, this, interpreter)
              .orElseGet(() -> host.call(reference, arguments, site, statement));
      default -> host.call(callee, arguments, site, statement);
    };
  }

  /** A method that a class of the file defines. */
  private Optional<Value> ownMethod(Method method, Arguments arguments) {
    if (method.receiver() instanceof Built built
        && built.callee() instanceof ClassValue type
        && type.members().own().get(method.name()) instanceof Function function) {
      List<Value> withSelf = new ArrayList<>();
      withSelf.add(built);
      withSelf.addAll(arguments.positional());
      return Optional.of(
          interpreter.invoke(function, new Arguments(withSelf, arguments.named(), arguments.complete())));
    }
    return Optional.empty();
  }

  private Arguments arguments(Expr.Call site) {
    List<Value> positional = new ArrayList<>(site.arguments().size());
    boolean complete = true;
    for (Expr argument : site.arguments()) {
      if (argument instanceof Expr.Starred starred) {
        Value many = value(starred.value());
        if (many instanceof Sequence sequence) {
          positional.addAll(sequence.items());
          complete &= sequence.complete();
        } else {
          complete = false;
        }
      } else {
        positional.add(value(argument));
      }
    }
    Map<String, Value> named = new LinkedHashMap<>();
    for (Expr.Keyword keyword : site.keywords()) {
      Value value = value(keyword.value());
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

  private Value formatted(Expr.Formatted expression) {
    List<Piece> pieces = new ArrayList<>();
    for (Expr piece : expression.pieces()) {
      if (piece instanceof Expr.Interpolation interpolation) {
        boolean plain = interpolation.format().isEmpty() && !interpolation.conversion().equals("r");
        Value value = value(interpolation.value());
        Operators.append(pieces, plain ? Values.str(value) : Text.hole());
      } else if (value(piece) instanceof Text text) {
        Operators.append(pieces, text);
      }
    }
    return Operators.bounded(pieces);
  }

  private Value sequence(List<Expr> elements) {
    List<Value> items = new ArrayList<>(elements.size());
    boolean complete = true;
    for (Expr element : elements) {
      if (element instanceof Expr.Starred starred) {
        Value many = value(starred.value());
        Optional<List<Value>> known = iterate(many);
        complete &= known.isPresent();
        known.ifPresent(items::addAll);
        if (items.size() > Budget.ITEMS) {
          return Operators.bounded(items, false);
        }
      } else {
        items.add(value(element));
      }
    }
    return new Sequence(items, complete);
  }

  private Value mapping(Expr.DictDisplay expression) {
    List<Mapping.Entry> entries = new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < expression.values().size(); i++) {
      Value value = value(expression.values().get(i));
      Optional<Expr> key = expression.keys().get(i);
      if (key.isPresent()) {
        entries.add(new Mapping.Entry(value(key.get()), value));
      } else if (value instanceof Mapping inner) {
        complete &= inner.complete() && Operators.addAll(entries, inner);
      } else {
        complete = false;
      }
    }
    return new Mapping(entries, complete);
  }

  private Value binary(Expr.Binary expression) {
    // A chain of a thousand `+` is one left-deep tree: walked down by a loop, not by recursion.
    List<Expr.Binary> chain = new ArrayList<>();
    Expr left = expression;
    while (left instanceof Expr.Binary inner) {
      chain.add(inner);
      left = inner.left();
    }
    Value result = value(left);
    for (int i = chain.size() - 1; i >= 0; i--) {
      budget.spend();
      result = Operators.binary(result, chain.get(i).operator(), value(chain.get(i).right()));
    }
    return result;
  }

  private Value unary(Expr.Unary expression) {
    Value operand = value(expression.operand());
    if (expression.operator().equals("not")) {
      return Conditions.not(operand);
    }
    if (operand instanceof Number number && expression.operator().equals("-")) {
      return new Number(number.value().startsWith("-") ? number.value().substring(1) : "-" + number.value());
    }
    return operand instanceof Number ? operand : new Unknown("it is computed");
  }

  private Value comparison(Expr.Comparison expression) {
    Value left = value(expression.left());
    Value right = value(expression.comparators().get(0));
    String operator = expression.operators().get(0);
    if (expression.operators().size() > 1) {
      return new Unknown("it is a chain of comparisons");
    }
    return host.compare(left, operator, right).orElseGet(() -> Operators.compare(left, operator, right));
  }

  private Value conditional(Expr.Conditional expression) {
    Value test = condition(expression.test());
    return switch (test instanceof Value.Condition ? Truth.UNKNOWN : test.truth()) {
      case TRUE -> value(expression.then());
      case FALSE -> value(expression.otherwise());
      case UNKNOWN -> Values.join(value(expression.then()), value(expression.otherwise()), "the value");
    };
  }

  private Value subscript(Value receiver, Expr index) {
    Value key = value(index);
    if (receiver instanceof Globals globals) {
      return Builtins.globalNamed(globals, key);
    }
    return Operators.item(receiver, key).orElseGet(() -> host
        .attribute(receiver, "[]")
        .orElseGet(() -> new Unknown("it is an item of something that is not known")));
  }

  /** The items that a loop takes from a value; empty where they are not known. */
  Optional<List<Value>> iterate(Value iterable) {
    return switch (iterable) {
      case Sequence sequence when sequence.complete() -> Optional.of(sequence.items());
      case Mapping mapping when mapping.complete() ->
          Optional.of(mapping.entries().stream().map(Mapping.Entry::key).toList());
      default -> Optional.empty();
    };
  }

  /** An item of a value whose items are not known. */
  Value anyItem(Value iterable) {
    return new Unknown(
        iterable instanceof Unknown unknown ? unknown.reason() : "it comes from a loop over what is not known");
  }

  /** Whether a {@code case} matches. */
  Value matches(Value subject, Stmt.Case arm) {
    Value matched;
    if (arm.wildcard()) {
      matched = new Bool(true);
    } else if (arm.values().isEmpty()) {
      matched = new Unknown("it is a pattern");
    } else {
      List<Value> tests = new ArrayList<>();
      for (Expr literal : arm.values()) {
        Value right = value(literal);
        tests.add(host.compare(subject, "==", right).orElseGet(() -> Operators.compare(subject, "==", right)));
      }
      matched = tests.size() == 1 ? tests.get(0) : Conditions.logical("or", tests);
    }
    return arm.guard().isEmpty() ? matched : Conditions.logical("and", List.of(matched, value(arm.guard().get())));
  }

  void assign(Expr target, Value value) {
    switch (target) {
      case Expr.Name name -> interpreter.scope().set(name.id(), value);
      case Expr.TupleDisplay tuple -> unpack(tuple.elements(), value);
      case Expr.ListDisplay list -> unpack(list.elements(), value);
      case Expr.Starred starred -> assign(starred.value(), value);
      case Expr.Subscript subscript -> {
        Value container = value(subscript.value());
        if (container instanceof Mapping mapping) {
          assign(subscript.value(), Builtins.withEntry(mapping, value(subscript.index()), value));
        }
      }
      default -> {}
    }
  }

  private void unpack(List<Expr> targets, Value value) {
    Optional<List<Value>> items = iterate(value);
    boolean fits = items.isPresent() && items.get().size() == targets.size();
    for (int i = 0; i < targets.size(); i++) {
      assign(targets.get(i), fits ? items.get().get(i) : anyItem(value));
    }
  }
}
