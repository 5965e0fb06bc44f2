package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.alembic.Live.Answer;
import dev.migrationguard.frontend.alembic.Live.AutocommitBlock;
import dev.migrationguard.frontend.alembic.Live.Batch;
import dev.migrationguard.frontend.alembic.Live.Connection;
import dev.migrationguard.frontend.alembic.Live.Context;
import dev.migrationguard.frontend.alembic.Live.Dialect;
import dev.migrationguard.frontend.alembic.Live.DialectName;
import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.eval.Choices;
import dev.migrationguard.frontend.python.eval.Host;
import dev.migrationguard.frontend.python.eval.Interpreter;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.python.project.Project;
import dev.migrationguard.frontend.run.Origin;
import dev.migrationguard.frontend.run.Recorder;
import dev.migrationguard.frontend.run.SqlOrigin;
import dev.migrationguard.model.Environment.Commits;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alembic and the database, as a script sees them while it runs. */
final class Session implements Host {

  private static final String OP = "alembic.op";
  private static final String CONTEXT = "alembic.context";
  private static final Arguments NOTHING_KNOWN = new Arguments(List.of(), Map.of(), false);

  private final String path;
  private final PythonModule module;
  private final Interpreter interpreter;
  private final SqlOrigin origin;
  private final Executions executions;
  private final ProjectFacts project;
  private final Naming naming;
  private final ScriptFiles files;
  private final CustomOperations custom;
  private final Rendering rendering;
  private final Sending sending;
  private Recorder recorder;

  Session(SourceFile file, PythonModule module, Project modules, ProjectFacts project, String database) {
    this.path = file.name();
    this.project = project;
    this.naming = new Naming(project);
    this.recorder = recorder("");
    this.module = module;
    this.interpreter = new Interpreter(this, DialectTest.ofFolder(path), file.path(), modules);
    this.files = new ScriptFiles(interpreter, file.path(), modules);
    this.custom = new CustomOperations(interpreter, module);
    this.rendering = new Rendering(database);
    this.sending = new Sending(rendering, naming);
    this.origin = new SqlOrigin(path, literal -> module.positions((Expr.Text) literal), database);
    this.executions = new Executions(this, origin);
  }

  Interpreter interpreter() {
    return interpreter;
  }

  private Recorder recorder(String database) {
    boolean autocommit =
        project.environment().commits().filter(fact -> fact.value() == Commits.AFTER_STATEMENT).isPresent();
    // After a COMMIT by hand the driver takes its transaction for open and begins no other: what follows runs outside.
    return new Recorder(autocommit ? Mode.OUTSIDE : Mode.INSIDE, database, Mode.OUTSIDE);
  }

  /**
   * Runs a function of the script and tells what it asks for.
   *
   * @param arguments what Alembic calls it with
   * @param database  which of several databases it is called for; empty for the only one
   */
  List<Step> steps(Function function, List<Value> arguments, String database) {
    recorder = recorder(database);
    interpreter.call(function, new Arguments(arguments, Map.of(), true), Span.START);
    return recorder.steps();
  }

  /** How the project runs the script, with what was needed of it. */
  Environment environment() {
    return project.environment(naming.used());
  }

  Recorder recorder() {
    return recorder;
  }

  Guards guards() {
    return interpreter.guards();
  }

  /** Where a statement stands: in a helper of another file, the script's call of the helper stands for it. */
  Origin origin(Span span) {
    return interpreter.elsewhere()
        ? new Origin(
            new Place(path, interpreter.site()), interpreter.file().map(file -> new Place(file.name(), span)))
        : new Origin(new Place(path, span), Optional.empty());
  }

  /** Something that reaches the database and is not understood. */
  void opaque(Span span, String reason) {
    recorder.statement();
    Origin origin = origin(span);
    recorder.record(new Opaque(excerpt(origin.place().span()), reason), origin, guards());
  }

