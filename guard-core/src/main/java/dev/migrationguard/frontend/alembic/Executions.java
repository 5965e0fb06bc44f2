package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.Live.Answer;
import dev.migrationguard.frontend.alembic.Live.Connection;
import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.run.Origin;
import dev.migrationguard.frontend.run.Recorder;
import dev.migrationguard.frontend.run.SqlOrigin;
import dev.migrationguard.frontend.run.SqlRunner;
import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements that reach the database through {@code execute} and its kin, and through SQLAlchemy's own objects. */
final class Executions {

  private final Session session;
  private final SqlRunner runner;

  Executions(Session session, SqlOrigin origin) {
    this.session = session;
    this.runner = new SqlRunner(origin, true);
  }

  /** Whether a method of that name sends what it is given to the database. */
  static boolean executes(String method) {
    return switch (method) {
      case "execute", "exec_driver_sql", "executescript", "executemany", "drop_all", "create_all" -> true;
      default -> false;
    };
  }

  /** Whether a value is SQL, or a statement of SQLAlchemy. */
  static boolean readable(Optional<Value> statement) {
    Value value = statement.map(Executions::unwrapped).orElseGet(Value.None::new);
    return value instanceof Text || CoreStatements.operation(value).isPresent();
  }

  /** The transaction mode that {@code execution_options} ask for, else the one given. */
  static Mode mode(Arguments arguments, Mode otherwise) {
    boolean asked =
        isAutocommit(arguments.named("isolation_level"))
            || (arguments.named("execution_options").orElseGet(Value.None::new) instanceof Mapping options
                && isAutocommit(options.get("isolation_level")));
    return asked ? Mode.OUTSIDE : otherwise;
  }

  private static boolean isAutocommit(Optional<Value> level) {
    return level.flatMap(Values::text).filter("AUTOCOMMIT"::equalsIgnoreCase).isPresent();
  }

  /** A method of a connection or session. */
  Value connection(Connection connection, Method method, Arguments arguments, Expr.Call site) {
    Mode mode = connection.autocommit() ? Mode.OUTSIDE : session.recorder().mode();
    return switch (method.name()) {
      case "exec_driver_sql" -> driver(arguments.at(0).or(() -> arguments.named("statement")), site, mode);
      case "execute", "scalar", "scalars", "exec" ->
          executed(arguments, site, mode);
      case "execution_options", "connect", "begin", "begin_nested", "get_bind", "connection", "options" ->
          new Connection(connection.autocommit() || mode(arguments, Mode.INSIDE) == Mode.OUTSIDE);
      case "query" -> new Built(method, arguments, site);
      case "delete" -> recorded(new DeleteRows(ObjectName.unknown(), Optional.of(SqlExpression.unknown())), site, mode);
      case "bulk_update_mappings" ->
          recorded(
              new UpdateRows(
                  CoreStatements.tableOf(arguments.at(0).orElseGet(Value.None::new)),
                  Text.hole().text(),
                  Optional.of(SqlExpression.unknown())),
              site,
              mode);
      case "bulk_insert_mappings" ->
          withValues(
              recorded(
                  new InsertRows(CoreStatements.tableOf(arguments.at(0).orElseGet(Value.None::new)), false),
                  site,
                  mode),
              new Value.None(),
              arguments.at(1));
      case "run_sync", "run_callable", "transaction" -> {
        Value callee = arguments.at(0).orElseGet(Value.None::new);
        if (callee instanceof Value.None) {
          yield connection;
        }
        yield session.interpreter().apply(callee, Session.handed(arguments, connection), site);
      }
      default -> new Answer();
    };
  }

  /** {@code execute(statement, rows)}. */
  private Value executed(Arguments arguments, Expr.Call site, Mode mode) {
    Optional<Value> statement = arguments.at(0).or(() -> arguments.named("statement"));
    int before = session.recorder().steps().size();
    Value result = execute(statement, site, mode);
    return session.recorder().steps().size() == before
        ? result
        : withValues(result, new Value.None(), arguments.at(1).or(() -> arguments.named("parameters")));
  }

  /** Says which new labels of enums the statement recorded last writes. */
  private Value withValues(Value result, Value statement, Optional<Value> rows) {
    session.recorder().mention(RowValues.of(statement, rows, session.recorder().labels()));
    return result;
  }

  private Value recorded(Operation operation, Expr.Call site, Mode mode) {
    session.recorder().statement();
    session.recorder().record(operation, session.origin(site.span()), session.guards(), mode);
    return new Answer();
  }

