package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bound;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Suspended;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The functions that are running: entering and leaving them, generators, and {@code with} blocks made of them. */
final class Calls {

  private final Interpreter run;

  private Frame frame = new Frame(List.of(), Optional.empty(), value -> {}, Optional.empty(), Optional.empty());
  private Span lastSite = Span.START;
  private boolean saidTooDeep;

  /**
   * What a function that runs has done and what it stands in.
   *
   * @param open     the functions inside one another
   * @param returned what it returns so far
   * @param atYield  what takes its next value
   * @param method   the object and the class that a method runs for
   * @param site     the call in the script's own file, while a function of another file runs
   */
  private record Frame(
      List<Open> open,
      Optional<Value> returned,
      Consumer<Value> atYield,
      Optional<Method> method,
      Optional<Span> site) {

    Frame returning(Value value) {
      return new Frame(open, Optional.of(value), atYield, method, site);
    }

    Frame yieldingTo(Consumer<Value> taker) {
      return new Frame(open, returned, taker, method, site);
    }
  }

  /** A function that runs. */
  private static final class Open {

    private final List<Stmt> body;
    private final boolean conditional;
    private boolean cut;

    Open(List<Stmt> body, boolean conditional) {
      this.body = body;
      this.conditional = conditional;
    }
  }

  /** A method that runs: for {@code super()}. */
  record Method(Value self, ClassValue owner) {}

  private record Moment(Frame frame, Scope scope, Guards guards) {}

  Calls(Interpreter run) {
    this.run = run;
  }

  Optional<Method> method() {
    return frame.method();
  }

  /** The call in the script's own file that led to where the run is. */
  Span site() {
    return frame.site().orElse(lastSite);
  }

  void at(Span site) {
    if (!run.elsewhere()) {
      lastSite = site;
    }
  }

  void forget() {
    saidTooDeep = false;
    frame = new Frame(List.of(), Optional.empty(), value -> {}, Optional.empty(), Optional.empty());
  }

  void returns(Value value) {
    frame = frame.returning(frame.returned().map(r -> Values.join(r, value, "the result")).orElse(value));
  }

  /** Runs something in the names of another file, on no condition. */
  void within(Scope scope, Runnable action) {
    Moment caller = moment();
    frame = new Frame(frame.open(), Optional.empty(), value -> {}, Optional.empty(), frame.site());
    run.scope(scope);
    try {
      action.run();
    } finally {
      resume(caller);
    }
  }

  Value invoke(Bound bound, Arguments arguments) {
    Function function = (Function) bound.callee();
    Arguments full = bound.with(arguments);
    Optional<Method> method = bound.owner().map(owner -> new Method(bound.first().positional().get(0), owner));
    return function.generator() ? new Suspended(function, full) : enter(function, full, method);
  }

  /** Runs a function in the middle of a run, and gives what it returns. */
  Value invoke(Function function, Arguments arguments) {
    return function.generator() ? new Suspended(function, arguments) : enter(function, arguments, Optional.empty());
  }

  private Value enter(Function function, Arguments arguments, Optional<Method> method) {
    if (frame.open().size() >= Budget.DEPTH) {
      if (!saidTooDeep) {
        saidTooDeep = true;
        gaveUp(function, "the calls are nested too deeply to follow");
      }
      return new Unknown("the calls are nested too deeply to follow");
    }
    for (Open outer : frame.open()) {
      // What a call inside itself is given must tell when it ends; under a condition that is not known, it may not.
      boolean endless = outer.conditional != run.guards().conditional() || !known(arguments);
      if (outer.body == function.body() && !function.body().isEmpty() && endless) {
        outer.cut = true;
        return new Unknown("`" + function.name() + "` calls itself");
      }
    }
    Moment caller = moment();
    Scope inner = function.closure().inner();
    // A default is made of the names that the function sees, not of those of its caller.
    boolean leavesScript = !run.elsewhere() && function.closure().root() != run.globals();
    Optional<Span> site = leavesScript ? Optional.of(site()) : frame.site();
    run.scope(function.closure());
    Binder.bind(function, arguments, inner, run.evaluator());
    List<Open> open = new ArrayList<>(frame.open());
    Open own = new Open(function.body(), run.guards().conditional());
    open.add(own);
    int asked = run.host().asked();
    frame = new Frame(open, Optional.empty(), frame.atYield(), method, site);
    run.scope(inner);
    int loan = leavesScript ? run.budget().lend(Budget.HELPER) : 0;
    try {
      if (function.result().isPresent()) {
        return run.evaluator().value(function.result().get());
      }
      run.block(function.body());
      if (own.cut && run.host().asked() > asked) {
        gaveUp(function, "it calls itself, and only its first turn is followed");
      }
      return frame.returned().orElseGet(None::new);
    } catch (Budget.Spent spent) {
      if (!leavesScript || !run.budget().release(loan)) {
        throw spent;
      }
      gaveUp(function, "it does more than the guard follows");
      return new Unknown("`" + function.name() + "` does more than the guard follows");
    } finally {
      if (leavesScript) {
        run.budget().release(loan);
      }
      resume(caller);
    }
  }

