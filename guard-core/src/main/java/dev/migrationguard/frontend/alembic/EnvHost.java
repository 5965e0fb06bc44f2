package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.EnvValue.Config;
import dev.migrationguard.frontend.alembic.EnvValue.Engine;
import dev.migrationguard.frontend.project.AlembicConfig;
import dev.migrationguard.frontend.project.DatabaseUrl;
import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.eval.Host;
import dev.migrationguard.frontend.python.eval.Interpreter;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.frontend.sql.SqlStatement;
import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.SessionOperation.Effect;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Transaction.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alembic, its configuration and the engine, as an {@code env.py} sees them while it runs. */
final class EnvHost implements Host {

  private static final String CONTEXT = "alembic.context";
  private static final String URL = "sqlalchemy.url";
  private static final Arguments NOTHING_KNOWN = new Arguments(List.of(), Map.of(), false);

  /**
   * A call of {@code context.configure(…)}.
   *
   * @param autocommit  whether its connection was told beforehand to run outside transactions
   * @param begun       whether a transaction is open on its connection already, which Alembic then leaves alone
   * @param conditional whether it is called only if something holds that the file does not show
   */
  record Configured(Arguments arguments, boolean autocommit, boolean begun, boolean conditional, Span site) {}

  private record Given(Fact<SetParameter> parameter, boolean conditional) {}

  private final String path;
  private final Optional<AlembicConfig> config;
  private final Interpreter interpreter;
  private final ModuleHost module = new ModuleHost();
  private final Map<String, Value> options = new HashMap<>();
  private final List<Configured> configured = new ArrayList<>();
  private final List<Given> session = new ArrayList<>();
  private boolean begun;
  private boolean autocommit;

  /**
   * A run of an {@code env.py}.
   *
   * @param path   the file, as the user would name it
   * @param config what {@code alembic.ini} says
   */
  EnvHost(String path, Optional<AlembicConfig> config) {
    this.path = path;
    this.config = config;
    this.interpreter = new Interpreter(this, Guards.NONE);
  }

