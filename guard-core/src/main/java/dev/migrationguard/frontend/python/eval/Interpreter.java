package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.python.project.ModuleFile;
import dev.migrationguard.frontend.python.project.Project;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a Python file as far as its source shows what would happen.
 *
 * <p>A condition that is not known runs both ways, one after the other, each as something that may happen; a loop over
 * something that is not known runs once. Only what a call reaches is run, also in the other files of the project.
 */
public final class Interpreter {

  private final Host host;
  private final Budget budget = new Budget();
  private final Scope globals = new Scope();
  private final Guards outermost;
  private final Evaluator evaluator;
  private final Branches branches = new Branches(this);
  private final Loops loops = new Loops(this);
  private final Calls calls = new Calls(this);
  private final Definitions definitions = new Definitions(this);
  private final Objects objects = new Objects(this);
  private final Imports imports;

  private Scope scope = globals;
  private Guards guards;

  /**
   * A run that asks the host for what the file does not define.
   *
   * @param outermost on what condition the file as a whole runs
   * @param script    where the file lies; its imports start from there
   * @param project   finds the files that it imports
   */
  public Interpreter(Host host, Guards outermost, Path script, Project project) {
    this.host = host;
    this.outermost = outermost;
    this.guards = outermost;
    this.evaluator = new Evaluator(this, host, budget);
    this.imports = new Imports(this, script, project);
  }

  /** A run of a file that imports nothing that matters. */
  public Interpreter(Host host, Guards outermost) {
    this(host, outermost, Path.of(""), new Project());
  }

  /** The names of the file. */
  public Scope globals() {
    return globals;
  }

  /** On what condition the statement at hand runs. */
  public Guards guards() {
    return guards;
  }

  /** Whether the statement at hand stands in another file than the one that was loaded. */
  public boolean elsewhere() {
    return scope.root() != globals;
  }

  /** The other file that the statement at hand stands in. */
  public Optional<ModuleFile> file() {
    return scope.root().file();
  }

  /** The call in the loaded file that led to the statement at hand, while that stands in another file. */
  public Span site() {
    return calls.site();
  }

  /** Why a module that the project has could not be followed. */
  public Optional<String> problem(String dotted) {
    return imports.problem(dotted);
  }

  /** What a dotted name means in the file at hand; empty where the project has no such thing. */
  public Optional<Value> imported(String dotted) {
    return imports.resolve(dotted, scope.root());
  }

  /** What a dotted name means in a file of the project, else in the loaded one. */
  public Optional<Value> imported(String dotted, Optional<Value.Module> from) {
    return host.follows(dotted)
        ? imports.resolve(dotted, from.map(Value.Module::names).orElse(globals))
        : Optional.empty();
  }

  void guards(Guards changed) {
    guards = changed;
  }

  Scope scope() {
    return scope;
  }

  void scope(Scope changed) {
    scope = changed;
  }

  Host host() {
    return host;
  }

  Budget budget() {
    return budget;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Branches branches() {
    return branches;
  }

  Calls calls() {
    return calls;
  }

  Objects objects() {
    return objects;
  }

  Imports imports() {
    return imports;
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

  /** Runs a function in the middle of a run, and gives what it returns. */
  public Value invoke(Function function, Arguments arguments) {
    return calls.invoke(function, arguments);
  }

  /** Calls a value in the middle of a run. */
  public Value apply(Value callee, Arguments arguments, Expr.Call site) {
    return evaluator.apply(callee, arguments, site, true);
  }

  /** An attribute of a value. */
  public Value attribute(Value receiver, String name) {
    return evaluator.attribute(receiver, name);
  }

  /** Runs a function that was handed to something out of sight, which may call it with whatever it likes. */
  public void perhaps(Function function, Arguments arguments) {
    perhaps(() -> invoke(function, arguments));
  }

  /** Does something that may happen or not. */
  public void perhaps(Runnable action) {
    Guards before = guards;
    guards = guards.perhaps();
    action.run();
    guards = before;
  }

  private void bounded(Span span, String what, Runnable run) {
    try {
      run.run();
    } catch (Budget.Spent spent) {
      home();
      host.gaveUp(span, what, "it does more than the guard follows");
    } catch (StackOverflowError tooDeep) {
      home();
      host.gaveUp(span, what, "its expressions are nested too deeply to follow");
    }
    home();
  }

  private void home() {
    scope = globals;
    guards = outermost;
    calls.forget();
  }

  Flow block(List<Stmt> statements) {
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
      case Stmt.FunctionDef s -> definitions.define(s);
      case Stmt.ClassDef s -> definitions.define(s);
      case Stmt.Import s -> s.names().forEach(definitions::bind);
      case Stmt.ImportFrom s -> s.names().forEach(alias -> definitions.bind(s, alias));
      case Stmt.Scope s -> s.names().forEach(scope::declareOuter);
      case Stmt.If s -> {
        return branches.choose(evaluator.value(s.test()), () -> block(s.body()), () -> block(s.orElse()));
      }
      case Stmt.For s -> {
        return loops.loop(s);
      }
      case Stmt.While s -> {
        return loops.loop(s);
      }
      case Stmt.With s -> {
        return calls.with(s, 0);
      }
      case Stmt.Try s -> {
        return branches.attempt(s);
      }
      case Stmt.Match s -> {
        return branches.match(s, evaluator.value(s.subject()), 0);
      }
      case Stmt.Return s -> {
        calls.returns(s.value().map(evaluator::value).orElseGet(None::new));
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
}
