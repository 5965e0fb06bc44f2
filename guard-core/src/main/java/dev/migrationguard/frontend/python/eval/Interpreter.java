package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Condition;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Suspended;
import dev.migrationguard.frontend.python.eval.Value.Truth;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a Python file as far as its source shows what would happen.
 *
 * <p>A condition that is not known runs both ways, one after the other, each as something that may happen; a loop over
 * something that is not known runs once. Only what a call reaches is run.
 */
public final class Interpreter {

  /** How a block ended. */
  private enum Flow {
    NEXT,
    /** This turn of the loop is over. */
    LEAVES_TURN,
    /** The loop is over. */
    LEAVES_LOOP,
    /** The function is over. */
    LEAVES_FUNCTION;

    boolean leaves() {
      return this != NEXT;
    }
  }

  private final Host host;
  private final Evaluator evaluator;
  private final Budget budget = new Budget();
  private final Scope globals = new Scope();

  private Scope scope = globals;
  private final Guards outermost;
  private Guards guards;
  private List<Function> running = List.of();
  private Optional<Value> returned = Optional.empty();
  private Consumer<Value> atYield = value -> {};

  /** What a function that runs sees and has done. */
  private record Frame(Scope scope, List<Function> running, Optional<Value> returned, Consumer<Value> atYield) {}

  /**
   * A run that asks the host for what the file does not define.
   *
   * @param outermost on what condition the file as a whole runs
   */
  public Interpreter(Host host, Guards outermost) {
    this.host = host;
    this.outermost = outermost;
    this.guards = outermost;
    this.evaluator = new Evaluator(this, host, budget);
  }

  /** The names of the file. */
  public Scope globals() {
    return globals;
  }

  /** On what condition the statement at hand runs. */
  public Guards guards() {
    return guards;
  }

  Scope scope() {
    return scope;
  }

  /** Runs the statements of the file itself, which defines its names. */
  public void load(PythonModule module) {
    bounded(module.body().isEmpty() ? Span.START : module.body().get(0).span(), "the file", () -> block(module.body()));
  }

  /** Calls a function of the file. */
  public void call(Function function, Arguments arguments, Span site) {
    bounded(site, function.name() + "()", () -> invoke(function, arguments));
  }

  /** What a function of the file gives; not known where it does more than the run follows. */
  public Value result(Function function, Arguments arguments) {
    AtomicReference<Value> result = new AtomicReference<>(new Unknown("it does more than the guard follows"));
    bounded(Span.START, function.name() + "()", () -> result.set(invoke(function, arguments)));
    return result.get();
  }

  /** Runs a function that was handed to something out of sight, which may call it with whatever it likes. */
  public void perhaps(Function function, Arguments arguments) {
    Guards before = guards;
    guards = guards.perhaps();
    invoke(function, arguments);
    guards = before;
  }

  private void bounded(Span span, String what, Runnable run) {
    try {
      run.run();
    } catch (Budget.Spent spent) {
      host.gaveUp(span, what, "it does more than the guard follows");
    } catch (StackOverflowError tooDeep) {
      host.gaveUp(span, what, "its expressions are nested too deeply to follow");
    }
    scope = globals;
    guards = outermost;
    running = List.of();
    atYield = value -> {};
  }

  private Frame frame() {
    return new Frame(scope, running, returned, atYield);
  }

  private void resume(Frame frame) {
    scope = frame.scope();
    running = frame.running();
    returned = frame.returned();
    atYield = frame.atYield();
  }

  /** Runs a function in the middle of a run, and gives what it returns. */
  public Value invoke(Function function, Arguments arguments) {
    return function.generator() ? new Suspended(function, arguments) : enter(function, arguments);
  }