  private static boolean known(Arguments arguments) {
    boolean known = arguments.complete();
    for (Value value : arguments.positional()) {
      known &= !(value instanceof Unknown);
    }
    for (Value value : arguments.named().values()) {
      known &= !(value instanceof Unknown);
    }
    return known;
  }

  private void gaveUp(Function function, String reason) {
    run.host().gaveUp(site(), function.name() + "()", reason);
  }

  private Moment moment() {
    return new Moment(frame, run.scope(), run.guards());
  }

  private void resume(Moment moment) {
    frame = moment.frame();
    run.scope(moment.scope());
    run.guards(moment.guards());
  }

  /** What {@code yield} does with its value. */
  void yielded(Value value) {
    if (value instanceof Suspended inner) {
      drive(inner, frame.atYield());
    } else {
      frame.atYield().accept(value);
    }
  }

  /**
   * Runs a generator function to its end. What takes its values runs in between, as part of the caller, on the
   * conditions under which the generator reaches that {@code yield}.
   */
  void drive(Suspended generator, Consumer<Value> taker) {
    Moment start = moment();
    AtomicReference<Moment> caller = new AtomicReference<>(start);
    frame = frame.yieldingTo(value -> {
      Moment inner = moment();
      Guards atYield = run.guards();
      frame = caller.get().frame();
      run.scope(caller.get().scope());
      taker.accept(value);
      boolean certain = atYield.equals(start.guards());
      caller.set(new Moment(frame, run.scope(), certain ? run.guards() : caller.get().guards()));
      resume(inner);
    });
    enter(generator.function(), generator.arguments(), Optional.empty());
    resume(caller.get());
  }

  /** The values that a generator yields; not complete where it depends on something unknown whether it yields one. */
  Sequence drained(Suspended generator) {
    List<Value> items = new ArrayList<>();
    Guards start = run.guards();
    AtomicReference<Boolean> complete = new AtomicReference<>(true);
    drive(generator, value -> {
      complete.set(complete.get() && run.guards().equals(start) && items.size() < Budget.ITEMS);
      if (items.size() < Budget.ITEMS) {
        items.add(value);
      }
    });
    return new Sequence(items, complete.get());
  }

  Flow with(Stmt.With statement, int from) {
    if (from == statement.items().size()) {
      return run.block(statement.body());
    }
    Stmt.WithItem item = statement.items().get(from);
    Value context = run.evaluator().value(item.context());
    if (context instanceof Suspended generator) {
      AtomicReference<Optional<Flow>> flow = new AtomicReference<>(Optional.empty());
      drive(generator, value -> {
        item.target().ifPresent(target -> run.evaluator().assign(target, value));
        flow.set(Optional.of(with(statement, from + 1)));
      });
      return flow.get().orElseGet(() -> with(statement, from + 1));
    }
    Optional<Value> entered = run.objects().special(context, "__enter__", List.of());
    Value bound = entered.orElseGet(() -> run.host().enter(context));
    item.target().ifPresent(target -> run.evaluator().assign(target, bound));
    Flow flow = with(statement, from + 1);
    if (entered.isPresent()) {
      run.objects().special(context, "__exit__", List.of(new None(), new None(), new None()));
    } else {
      run.host().exit(context);
    }
    return flow;
  }

  /** No arguments of which nothing is known to be missing. */
  static Arguments arguments(List<Value> positional) {
    return new Arguments(positional, Map.of(), true);
  }
}