  /** The beginning of the source of a span, short enough for a message. */
  String excerpt(Span span) {
    String line = span.line() <= module.lines().size() ? module.lines().get(span.line() - 1) : "";
    int from = offset(line, span.column());
    int to = span.endLine() == span.line() ? Math.max(from, offset(line, span.endColumn())) : line.length();
    String text = line.substring(from, to).strip();
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  /** Where a column, counted in code points from 1, stands in a line. */
  private static int offset(String line, int column) {
    return line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
  }

  @Override
  public Optional<Value> name(String name) {
    return switch (name) {
      // A script that does not import it is given it: upgrade(op, …).
      case "op" -> Optional.of(new Reference(OP));
      case "sa" -> Optional.of(new Reference("sqlalchemy"));
      case "__file__" -> Optional.of(Text.of(files.current()));
      case "__name__", "__package__" -> Optional.of(new Unknown("it is the name of a module"));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Value> attribute(Value receiver, String name) {
    return Live.attribute(receiver, name);
  }

  @Override
  public Optional<Value> compare(Value left, String operator, Value right) {
    return DialectTest.compare(left, operator, right);
  }

  @Override
  public Value call(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    return switch (callee) {
      case Reference reference -> reference(reference, arguments, site, statement);
      case Method method -> files
          .method(method, arguments)
          .orElseGet(() -> method(method, arguments, site, statement));
      // sessionmaker(bind=bind)()
      case Built built when built.dotted().endsWith("sessionmaker") -> new Connection(false);
      case Built built when built.dotted().endsWith("scoped_session") -> new Connection(false);
      default -> foreign(callee, arguments, site, statement);
    };
  }

  private Value reference(Reference reference, Arguments arguments, Expr.Call site, boolean statement) {
    String dotted = reference.dotted();
    Optional<Value> file = files.call(dotted, arguments);
    if (file.isPresent()) {
      return file.get();
    }
    if (dotted.startsWith(OP + ".")) {
      return operation(dotted.substring(OP.length() + 1), arguments, site);
    }
    if (reference.simpleName().equals("Session") && arguments.named("bind").orElse(null) instanceof Connection bind) {
      return bind;
    }
    return switch (dotted) {
      case CONTEXT + ".get_context" -> new Context();
      case CONTEXT + ".is_offline_mode" -> new Bool(false);
      case CONTEXT + ".get_bind" -> new Connection(false);
      case CONTEXT + ".execute" -> executions.execute(arguments.at(0), site, recorder.mode());
      case "sqlalchemy.inspect", "sqlalchemy.engine.reflection.Inspector", "sqlalchemy.inspection.inspect" ->
          new Answer();
      case "sqlalchemy.engine.reflection.Inspector.from_engine" -> new Answer();
      case "sqlalchemy.orm.Session", "sqlalchemy.orm.session.Session", "sqlmodel.Session",
          "sqlalchemy.create_engine", "sqlalchemy.ext.asyncio.AsyncSession" ->
          new Connection(false);
      case "alembic.operations.Operations" -> new Reference(OP);
      case "alembic.migration.MigrationContext.configure", "alembic.runtime.migration.MigrationContext.configure" ->
          new Context();
      default ->
          dotted.startsWith("sqlalchemy.") || dotted.startsWith(CONTEXT)
              ? new Built(reference, arguments, site)
              : foreign(reference, arguments, site, statement);
    };
  }

  private Value operation(String name, Arguments arguments, Expr.Call site) {
    switch (name) {
      case "f", "inline_literal" -> {
        return name.equals("f")
            ? arguments.get(0, "name").orElseGet(Value.None::new)
            : new Built(new Reference(OP + ".inline_literal"), arguments, site);
      }
      case "get_bind" -> {
        return new Connection(false);
      }
      case "run_async" -> {
        interpreter.apply(
            arguments.at(0).orElseGet(Value.None::new), handed(arguments, new Connection(false)), site);
        return new Answer();
      }
      case "invoke" -> {
        return invoked(arguments.at(0).orElseGet(Value.None::new), site);
      }
      case "get_context" -> {
        return new Context();
      }
      case "batch_alter_table" -> {
        Arguments bound = Signatures.bind(name, arguments, false);
        String recreate = bound.named("recreate").flatMap(Values::text).orElse("auto");
        if (recreate.equals("always") && !rendering.database().equals("sqlite")) {
          opaque(site.span(), "the table is copied and replaced by its copy");
        }
        return Batch.of(bound.named("table_name").orElseGet(Text::hole), bound.named("schema"), recreate);
      }
      case "execute" -> {
        return executions.execute(
            Signatures.bind(name, arguments, false).named("sqltext"),
            site,
            Executions.mode(arguments, recorder.mode()));
      }
      default -> {
        if (!Signatures.knows(name)) {
          return another(name, arguments, site);
        }
        List<Arguments> calls = Choices.of(arguments);
        for (Arguments one : calls) {
          Guards guards = calls.size() == 1 ? guards() : guards().perhaps();
          Arguments bound = Signatures.bind(name, one, false);
          List<List<Operation>> asked = Operations.of(name, bound, Optional.empty(), rendering.database());
          sending.send(asked, origin(site.span()), guards, recorder);
          if (name.equals("bulk_insert")) {
            recorder.mention(RowValues.of(new Value.None(), bound.named("rows"), recorder.labels()));
          }
        }
        // create_table and bulk_insert's table can be used as a table afterwards.
        return name.equals("create_table")
            ? new Built(new Reference("sqlalchemy.Table"), arguments, site)
            : new Value.None();
      }
    }
  }

  /** The arguments of a function that is called with a connection before them. */
  static Arguments handed(Arguments arguments, Value first) {
    List<Value> positional = new ArrayList<>(arguments.positional());
    if (positional.isEmpty()) {
      positional.add(first);
    } else {
      positional.set(0, first);
    }
    return new Arguments(positional, arguments.named(), arguments.complete());
  }

  /** {@code op.invoke(CreateTableOp(…))}. */
  private Value invoked(Value operation, Expr.Call site) {
    if (operation instanceof Built built && built.dotted().startsWith("alembic.")) {
      Optional<CustomOperations.Plain> plain = CustomOperations.plain(built);
      if (plain.isPresent()) {
        return operation(plain.get().name(), plain.get().arguments(), site);
      }
    }
    return custom.invoke(operation, site).orElseGet(() -> {
      opaque(site.span(), "what the operation does is not visible");
      return new Answer();
    });
  }

  /** An operation that a plugin or the project adds to Alembic's. */
  private Value another(String name, Arguments arguments, Expr.Call site) {
    Optional<Value> own = custom.call(name, arguments, site);
    if (own.isPresent()) {
      return own.get();
    }
    Optional<List<String>> plugin = Plugins.statements(name, arguments);
    if (plugin.isPresent()) {
      plugin.get().forEach(sql -> executions.literal(sql, site));
      return new Value.None();
    }
    Optional<String> like = Plugins.like(name);
    if (like.isPresent()) {
      return operation(like.get(), arguments, site);
    }
    opaque(site.span(), "`op." + name + "` is none of Alembic's own operations, and the project does not define it");
    return new Unknown("it comes from `op." + name + "`");
  }

  private Value method(Method method, Arguments arguments, Expr.Call site, boolean statement) {
    return switch (method.receiver()) {
      case Batch batch -> batch(batch, method.name(), arguments, site);
      case Connection connection -> executions.connection(connection, method, arguments, site);
      case Context context ->
          switch (method.name()) {
            case "autocommit_block" -> new AutocommitBlock();
            case "execute" -> executions.execute(arguments.at(0), site, recorder.mode());
            case "begin_transaction" -> new Answer();
            default -> new Answer();
          };
      case DialectName dialect when method.name().equals("startswith") ->
          arguments.at(0).flatMap(Values::text).<Value>map(DialectTest::startingWith).orElseGet(Answer::new);
      case DialectName dialect -> dialect;
      case Answer answer -> answer;
      case Dialect dialect -> new Answer();
      case Built built when built.dotted().startsWith("sqlalchemy.") || built.callee() instanceof Method ->
          executions.built(method, built, arguments, site);
      default -> foreign(method, arguments, site, statement);
    };
  }

  private Value batch(Batch batch, String name, Arguments arguments, Expr.Call site) {
    if (name.equals("f")) {
      return arguments.at(0).orElseGet(Value.None::new);
    }
    if (name.equals("get_bind")) {
      return new Connection(false);
    }
    if (name.equals("get_context")) {
      return new Context();
    }
    if (name.equals("execute")) {
      return executions.execute(arguments.get(0, "sqltext"), site, recorder.mode());
    }
    if (!Signatures.knows(name)) {
      opaque(site.span(), "`" + name + "` is none of Alembic's own batch operations");
      return new Value.None();
    }
    Arguments bound = Signatures.bind(name, arguments, true);
    Map<String, Value> withTable = new LinkedHashMap<>(bound.named());
    withTable.put("table_name", batch.table());
    Arguments full = new Arguments(bound.positional(), withTable, bound.complete());
    List<List<Operation>> asked = Operations.of(name, full, batch.schema(), rendering.database());
    batch.waiting().add(new Batch.Waiting(asked, origin(site.span()), guards()));
    return new Value.None();
  }

  @Override
  public boolean follows(String dotted) {
    if (dotted.startsWith(".")) {
      return true;
    }
    return !dotted.equals("sqlalchemy")
        && !dotted.equals("alembic")
        && !Names.fromSqlalchemy(dotted)
        && !Foreigners.harmless(dotted);
  }

  @Override
  public Optional<Value> starred(String module, String name) {
    boolean operation = module.equals(OP) && Signatures.knows(name);
    boolean type = Names.fromSqlalchemy(module + ".") && Character.isUpperCase(name.charAt(0));
    return operation || type ? Optional.of(new Reference(module + "." + name)) : Optional.empty();
  }

  @Override
  public void decorated(Built decorator, Value definition) {
    custom.decorated(decorator, definition);
  }

  @Override
  public int asked() {
    return recorder.steps().size();
  }

  @Override
  public void aside(Runnable definitions) {
    Recorder before = recorder;
    recorder = recorder("");
    try {
      definitions.run();
    } finally {
      recorder = before;
    }
  }

  /** A call of something that neither the file nor SQLAlchemy defines: it may reach the database behind our back. */
  private Value foreign(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    if (callee instanceof Method method) {
      Optional<Value> bind = arguments.get(0, "bind").filter(Connection.class::isInstance);
      if (method.name().equals("Session") && bind.isPresent()) {
        return bind.get();
      }
      if (method.name().equals("drop_all") || method.name().equals("create_all")) {
        return executions.metadata(method, arguments, site);
      }
    }
    if (callee instanceof Method method && method.name().startsWith("quote") && arguments.at(0).isPresent()) {
      // dialect.identifier_preparer.quote("users"): the name itself is what matters.
      return arguments.at(0).get();
    }
    if (Executions.executes(Foreigners.method(callee)) && Executions.readable(arguments.at(0))) {
      // Whatever object it is that runs it, the statement is there to be read.
      return executions.execute(arguments.at(0), site, recorder.mode());
    }
    runHanded(arguments);
    String dotted = Foreigners.rootOf(callee);
    boolean harmless = !dotted.isEmpty() && Foreigners.harmless(dotted);
    boolean handed = Foreigners.handsOver(arguments);
    boolean executes = callee instanceof Method method && Executions.executes(method.name());
    // A function that is not known is as silent about the database as one of another file.
    boolean project = (!dotted.isEmpty() || (callee instanceof Unknown && !interpreter.elsewhere())) && !harmless;
    if (!harmless && (handed || executes || (statement && project))) {
      opaque(site.span(), reason(callee, dotted));
    }
    return callee instanceof Reference || callee instanceof Method || callee instanceof Built
        ? new Built(callee, arguments, site)
        : callee instanceof Unknown unknown ? unknown : new Unknown("it is computed");
  }

  /** {@code with_retries(lambda: op.drop_table("t"))}: what is handed over to be called may be called. */
  private void runHanded(Arguments arguments) {
    for (Value value : arguments.positional()) {
      if (value instanceof Function function) {
        interpreter.perhaps(function, NOTHING_KNOWN);
      }
    }
    for (Value value : arguments.named().values()) {
      if (value instanceof Function function) {
        interpreter.perhaps(function, NOTHING_KNOWN);
      }
    }
  }

  private String reason(Value callee, String dotted) {
    Optional<String> problem = interpreter.problem(dotted);
    if (problem.isPresent()) {
      return "`" + dotted + "` is not followed: " + problem.get();
    }
    if (!dotted.isEmpty()) {
      return "`" + dotted + "` is defined in another file";
    }
    return callee instanceof Unknown unknown ? unknown.reason() : "it is not visible what is called";
  }

  @Override
  public Value enter(Value context) {
    if (context instanceof AutocommitBlock) {
      recorder.enter(Mode.OUTSIDE);
    }
    return context;
  }

  @Override
  public void exit(Value context) {
    if (context instanceof AutocommitBlock) {
      recorder.leave();
    } else if (context instanceof Batch batch) {
      sending.send(batch, recorder);
    }
  }

  /** Whether the database gets a statement for an operation. */
  boolean emits(Operation operation) {
    return rendering.emits(operation);
  }

  @Override
  public void gaveUp(Span span, String what, String reason) {
    recorder.statement();
    recorder.record(new Opaque(what, reason), origin(span), guards());
  }
}
