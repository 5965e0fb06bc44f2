package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a Java class as far as its source shows what would happen.
 *
 * <p>A condition that is not known runs both ways, one after the other, each as something that may happen; a loop over
 * something that is not known runs once. Only what a call reaches is run, also in the other files of the project.
 */
public final class Interpreter {

  private final Host host;
  private final JavaProject project;
  private final JavaFile file;
  private final Budget budget = new Budget();
  private final Store store = new Store();
  private final Branches branches = new Branches(this);
  private final Types types = new Types(this);
  private final Classes classes = new Classes(this);
  private final Expressions expressions = new Expressions(this);
  private final Statements statements = new Statements(this);
  private final Map<Node, Text> literals = new IdentityHashMap<>();
  private final List<Open> open = new ArrayList<>();

  private Guards guards = Guards.NONE;
  private Optional<Value> returned = Optional.empty();
  private Optional<Span> outside = Optional.empty();
  private Span lastSite = Span.START;
  private JavaFile current;
  private boolean saidTooDeep;

  /** A method that runs. */
  private static final class Open {

    private final Node body;
    private final boolean conditional;
    private boolean cut;

    Open(Node body, boolean conditional) {
      this.body = body;
      this.conditional = conditional;
    }
  }

  /**
   * A run that asks the host for what the project does not define.
   *
   * @param file    the file of the migration
   * @param project where the other files lie
   */
  public Interpreter(Host host, JavaFile file, JavaProject project) {
    this.host = host;
    this.file = file;
    this.project = project;
    this.current = file;
  }

  /**
   * Makes an object of a class of the file and calls a method of it, on no condition.
   *
   * @param arguments what the tool that runs migrations calls it with
   * @return what the method returns; empty where the class has no such method, or the run was given up
   */
  public Optional<Value> run(JavaClass type, String method, List<Value> arguments) {
    lastSite = type.span();
    try {
      Instance self = classes.made(type);
      Optional<Classes.Found> found = classes.method(type, method, arguments);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(invoke(found.get(), Optional.of(self), arguments));
    } catch (Budget.Spent spent) {
      gaveUp(lastSite, method + "()", "it does more than the guard follows");
    } catch (StackOverflowError deep) {
      gaveUp(lastSite, method + "()", "it is nested too deeply to follow");
    }
    return Optional.empty();
  }

  /** The value that a method without parameters of an object surely returns, whatever else it does. */
  public Optional<Value> constant(JavaClass type, String method) {
    return run(type, method, List.of());
  }

  /** Whether a class is or inherits from one of these, named without their packages. */
  public boolean inherits(JavaClass type, java.util.Set<String> names) {
    return classes.inherits(type, names);
  }

  /** On what condition the run is where it is. */
  public Guards guards() {
    return guards;
  }

  void guards(Guards next) {
    guards = next;
  }

  /** Whether the run is in another file than that of the migration. */
  public boolean elsewhere() {
    return current != file;
  }

  /** The file that the run is in. */
  public JavaFile current() {
    return current;
  }

  void current(JavaFile next) {
    current = next;
  }

  /** The call in the migration's own file that led to where the run is. */
  public Span site() {
    return outside.orElse(lastSite);
  }

  void at(Span site) {
    if (!elsewhere()) {
      lastSite = site;
    }
  }

  Host host() {
    return host;
  }

  JavaProject project() {
    return project;
  }

  Budget budget() {
    return budget;
  }

  Store store() {
    return store;
  }

  Branches branches() {
    return branches;
  }

  Types types() {
    return types;
  }

  Classes classes() {
    return classes;
  }

  Expressions expressions() {
    return expressions;
  }

  Statements statements() {
    return statements;
  }

  void gaveUp(Span span, String what, String reason) {
    host.gaveUp(span, what, reason);
  }

  /** What the method that runs has returned so far. */
  Optional<Value> returned() {
    return returned;
  }

  void returns(Value value) {
    returned = Optional.of(returned.map(before -> Values.oneOf(List.of(before, value))).orElse(value));
  }