  private Value enter(Function function, Arguments arguments) {
    for (Function open : running) {
      if (open.body() == function.body()) {
        return new Unknown("`" + function.name() + "` calls itself");
      }
    }
    if (running.size() >= Budget.DEPTH) {
      return new Unknown("the calls are nested too deeply to follow");
    }
    Frame caller = frame();
    Guards callerGuards = guards;
    Scope inner = function.closure().inner();
    Binder.bind(function, arguments, inner, evaluator);
    running = new ArrayList<>(running);
    running.add(function);
    scope = inner;
    returned = Optional.empty();
    try {
      if (function.result().isPresent()) {
        return evaluator.value(function.result().get());
      }
      block(function.body());
      return returned.orElseGet(Value.None::new);
    } finally {
      resume(caller);
      guards = callerGuards;
    }
  }

  /** What {@code yield} does with its value. */
  void yielded(Value value) {
    if (value instanceof Suspended inner) {
      drive(inner, atYield);
    } else {
      atYield.accept(value);
    }
  }

  /**
   * Runs a generator function to its end. What takes its values runs in between, as part of the caller, on the
   * conditions under which the generator reaches that {@code yield}.
   */
  private void drive(Suspended generator, Consumer<Value> taker) {
    Guards callerGuards = guards;
    AtomicReference<Frame> caller = new AtomicReference<>(frame());
    AtomicReference<Guards> afterwards = new AtomicReference<>(guards);
    atYield = value -> {
      Frame inner = frame();
      Guards atYieldGuards = guards;
      resume(caller.get());
      taker.accept(value);
      caller.set(frame());
      if (atYieldGuards.equals(callerGuards)) {
        afterwards.set(guards);
      }
      resume(inner);
      guards = atYieldGuards;
    };
    enter(generator.function(), generator.arguments());
    resume(caller.get());
    guards = afterwards.get();
  }

  /** Does something that may happen or not. */
  public void perhaps(Runnable action) {
    Guards before = guards;
    guards = guards.perhaps();
    action.run();
    guards = before;
  }