  void run(PythonModule source) {
    interpreter.load(source);
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /** The conventions that the file itself passes on. */
  ModuleHost module() {
    return module;
  }

  List<Configured> configured() {
    return configured;
  }

  /** What {@code config.set_main_option("sqlalchemy.url", …)} has put in the place of the ini's URL. */
  Optional<Value> urlOption() {
    return Optional.ofNullable(options.get(URL));
  }

  /** What the file sets on its connection; under a condition only where the migrations run under one, too. */
  List<Fact<SetParameter>> session() {
    boolean allConditional = !configured.isEmpty() && configured.stream().allMatch(Configured::conditional);
    List<Fact<SetParameter>> known = new ArrayList<>();
    for (Given set : session) {
      if (!set.conditional() || allConditional) {
        add(set.parameter(), known);
      }
    }
    for (Configured call : configured) {
      if (call.arguments().named("connection").orElse(null) instanceof Engine engine) {
        engine.session().forEach(parameter -> add(parameter, known));
      }
    }
    return known;
  }

  /** A loop or a second way to the same line says nothing new. */
  private static void add(Fact<SetParameter> parameter, List<Fact<SetParameter>> to) {
    for (Fact<SetParameter> known : to) {
      if (known.value().parameter().equals(parameter.value().parameter())
          && known.place().span().line() == parameter.place().span().line()) {
        return;
      }
    }
    to.add(parameter);
  }

  @Override
  public Optional<Value> name(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> attribute(Value receiver, String name) {
    // On the way of a commit hook: an `if` costs nothing to link, a `switch` over types does.
    if (receiver instanceof Reference reference && reference.dotted().equals(CONTEXT) && name.equals("config")) {
      return Optional.of(new Config());
    }
    if (receiver instanceof Config) {
      return switch (name) {
        case "config_ini_section" -> Optional.of(Text.of(section()));
        case "attributes", "cmd_opts", "config_file_name", "file_config" ->
            Optional.of(new Unknown("it is given by whoever calls Alembic"));
        default -> Optional.empty();
      };
    }
    if (receiver instanceof Engine engine) {
      return switch (name) {
        case "dialect" -> Optional.of(new EnvValue.Dialect());
        case "name" -> Optional.of(new Live.DialectName());
        case "sync_engine", "sync_connection", "engine" -> Optional.of(engine);
        case "url" -> Optional.of(engine.url());
        default -> Optional.empty();
      };
    }
    return receiver instanceof EnvValue.Dialect && name.equals("name")
        ? Optional.of(new Live.DialectName())
        : module.attribute(receiver, name);
  }

  private String section() {
    return config.map(AlembicConfig::section).orElse("alembic");
  }

  @Override
  public Optional<Value> compare(Value left, String operator, Value right) {
    if (!(left instanceof Live.DialectName)) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    if (right instanceof Sequence sequence) {
      sequence.items().forEach(item -> Values.text(item).ifPresent(names::add));
    } else {
      Values.text(right).ifPresent(names::add);
    }
    return switch (operator) {
      case "==", "in" -> Optional.of(DialectTest.of(names));
      case "!=", "not in" -> Optional.of(DialectTest.of(names).negated());
      default -> Optional.empty();
    };
  }

  @Override
  public Value call(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    if (callee instanceof Reference reference) {
      return reference(reference, arguments, site, statement);
    }
    return callee instanceof Method method
        ? method(method, arguments, site, statement)
        : foreign(callee, arguments, site, statement);
  }

  private Value reference(Reference reference, Arguments arguments, Expr.Call site, boolean statement) {
    String dotted = reference.dotted();
    if (dotted.startsWith(CONTEXT + ".")) {
      switch (dotted.substring(CONTEXT.length() + 1)) {
        case "is_offline_mode" -> {
          return new Bool(false);
        }
        case "configure" -> configured.add(new Configured(arguments, autocommit, begun, conditional(), site.span()));
        case "execute" -> executed(arguments.at(0), site);
        default -> {}
      }
      return new Unknown("it is given by Alembic");
    }
    if (dotted.equals("sqlalchemy.event.listen")) {
      arguments.at(2).ifPresent(this::listens);
      return new None();
    }
    boolean library = dotted.startsWith("sqlalchemy.") || dotted.startsWith("sqlmodel.");
    if (library && reference.simpleName().endsWith("engine_from_config")) {
      return fromConfig(arguments, site);
    }
    if (library && reference.simpleName().startsWith("create_") && dotted.endsWith("engine")) {
      return engine(arguments.get(0, "url").orElseGet(Text::hole), arguments, site);
    }
    return foreign(reference, arguments, site, statement);
  }

  private boolean conditional() {
    return interpreter.guards().conditional();
  }

  private Value method(Method method, Arguments arguments, Expr.Call site, boolean statement) {
    if (method.receiver() instanceof Config) {
      return config(method.name(), arguments);
    }
    if (method.receiver() instanceof Engine engine) {
      return engine(engine, method.name(), arguments, site, statement);
    }
    if (method.receiver() instanceof Live.DialectName && method.name().equals("startswith")) {
      return arguments.at(0).flatMap(Values::text).<Value>map(DialectTest::startingWith).orElseGet(Text::hole);
    }
    if (Executions.executes(method.name())) {
      executed(arguments.at(0), site);
    }
    return foreign(method, arguments, site, statement);
  }

  private Value config(String method, Arguments arguments) {
    String section = section();
    switch (method) {
      case "set_main_option" ->
          arguments.get(0, "name").flatMap(Values::text).ifPresent(
              name -> options.put(name, arguments.get(1, "value").orElseGet(Text::hole)));
      case "set_section_option" ->
          arguments.get(0, "section").flatMap(Values::text).filter(section::equals)
              .flatMap(own -> arguments.get(1, "name").flatMap(Values::text))
              .ifPresent(name -> options.put(name, arguments.get(2, "value").orElseGet(Text::hole)));
      case "get_main_option" -> {
        return option(section, arguments.get(0, "name"), arguments.get(1, "default"));
      }
      case "get_section_option" -> {
        Optional<String> named = arguments.get(0, "section").flatMap(Values::text);
        return named.isPresent()
            ? option(named.get(), arguments.get(1, "name"), arguments.get(2, "default"))
            : new Unknown("it is an option of a section that is not known");
      }
      case "get_section" -> {
        return arguments.get(0, "name").flatMap(Values::text).<Value>map(this::section)
            .orElseGet(() -> new Unknown("it is a section that is not known"));
      }
      default -> {}
    }
    return new None();
  }

  private Value option(String section, Optional<Value> name, Optional<Value> otherwise) {
    Optional<String> known = name.flatMap(Values::text);
    if (known.isPresent() && section.equals(section()) && options.containsKey(known.get())) {
      return options.get(known.get());
    }
    return known
        .flatMap(key -> config.flatMap(c -> c.ini().get(section, key)))
        .<Value>map(Text::of)
        .or(() -> otherwise)
        .orElseGet(None::new);
  }

  private Mapping section(String name) {
    Map<String, Value> entries = new HashMap<>();
    config.ifPresent(c -> c.ini().options(name).forEach((key, value) -> entries.put(key, Text.of(value))));
    if (name.equals(section())) {
      entries.putAll(options);
    }
    List<Mapping.Entry> list = new ArrayList<>();
    entries.forEach((key, value) -> list.add(new Mapping.Entry(Text.of(key), value)));
    return new Mapping(list, true);
  }

  private Value fromConfig(Arguments arguments, Expr.Call site) {
    String prefix = arguments.get(1, "prefix").flatMap(Values::text).orElse("sqlalchemy.");
    if (arguments.get(0, "configuration").orElse(null) instanceof Mapping options) {
      Engine engine = engine(options.get(prefix + "url").orElseGet(Text::hole), arguments, site);
      return isAutocommit(options.get(prefix + "isolation_level")) ? engine.inAutocommit() : engine;
    }
    return engine(new Unknown("its options are not known"), arguments, site);
  }

  private Engine engine(Value url, Arguments arguments, Expr.Call site) {
    List<Fact<SetParameter>> set = new ArrayList<>();
    if (url instanceof Text text) {
      add(DatabaseUrl.parameters(text.text()), site.span(), set);
    }
    if (arguments.named("connect_args").orElse(null) instanceof Mapping connect) {
      connect.get("options").filter(Text.class::isInstance).map(Values::textOrHole)
          .ifPresent(given -> add(DatabaseUrl.options(given), site.span(), set));
      if (connect.get("server_settings").orElse(null) instanceof Mapping settings) {
        for (Mapping.Entry entry : settings.entries()) {
          Values.text(entry.key()).ifPresent(
              name -> add(List.of(name + "=" + Values.textOrHole(entry.value())), site.span(), set));
        }
      }
    }
    return new Engine(url, site.span(), autocommit(arguments), set);
  }

  private void add(List<String> parameters, Span span, List<Fact<SetParameter>> to) {
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        SetParameter set =
            new SetParameter(
                parameter.substring(0, equals).toLowerCase(Locale.ROOT), parameter.substring(equals + 1), false);
        to.add(new Fact<>(set, new Place(path, span)));
      }
    }
  }