  /** A literal of the current file; only one of the migration's own file has a place that can be reported. */
  Text literal(LiteralStringValueExpr expression) {
    return literals.computeIfAbsent(expression, node -> {
      StringSource source = StringSource.of(current, expression);
      Optional<dev.migrationguard.frontend.run.Literal> place = elsewhere() ? Optional.empty() : Optional.of(source);
      return new Text(List.of(new Piece(source.value(), place, 0)));
    });
  }

  /** Calls something with one method. */
  Value call(Value function, List<Value> arguments, Site site) {
    return expressions.calls().apply(function, arguments, site);
  }

  /** Runs a method or constructor in the middle of a run, and gives what it returns. */
  Value invoke(Classes.Found found, Optional<Instance> self, List<Value> arguments) {
    CallableDeclaration<?> callable = found.callable();
    Optional<BlockStmt> body = Classes.body(callable);
    if (body.isEmpty()) {
      return new Unknown("`" + callable.getNameAsString() + "` is native or abstract");
    }
    Env env = found.around().map(outer -> Env.within(outer, found.owner(), self))
        .orElseGet(() -> Env.of(found.owner(), self));
    return enter(callable.getNameAsString(), body.get(), found.owner().file(), arguments, () -> {
      classes.bind(callable.getParameters(), arguments, env);
      statements.block(body.get(), env);
      return returned.orElseGet(Null::new);
    });
  }

  /** Runs the body of a method or lambda. */
  Value enter(String name, Node body, JavaFile in, List<Value> arguments, java.util.function.Supplier<Value> action) {
    if (open.size() >= Budget.DEPTH) {
      if (!saidTooDeep) {
        saidTooDeep = true;
        gaveUp(site(), name + "()", "the calls are nested too deeply to follow");
      }
      return new Unknown("the calls are nested too deeply to follow");
    }
    for (Open outer : open) {
      // What a call inside itself is given must tell when it ends; under a condition that is not known, it may not.
      boolean endless = outer.conditional != guards.conditional() || !known(arguments);
      if (outer.body == body && endless) {
        outer.cut = true;
        return new Unknown("`" + name + "` calls itself");
      }
    }
    Guards before = guards;
    Optional<Value> returnedBefore = returned;
    Optional<Span> outsideBefore = outside;
    JavaFile currentBefore = current;
    boolean leavesFile = !elsewhere() && in != file;
    if (leavesFile) {
      outside = Optional.of(lastSite);
    } else if (in == file) {
      outside = Optional.empty();
    }
    current = in;
    returned = Optional.empty();
    Open own = new Open(body, guards.conditional());
    open.add(own);
    int asked = host.asked();
    int loan = leavesFile ? budget.lend(Budget.HELPER) : 0;
    try {
      Value result = action.get();
      if (own.cut && host.asked() > asked) {
        gaveUp(site(), name + "()", "it calls itself, and only its first turn is followed");
      }
      return result;
    } catch (Budget.Spent spent) {
      if (!leavesFile || !budget.release(loan)) {
        throw spent;
      }
      gaveUp(site(), name + "()", "it does more than the guard follows");
      return new Unknown("`" + name + "` does more than the guard follows");
    } finally {
      if (leavesFile) {
        budget.release(loan);
      }
      open.remove(open.size() - 1);
      guards = before;
      returned = returnedBefore;
      outside = outsideBefore;
      current = currentBefore;
    }
  }

  private static boolean known(List<Value> arguments) {
    for (Value value : arguments) {
      if (value instanceof Unknown || value instanceof Text text && !text.known()) {
        return false;
      }
    }
    return true;
  }

  /** Runs what only defines a name, on no condition and in the file that it stands in. */
  <T> T aside(JavaFile in, java.util.function.Supplier<T> definition, T otherwise) {
    Guards before = guards;
    JavaFile currentBefore = current;
    guards = Guards.NONE;
    current = in;
    int loan = budget.lend(Budget.DEFINITION);
    try {
      return definition.get();
    } catch (Budget.Spent spent) {
      if (!budget.release(loan)) {
        throw spent;
      }
      return otherwise;
    } finally {
      budget.release(loan);
      guards = before;
      current = currentBefore;
    }
  }
}