  private Flow block(List<Stmt> statements) {
    for (Stmt statement : statements) {
      budget.spend();
      Flow flow = run(statement);
      if (flow.leaves()) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow run(Stmt statement) {
    switch (statement) {
      case Stmt.Expression s -> evaluator.statement(s.value());
      case Stmt.Assign s -> {
        Value value = evaluator.value(s.value());
        s.targets().forEach(target -> evaluator.assign(target, value));
      }
      case Stmt.AnnotatedAssign s -> s.value().ifPresent(v -> evaluator.assign(s.target(), evaluator.value(v)));
      case Stmt.AugmentedAssign s ->
          evaluator.assign(s.target(), evaluator.value(new Expr.Binary(s.target(), s.operator(), s.value(), s.span())));
      case Stmt.FunctionDef s ->
          scope.set(
              s.name(),
              new Function(
                  s.name(), s.parameters(), s.body(), Optional.empty(), scope, Generators.yields(s.body())));
      case Stmt.ClassDef s -> scope.set(s.name(), classValue(s));
      case Stmt.Import s -> s.names().forEach(this::bindImport);
      case Stmt.ImportFrom s -> s.names().forEach(alias -> bindImportFrom(s, alias));
      case Stmt.Scope s -> s.names().forEach(scope::declareOuter);
      case Stmt.If s -> {
        return choose(evaluator.condition(s.test()), () -> block(s.body()), () -> block(s.orElse()));
      }
      case Stmt.For s -> {
        return loop(s);
      }
      case Stmt.While s -> {
        return loop(s);
      }
      case Stmt.With s -> {
        return with(s);
      }
      case Stmt.Try s -> {
        return attempt(s);
      }
      case Stmt.Match s -> {
        return match(s, evaluator.value(s.subject()), 0);
      }
      case Stmt.Return s -> {
        Value value = s.value().map(evaluator::value).orElseGet(Value.None::new);
        returned = Optional.of(returned.map(r -> Values.join(r, value, "the result")).orElse(value));
        return Flow.LEAVES_FUNCTION;
      }
      case Stmt.Raise s -> {
        s.exception().ifPresent(evaluator::value);
        return Flow.LEAVES_FUNCTION;
      }
      case Stmt.Assert s -> evaluator.value(s.test());
      case Stmt.Break s -> {
        return Flow.LEAVES_LOOP;
      }
      case Stmt.Continue s -> {
        return Flow.LEAVES_TURN;
      }
      case Stmt.Delete s -> {}
      case Stmt.Pass s -> {}
      case Stmt.TypeAlias s -> {}
    }
    return Flow.NEXT;
  }

  private Flow choose(Value test, Supplier<Flow> then, Supplier<Flow> otherwise) {
    Optional<Guards> ifTrue;
    Optional<Guards> ifFalse;
    if (test instanceof Condition condition) {
      ifTrue = condition.whenTrue(guards);
      ifFalse = condition.whenFalse(guards);
    } else if (test.truth() == Truth.UNKNOWN) {
      ifTrue = Optional.of(guards.perhaps());
      ifFalse = ifTrue;
    } else {
      ifTrue = test.truth() == Truth.TRUE ? Optional.of(guards) : Optional.empty();
      ifFalse = test.truth() == Truth.FALSE ? Optional.of(guards) : Optional.empty();
    }
    Guards before = guards;
    if (ifTrue.isEmpty() || ifFalse.isEmpty()) {
      guards = (ifTrue.isPresent() ? ifTrue : ifFalse).orElse(before);
      Flow flow = (ifTrue.isPresent() ? then : otherwise).get();
      guards = before;
      return flow;
    }
    Map<String, Value> start = scope.snapshot();
    guards = ifTrue.get();
    Flow first = then.get();
    Map<String, Value> afterFirst = scope.snapshot();
    scope.restore(start);
    guards = ifFalse.get();
    Flow second = otherwise.get();
    if (first.leaves() && second.leaves()) {
      guards = before;
      return first == second ? first : Flow.LEAVES_TURN;
    }
    if (first.leaves()) {
      // The rest of the function runs only where the test failed, so its guards stay those of the other branch.
      return Flow.NEXT;
    }
    if (second.leaves()) {
      scope.restore(afterFirst);
      guards = ifTrue.get();
      return Flow.NEXT;
    }
    scope.join(afterFirst);
    guards = before;
    return Flow.NEXT;
  }

  /** A block that may run or not; what it binds is kept, since what follows most often relies on it. */
  private Flow perhaps(List<Stmt> body) {
    Guards before = guards;
    Map<String, Value> start = scope.snapshot();
    guards = guards.perhaps();
    Flow flow = block(body);
    scope.join(start);
    guards = before;
    return flow;
  }

  /** The body of a loop of which it is not visible how often it turns. */
  private void repeatedly(List<Stmt> body) {
    Guards before = guards;
    guards = guards.inLoop();
    perhaps(body);
    guards = before;
  }

  private Flow loop(Stmt.While statement) {
    boolean endless = statement.test() instanceof Expr.Bool || statement.test() instanceof Expr.Number;
    for (int turns = 0; turns < Budget.TURNS; turns++) {
      Truth test = evaluator.value(statement.test()).truth();
      if (test == Truth.FALSE) {
        return block(statement.orElse());
      }
      if (test == Truth.UNKNOWN) {
        repeatedly(statement.body());
        return Flow.NEXT;
      }
      Guards before = guards;
      Flow flow = block(statement.body());
      boolean mayHaveLeft = !guards.equals(before);
      guards = before;
      if (flow == Flow.LEAVES_FUNCTION) {
        return flow;
      }
      // How often a batch job turns is for the rows to say; one turn shows what it does.
      if (flow == Flow.LEAVES_LOOP || mayHaveLeft || endless) {
        return Flow.NEXT;
      }
    }
    host.gaveUp(statement.span(), "a loop", "only its first " + Budget.TURNS + " turns are followed");
    return Flow.NEXT;
  }

  private Flow loop(Stmt.For statement) {
    Value iterable = evaluator.value(statement.iterable());
    if (iterable instanceof Suspended generator) {
      drive(generator, item -> {
        evaluator.assign(statement.target(), item);
        block(statement.body());
      });
      return block(statement.orElse());
    }
    Optional<List<Value>> items = evaluator.iterate(iterable);
    if (items.isEmpty()) {
      evaluator.assign(statement.target(), evaluator.anyItem(iterable));
      repeatedly(statement.body());
      return Flow.NEXT;
    }
    int turns = 0;
    for (Value item : items.get()) {
      if (turns++ >= Budget.TURNS) {
        host.gaveUp(statement.span(), "a loop", "only its first " + Budget.TURNS + " turns are followed");
        break;
      }
      evaluator.assign(statement.target(), item);
      Guards before = guards;
      Flow flow = block(statement.body());
      guards = before;
      if (flow == Flow.LEAVES_FUNCTION) {
        return flow;
      }
      if (flow == Flow.LEAVES_LOOP) {
        return Flow.NEXT;
      }
    }
    return block(statement.orElse());
  }

  private Flow with(Stmt.With statement) {
    return with(statement, 0);
  }

  private Flow with(Stmt.With statement, int from) {
    if (from == statement.items().size()) {
      return block(statement.body());
    }
    Stmt.WithItem item = statement.items().get(from);
    Value context = evaluator.value(item.context());
    if (context instanceof Suspended generator) {
      AtomicReference<Optional<Flow>> flow = new AtomicReference<>(Optional.empty());
      drive(generator, value -> {
        item.target().ifPresent(target -> evaluator.assign(target, value));
        flow.set(Optional.of(with(statement, from + 1)));
      });
      return flow.get().orElseGet(() -> with(statement, from + 1));
    }
    Value bound = host.enter(context);
    item.target().ifPresent(target -> evaluator.assign(target, bound));
    Flow flow = with(statement, from + 1);
    host.exit(context);
    return flow;
  }

  private Flow attempt(Stmt.Try statement) {
    Flow flow = block(statement.body());
    if (!flow.leaves()) {
      flow = block(statement.orElse());
    }
    for (Stmt.Handler handler : statement.handlers()) {
      handler.name().ifPresent(name -> scope.set(name, new Unknown("it is an exception")));
      if (!perhaps(handler.body()).leaves() && flow.leaves()) {
        // The body went to its end or it did not: then what follows runs.
        guards = guards.perhaps();
        flow = Flow.NEXT;
      }
    }
    Flow last = block(statement.finalBody());
    return last.leaves() ? last : flow;
  }

  private Flow match(Stmt.Match statement, Value subject, int from) {
    if (from == statement.cases().size()) {
      return Flow.NEXT;
    }
    Stmt.Case arm = statement.cases().get(from);
    return choose(
        evaluator.matches(subject, arm), () -> block(arm.body()), () -> match(statement, subject, from + 1));
  }

  private ClassValue classValue(Stmt.ClassDef definition) {
    List<Value> bases = new ArrayList<>();
    definition.bases().forEach(base -> bases.add(evaluator.value(base)));
    Scope members = scope.inner();
    Scope before = scope;
    scope = members;
    block(definition.body());
    scope = before;
    return new ClassValue(definition.name(), bases, members);
  }

  private void bindImport(Stmt.Alias alias) {
    if (alias.as().isPresent()) {
      scope.set(alias.as().get(), new Reference(alias.name()));
    } else {
      int dot = alias.name().indexOf('.');
      String top = dot < 0 ? alias.name() : alias.name().substring(0, dot);
      scope.set(top, new Reference(top));
    }
  }

  private void bindImportFrom(Stmt.ImportFrom statement, Stmt.Alias alias) {
    if (!alias.name().equals("*")) {
      String module = ".".repeat(statement.level()) + statement.module();
      String dotted = module.isEmpty() || module.endsWith(".") ? module + alias.name() : module + "." + alias.name();
      scope.set(alias.as().orElse(alias.name()), new Reference(dotted));
    }
  }
}
