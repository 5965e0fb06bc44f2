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
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives expressions their values. */
final class Evaluator {

  private final Interpreter interpreter;
  private final Host host;
  private final Budget budget;
  private final Application application;

  Evaluator(Interpreter interpreter, Host host, Budget budget) {
    this.interpreter = interpreter;
    this.host = host;
    this.budget = budget;
    this.application = new Application(interpreter, this, host, budget);
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
      // Only a literal of the script itself has a place that can be reported.
      case Expr.Text e ->
          new Text(List.of(new Piece(e.value(), interpreter.elsewhere() ? Optional.empty() : Optional.of(e), 0)));
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
      case Expr.Subscript e when e.index() instanceof Expr.Slice slice -> slice(value(e.value()), slice);
      case Expr.Subscript e -> subscript(value(e.value()), e.index());
      case Expr.Comprehension e -> Comprehensions.value(e, this, interpreter.scope());
      case Expr.Lambda e ->
          new Function(
              "lambda",
              e.parameters(),
              List.of(),
              Optional.of(e.body()),
              interpreter.scope().seenByFunctions(),
              false,
              Value.Kind.PLAIN);
      case Expr.Walrus e -> {
        Value value = value(e.value());
        assign(e.target(), value);
        yield value;
      }
      case Expr.Starred e -> value(e.value());
      case Expr.Await e -> value(e.value());
      case Expr.Yield e -> {
        interpreter.calls().yielded(e.value().map(this::value).orElseGet(None::new));
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
      return bound.get() instanceof Reference reference
          ? interpreter.imports().followed(reference, interpreter.scope().root())
          : bound.get();
    }
    for (String module : interpreter.scope().stars()) {
      Optional<Value> starred = interpreter.imports().starred(module, id, interpreter.scope().root());
      if (starred.isPresent()) {
        return starred.get();
      }
    }
    return host.name(id)
        .or(() -> Builtins.named(id))
        .orElseGet(() -> new Unknown("`" + id + "` is not defined in this file"));
  }

  /** A value without a look into the file that defines it: the base of a class is only read when it is needed. */
  Value unfollowed(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> interpreter.scope().get(name.id()).orElseGet(() -> name(name.id()));
      case Expr.Attribute e when unfollowed(e.value()) instanceof Reference reference ->
          new Reference(reference.dotted() + "." + e.attribute());
      default -> value(expression);
    };
  }

  Value attribute(Value receiver, String name) {
    return switch (receiver) {
      case ClassValue type -> interpreter.objects().attribute(type, name);
      case Value.Instance instance -> interpreter.objects().attribute(instance, name);
      case Value.Super above -> interpreter.objects().attribute(above, name);
      case Value.Module module -> interpreter.imports()
          .member(module, name)
          .orElseGet(() -> new Unknown("`" + name + "` is not defined in " + module.file().name()));
      case Value.FilePath file -> Library.attribute(file, name).orElseGet(() -> new Method(file, name));
      case Text text when name.equals("value") || name.equals("name") -> text;
      case Reference reference ->
          host.attribute(reference, name).orElseGet(() -> new Reference(reference.dotted() + "." + name));
      case Foreign foreign -> host.attribute(foreign, name).orElseGet(() -> new Method(foreign, name));
      case Built built -> host.attribute(built, name).orElseGet(() -> new Method(built, name));
      default -> new Method(receiver, name);
    };
  }

  private Value call(Expr.Call site, boolean statement) {
    return application.call(site, statement);
  }

  /** Calls a value. */
  Value apply(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    return application.apply(callee, arguments, site, statement);
  }

  private Value formatted(Expr.Formatted expression) {
    List<Value> parts = new ArrayList<>();
    for (Expr piece : expression.pieces()) {
      if (piece instanceof Expr.Interpolation interpolation) {
        boolean plain = interpolation.format().isEmpty() && !interpolation.conversion().equals("r");
        Value value = value(interpolation.value());
        parts.add(!plain ? Text.hole() : value instanceof OneOf ? value : Values.str(value));
      } else {
        parts.add(value(piece));
      }
    }
    List<Value> results = new ArrayList<>();
    for (List<Value> way : Choices.of(parts)) {
      List<Piece> pieces = new ArrayList<>();
      way.forEach(part -> Operators.append(pieces, Values.str(part)));
      results.add(Operators.bounded(pieces));
      budget.spend(Values.weight(results.get(results.size() - 1)));
    }
    return Choices.joined(results);
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
      result = binary(result, chain.get(i).operator(), value(chain.get(i).right()));
    }
    return result;
  }

  private Value binary(Value left, String operator, Value right) {
    budget.spend(Values.weight(left) + Values.weight(right));
    List<Value> results = new ArrayList<>();
    for (List<Value> way : Choices.of(List.of(left, right))) {
      Optional<Value> own = host.compare(way.get(0), operator, way.get(1));
      results.add(own.orElseGet(() -> Operators.binary(way.get(0), operator, way.get(1))));
    }
    return Choices.joined(results);
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
    List<Value> tests = new ArrayList<>();
    for (int i = 0; i < expression.operators().size(); i++) {
      Value right = value(expression.comparators().get(i));
      tests.add(compare(left, expression.operators().get(i), right));
      left = right;
    }
    return tests.size() == 1 ? tests.get(0) : Conditions.logical("and", tests);
  }

  Value compare(Value left, String operator, Value right) {
    budget.spend(Values.weight(right));
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
    // sessionmaker[Session], Enum["RED"]
    if (receiver instanceof ClassValue type && interpreter.objects().isEnum(type)) {
      return attribute(type, Values.textOrHole(key));
    }
    Optional<Value> item = Operators.item(receiver, key).or(() -> items(receiver, key));
    return item.or(() -> Choices.any(receiver).filter(any -> Values.text(key).isEmpty())).orElseGet(() -> host
        .attribute(receiver, "[]")
        .orElseGet(() -> new Unknown("it is an item of something that is not known")));
  }

  private Optional<Value> items(Value receiver, Value key) {
    return receiver instanceof Value.Instance instance
        ? interpreter.objects().items(instance).flatMap(items -> Operators.item(new Sequence(items, true), key))
        : Optional.empty();
  }

  private Value slice(Value receiver, Expr.Slice slice) {
    budget.spend(Values.weight(receiver));
    return Operators.slice(
        receiver, slice.lower().map(this::value), slice.upper().map(this::value), slice.step().map(this::value));
  }

  /** The items that a loop takes from a value; empty where they are not known. */
  Optional<List<Value>> iterate(Value iterable) {
    return switch (iterable) {
      case Sequence sequence when sequence.complete() -> Optional.of(sequence.items());
      case Mapping mapping when mapping.complete() ->
          Optional.of(mapping.entries().stream().map(Mapping.Entry::key).toList());
      case Value.Suspended generator -> iterate(interpreter.calls().drained(generator));
      case Value.Instance instance -> interpreter.objects().items(instance);
      case ClassValue type -> interpreter.objects().members(type);
      case Text text when text.known() -> Operators.characters(text);
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
        tests.add(compare(subject, "==", right));
      }
      matched = tests.size() == 1 ? tests.get(0) : Conditions.logical("or", tests);
    }
    return arm.guard().isEmpty() ? matched : Conditions.logical("and", List.of(matched, value(arm.guard().get())));
  }

  void assign(Expr target, Value value) {
    Targets.assign(target, value, interpreter);
  }
}
