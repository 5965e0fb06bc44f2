package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.Live.Answer;
import dev.migrationguard.frontend.java.Live.Connection;
import dev.migrationguard.frontend.java.Live.Prepared;
import dev.migrationguard.frontend.java.Live.Spec;
import dev.migrationguard.frontend.java.Live.Template;
import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Lambda;
import dev.migrationguard.frontend.java.eval.Value.MethodReference;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.java.eval.Values;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import java.util.Optional;

/** Spring's {@code JdbcTemplate}, its one for named parameters, {@code JdbcClient}, and Flyway's own template. */
final class Spring implements Library {

  private static final Connection ANOTHER = new Connection(Optional.of(Mode.UNKNOWN));

  private final Database database;
  private final Jdbc jdbc;

  Spring(Database database, Jdbc jdbc) {
    this.database = database;
    this.jdbc = jdbc;
  }

  private static boolean isTemplate(String type) {
    return switch (type.substring(type.lastIndexOf('.') + 1)) {
      case "JdbcTemplate", "NamedParameterJdbcTemplate", "JdbcOperations", "NamedParameterJdbcOperations", "JdbcClient",
          "SimpleJdbcTemplate" -> true;
      default -> false;
    };
  }

  @Override
  public boolean knows(String type) {
    return type.startsWith("org.springframework.jdbc.") && isTemplate(type);
  }

  @Override
  public Optional<Value> ofType(String type) {
    return isTemplate(type) ? Optional.of(new Template(ANOTHER)) : Optional.empty();
  }

  @Override
  public Optional<Value> create(String type, List<Value> arguments, Site site) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    Connection connection = connection(arguments);
    return switch (simple) {
      case "SingleConnectionDataSource", "SimpleDriverDataSource", "DriverManagerDataSource",
          "TransactionAwareDataSourceProxy" -> Optional.of(connection);
      default -> isTemplate(type) ? Optional.of(new Template(connection)) : Optional.empty();
    };
  }

  /** The connection that something is made of. */
  private static Connection connection(List<Value> arguments) {
    for (Value argument : arguments) {
      if (argument instanceof Connection own) {
        return own;
      }
      if (argument instanceof Template template) {
        return template.connection();
      }
    }
    return ANOTHER;
  }

  @Override
  public Optional<Value> function(String type, String method, List<Value> arguments, Site site) {
    return isTemplate(type) && method.equals("create")
        ? Optional.of(new Template(connection(arguments)))
        : Optional.empty();
  }

  @Override
  public Optional<Value> method(Value receiver, String method, List<Value> arguments, Site site) {
    return switch (receiver) {
      case Template template -> Optional.of(template(template, method, arguments, site));
      case Spec spec -> Optional.of(spec(spec, method, arguments, site));
      // In a class of Spring's that migrations may extend.
      case Instance self when method.equals("getJdbcTemplate") -> Optional.of(new Template(ANOTHER));
      default -> Optional.empty();
    };
  }

  private Value template(Template template, String method, List<Value> arguments, Site site) {
    Value first = arguments.isEmpty() ? new Unknown("it is given nothing") : arguments.get(0);
    Mode mode = jdbc.mode(template.connection());
    switch (method) {
      case "getJdbcTemplate", "getJdbcOperations" -> {
        return template;
      }
      case "getDataSource" -> {
        return template.connection();
      }
      case "sql" -> {
        return new Spec(template.connection(), first);
      }
      case "execute", "update", "batchUpdate", "executeStatement", "call" -> {
        if (isFunction(first)) {
          creator(first, template, site, mode);
        } else if (method.equals("batchUpdate") && first instanceof Held list) {
          statements(list, site, mode);
        } else if (method.equals("batchUpdate") && arguments.stream().allMatch(Text.class::isInstance)) {
          arguments.forEach(sql -> database.sql(sql, site, mode));
        } else {
          database.sql(first, site, mode);
        }
        // execute(sql, ps -> ps.executeUpdate()): the statement has been counted with the call.
        arguments.stream().skip(1).filter(Spring::isFunction).forEach(
            f -> site.perhaps(f, List.of(new Answer(), new Answer())));
        return new Answer();
      }
      default -> {
        if (method.startsWith("query")) {
          if (first instanceof Text) {
            database.sql(first, site, mode);
          }
          // What is done with each row.
          rows(arguments, site);
        }
        return new Answer();
      }
    }
  }

  private static void rows(List<Value> arguments, Site site) {
    List<Value> row = List.of(new Answer(), new Answer());
    arguments.stream().filter(Spring::isFunction).forEach(function -> site.repeatedly(function, row));
  }

  private static boolean isFunction(Value value) {
    return value instanceof Lambda || value instanceof MethodReference || value instanceof Instance;
  }

  /** {@code batchUpdate("…", "…")}. */
  private void statements(Held list, Site site, Mode mode) {
    Optional<List<Value>> known = Values.items(list);
    if (known.isEmpty()) {
      database.opaque(site.span(), "the SQL is not known: it is a list that is not known");
    }
    known.orElse(List.of()).forEach(sql -> database.sql(sql, site, mode));
  }

  /** {@code update(connection -> connection.prepareStatement(…))}, {@code execute((Connection c) -> …)}. */
  private void creator(Value function, Template template, Site site, Mode mode) {
    Value made = site.call(function, List.of(template.connection()));
    if (made instanceof Prepared prepared) {
      database.sql(prepared.sql(), site, mode);
    }
  }

  private Value spec(Spec spec, String method, List<Value> arguments, Site site) {
    return switch (method) {
      case "update", "query", "execute", "executeUpdate" -> {
        database.sql(spec.sql(), site, jdbc.mode(spec.connection()));
        rows(arguments, site);
        yield new Answer();
      }
      default -> spec;
    };
  }
}