  /** SQL that goes to the driver as it is, past {@code text()}. */
  private Value driver(Optional<Value> value, Expr.Call site, Mode mode) {
    if (value.isPresent() && value.get() instanceof Text text) {
      sql(text, site, mode);
      return new Answer();
    }
    return execute(value, site, mode);
  }

  /** {@code execute(value)}. */
  Value execute(Optional<Value> value, Expr.Call site, Mode mode) {
    Value statement = unwrapped(value.orElseGet(() -> new Unknown("it has no argument that is visible")));
    switch (statement) {
      case Text text -> sql(Expressions.unescaped(text), site, mode);
      case Value.OneOf several ->
          session
              .interpreter()
              .perhaps(() -> several.values().forEach(one -> execute(Optional.of(one), site, mode)));
      case Built built -> {
        Optional<Operation> operation = CoreStatements.operation(built).or(() -> schemaItem(built));
        if (operation.isPresent()) {
          withValues(recorded(operation.get(), site, mode), built, Optional.empty());
        } else if (!built.dotted().contains(".func.")) {
          session.opaque(site.span(), unknownStatement(built));
        }
      }
      case Unknown unknown -> session.opaque(site.span(), "the SQL is not known: " + unknown.reason());
      case Answer answer -> session.opaque(site.span(), "the SQL is not known: it comes from a query");
      default -> session.opaque(site.span(), "the SQL is not known: it is not a string that the file shows");
    }
    return new Answer();
  }

  private static String unknownStatement(Built built) {
    String name = Names.simpleName(built);
    return name.isEmpty() ? "the SQL is not known" : "the SQL is not known: it is what `" + name + "(…)` gives";
  }

  /** The string inside {@code sa.text(…)}, {@code DDL(…)} and what is chained to it. */
  private static Value unwrapped(Value value) {
    Value at = value;
    while (at instanceof Built built) {
      String name = Names.simpleName(built);
      if (built.callee() instanceof Method method) {
        switch (name) {
          case "bindparams", "execution_options", "columns", "params", "as_string", "compile" -> at = method.receiver();
          default -> {
            return value;
          }
        }
      } else if (name.equals("text") || name.equals("DDL") || name.equals("literal_column") || name.equals("SQL")) {
        at = built.arguments().get(0, "text").orElseGet(() -> new Unknown("its argument is not visible"));
      } else {
        return at;
      }
    }
    return at;
  }

  /** SQL that a plugin is known to send. */
  void literal(String sql, Expr.Call site) {
    sql(Text.of(sql), site, session.recorder().mode());
  }

  private void sql(Text text, Expr.Call site, Mode mode) {
    Origin from = session.origin(site.span());
    if (!runner.run(text.pieces(), from, session.guards(), mode, session.recorder())) {
      session.opaque(site.span(), "the script runs more SQL than the guard reads; nothing after this is read");
    }
  }

  /** A method of something that SQLAlchemy made: a query's {@code delete()}, an enum's {@code create(bind)}. */
  Value built(Method method, Built receiver, Arguments arguments, Expr.Call site) {
    Built result = new Built(method, arguments, site);
    Mode mode = session.recorder().mode();
    String name = method.name();
    String made = Names.simpleName(receiver);
    if (name.equals("create") || name.equals("drop")) {
      schemaObject(receiver, made, name.equals("drop"), arguments).ifPresentOrElse(
          operation -> {
            if (session.emits(operation)) {
              recorded(operation, site, mode);
            }
          },
          () -> session.opaque(site.span(), "what it creates or drops is not visible"));
      return new Answer();
    }
    if (name.equals("drop_all") || name.equals("create_all")) {
      return metadata(method, arguments, site);
    }
    if (name.equals("execute") || ormWrite(receiver, name)) {
      Optional<Operation> operation = CoreStatements.operation(name.equals("execute") ? receiver : result);
      operation.ifPresentOrElse(
          o -> recorded(o, site, mode), () -> session.opaque(site.span(), "the statement is not visible"));
      return new Answer();
    }
    return fetches(name) ? new Answer() : result;
  }