  private static boolean autocommit(Arguments arguments) {
    return Executions.mode(arguments, Mode.INSIDE) == Mode.OUTSIDE;
  }

  private static boolean isAutocommit(Optional<Value> level) {
    return level.flatMap(Values::text).filter("AUTOCOMMIT"::equalsIgnoreCase).isPresent();
  }

  private Value engine(Engine engine, String method, Arguments arguments, Expr.Call site, boolean statement) {
    switch (method) {
      case "execute", "exec_driver_sql", "scalar" -> {
        executed(arguments.at(0), site);
        // SQLAlchemy 2 begins a transaction with the first statement.
        begun |= !engine.autocommit() && !conditional();
      }
      case "begin" -> begun |= !engine.autocommit() && !conditional();
      case "commit", "rollback" -> begun = false;
      case "connect" -> {
        // What connects anew has begun nothing yet.
        begun = false;
        autocommit = false;
      }
      case "run_sync" -> {
        List<Value> given = new ArrayList<>(arguments.positional());
        if (!given.isEmpty() && given.set(0, engine) instanceof Function function) {
          return interpreter.invoke(function, new Arguments(given, arguments.named(), arguments.complete()));
        }
      }
      case "execution_options" -> {
        // A connection is changed itself, and what is given back is often left aside.
        autocommit |= statement && autocommit(arguments) && !conditional();
        return autocommit(arguments) ? engine.inAutocommit() : engine;
      }
      default -> {}
    }
    return engine;
  }

  /** What an event calls with a new connection runs on every one of them. */
  private void listens(Value listener) {
    if (listener instanceof Function function) {
      interpreter.invoke(function, NOTHING_KNOWN);
    }
  }

  private void executed(Optional<Value> statement, Expr.Call site) {
    Value at = statement.orElseGet(None::new);
    while (at instanceof Built built && built.arguments().at(0).isPresent()) {
      at = built.arguments().at(0).get();
    }
    if (!(at instanceof Text text)) {
      return;
    }
    Place place = new Place(path, site.span());
    for (SqlStatement read : SqlReader.read(new SqlText(text.text(), (start, end) -> place))) {
      for (SqlStatement.Located located : read.operations()) {
        if (located.operation() instanceof SetParameter set) {
          session.add(new Given(new Fact<>(set, place), conditional()));
        } else if (located.operation() instanceof TransactionControl control) {
          begun &= control.effect() == Effect.SAVEPOINT || control.effect() == Effect.BEGIN;
        }
      }
    }
  }

  private Value foreign(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    arguments.positional().forEach(this::perhaps);
    arguments.named().values().forEach(this::perhaps);
    return module.call(callee, arguments, site, statement);
  }

  private void perhaps(Value value) {
    if (value instanceof Function function) {
      interpreter.perhaps(function, NOTHING_KNOWN);
    }
  }

  @Override
  public Value enter(Value context) {
    return context;
  }

  @Override
  public void exit(Value context) {}

  /** What it does beyond the bound stays unknown. */
  @Override
  public void gaveUp(Span span, String what, String reason) {}
}