  /** {@code metadata.create_all(bind, tables=[…])}: without the list it is not visible which tables it has. */
  Value metadata(Method method, Arguments arguments, Expr.Call site) {
    boolean drop = method.name().equals("drop_all");
    List<Value> tables = arguments.get(1, "tables").flatMap(Values::items).orElse(List.of());
    boolean known = !tables.isEmpty();
    for (Value table : tables) {
      known &= Names.isSqlalchemy(table, "Table");
    }
    if (!known) {
      session.opaque(site.span(), "the tables of the metadata are not visible");
      return new Answer();
    }
    Arguments checks = new Arguments(List.of(), Map.of("checkfirst", new Value.Bool(true)), true);
    for (Value table : tables) {
      schemaObject((Built) table, "Table", drop, checks)
          .ifPresent(operation -> recorded(operation, site, session.recorder().mode()));
    }
    return new Answer();
  }

  /** {@code session.query(User).filter(…).delete()}: unlike a Core statement it runs at once. */
  private static boolean ormWrite(Built receiver, String name) {
    if (!name.equals("delete") && !name.equals("update")) {
      return false;
    }
    Value at = receiver;
    while (at instanceof Built built && built.callee() instanceof Method method) {
      if (method.name().equals("query") && method.receiver() instanceof Connection) {
        return true;
      }
      at = method.receiver();
    }
    return false;
  }

  private static boolean fetches(String name) {
    return switch (name) {
      case "all", "first", "one", "one_or_none", "scalar", "count", "fetchall", "fetchone", "yield_per", "get" -> true;
      default -> false;
    };
  }

  private static Optional<Operation> schemaObject(Built made, String type, boolean drop, Arguments arguments) {
    return switch (type) {
      case "Enum", "ENUM" -> {
        DataType mood = Types.of(made);
        ObjectName name = Types.name(mood);
        boolean checks = Names.isTrue(arguments.named("checkfirst"));
        yield Optional.of(
            drop
                ? new DropObject(Kind.TYPE, name, checks, false, Optional.empty())
                : new CreateEnum(name, mood.labels()));
      }
      case "Table" -> {
        Arguments items = tableItems(made.arguments());
        ObjectName name = Names.qualified(made.arguments().get(0, "name"), made.arguments().named("schema"));
        TableItems table = TableItems.of(name, items, Optional.empty());
        boolean checks = Names.isTrue(arguments.named("checkfirst"));
        yield Optional.of(
            drop
                ? new DropTable(name, checks, false)
                : new CreateTable(
                    name, table.columns(), table.constraints(), checks, false, Optional.empty(), table.complete()));
      }
      case "Sequence" -> {
        ObjectName name = Names.qualified(made.arguments().get(0, "name"), made.arguments().named("schema"));
        yield Optional.of(
            drop
                ? new DropObject(Kind.SEQUENCE, name, false, false, Optional.empty())
                : new CreateObject(Kind.SEQUENCE, name, false, false, Optional.empty()));
      }
      default -> Optional.empty();
    };
  }

  /** {@code sa.Table("name", metadata, *items)} without its name and its metadata. */
  private static Arguments tableItems(Arguments table) {
    List<Value> positional = table.positional();
    int from = Math.min(2, positional.size());
    return new Arguments(positional.subList(from, positional.size()), table.named(), table.complete());
  }

  /** {@code CreateSequence(Sequence("s"))}, {@code CreateSchema("s")} and their opposites. */
  private static Optional<Operation> schemaItem(Built built) {
    Optional<Value> first = built.arguments().at(0);
    Optional<Value> named =
        first.map(v -> v instanceof Built inner ? inner.arguments().get(0, "name").orElse(v) : v);
    ObjectName name = Names.qualified(named, Optional.empty());
    return switch (Names.simpleName(built)) {
      case "CreateSequence" -> Optional.of(new CreateObject(Kind.SEQUENCE, name, false, false, Optional.empty()));
      case "DropSequence" -> Optional.of(new DropObject(Kind.SEQUENCE, name, false, false, Optional.empty()));
      case "CreateSchema" ->
          Optional.of(
              new CreateObject(
                  Kind.SCHEMA, name, false, Names.isTrue(built.arguments().named("if_not_exists")), Optional.empty()));
      case "DropSchema" ->
          Optional.of(
              new DropObject(
                  Kind.SCHEMA,
                  name,
                  Names.isTrue(built.arguments().named("if_exists")),
                  Names.isTrue(built.arguments().named("cascade")),
                  Optional.empty()));
      case "DropTable" ->
          Optional.of(new DropTable(CoreStatements.tableOf(first.orElseGet(Value.None::new)), false, false));
      default -> Optional.empty();
    };
  }
}
