package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** jOOQ: statements that a migration builds of objects, and sends by {@code execute()}. */
public final class Jooq implements Library {

  private static final String DSL = "org.jooq.impl.DSL";

  private final Server server;
  private final Sending sending;

  /** jOOQ in front of a database. */
  public Jooq(Server server) {
    this.server = server;
    this.sending = new Sending(server);
  }

  /** {@code SQLDialect.POSTGRES}. */
  record Dialect(String name) implements Value.Foreign {}

  /** {@code Settings}: whether names are sent in quotes. */
  record Settings(boolean quoted) implements Value.Foreign {}

  @Override
  public boolean knows(String type) {
    int dot = type.lastIndexOf('.');
    String name = type.substring(dot + 1);
    return switch (dot < 0 ? "" : type.substring(0, dot)) {
      case "org.jooq.impl" -> switch (name) {
        case "DSL", "SQLDataType", "SchemaImpl", "CatalogImpl", "TableImpl", "DefaultDataType", "DefaultConfiguration",
            "DefaultDSLContext" -> true;
        default -> false;
      };
      case "org.jooq.conf" -> switch (name) {
        case "Settings", "RenderQuotedNames", "RenderNameStyle" -> true;
        default -> false;
      };
      case "org.jooq" -> switch (name) {
        case "DSLContext", "Configuration", "Field", "Table", "Record", "Result", "Name", "Schema", "Catalog",
            "DataType", "SQLDialect", "Condition", "Query", "Queries", "Select", "EnumType", "JSON", "JSONB",
            "Constraint", "Index", "Sequence", "Batch", "Row" -> true;
        default -> name.endsWith("Step");
      };
      default -> false;
    };
  }

  @Override
  public Optional<Value> ofType(String type) {
    return switch (type) {
      case "org.jooq.DSLContext", "org.jooq.Configuration", "org.jooq.impl.DefaultDSLContext" ->
          Optional.of(new Dsl(server.anotherConnection(), "", true));
      case "org.jooq.Record", "org.jooq.Result" -> Optional.of(server.answer());
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Value> create(String type, List<Value> arguments, Site site) {
    return switch (type) {
      case "org.jooq.impl.SchemaImpl", "org.jooq.impl.CatalogImpl", "org.jooq.impl.TableImpl" ->
          Optional.of(Part.of(Part.Kind.TABLE, Sql.name(arguments.isEmpty() ? new Null() : arguments.get(0))));
      case "org.jooq.impl.DefaultDataType" -> Optional.of(SqlTypes.custom(arguments));
      case "org.jooq.impl.DefaultConfiguration", "org.jooq.impl.DefaultDSLContext" -> Optional.of(using(arguments));
      case "org.jooq.conf.Settings" -> Optional.of(new Settings(true));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Value> constant(String type, String name) {
    return switch (type) {
      case "org.jooq.impl.SQLDataType" -> SqlTypes.named(name).map(known -> known);
      case "org.jooq.SQLDialect" -> Optional.of(new Dialect(dialect(name)));
      case "org.jooq.conf.RenderQuotedNames", "org.jooq.conf.RenderNameStyle" -> Optional.of(Text.of(name));
      default -> Optional.empty();
    };
  }

  /** The database of a constant of {@code SQLDialect}: {@code POSTGRES_15} is PostgreSQL as well. */
  private static String dialect(String constant) {
    int version = constant.indexOf('_');
    String family = (version < 0 ? constant : constant.substring(0, version)).toLowerCase(Locale.ROOT);
    return switch (family) {
      case "postgres", "postgresplus" -> "postgresql";
      case "default", "sql99" -> "";
      case "sqlserver" -> "mssql";
      default -> family;
    };
  }

  @Override
  public Optional<Value> function(String type, String method, List<Value> arguments, Site site) {
    if (type.equals("org.jooq.impl.SQLDataType")) {
      return SqlTypes.function(method, arguments).map(known -> known);
    }
    if (type.equals("org.jooq.JSONB") || type.equals("org.jooq.JSON")) {
      String name = type.substring("org.jooq.".length()).toLowerCase(Locale.ROOT);
      return arguments.isEmpty() ? Optional.empty() : Optional.of(
          Part.expression("CAST(" + Sql.literal(arguments.get(0), site) + " AS " + name + ")"));
    }
    if (!type.equals(DSL)) {
      return Optional.empty();
    }
    if (method.equals("using")) {
      return Optional.of(using(arguments));
    }
    Optional<Value> part = Functions.of(method, arguments, site);
    return part.isPresent() || !Statements.starts(method)
        ? part
        : Optional.of(Chain.of(Optional.empty(), method, Sql.flat(arguments)));
  }

  private Dsl using(List<Value> arguments) {
    Value connection = new Null();
    String dialect = "";
    boolean quoted = true;
    for (Value argument : arguments) {
      switch (argument) {
        case Dsl own -> {
          return own;
        }
        case Dialect own -> dialect = own.name();
        case Settings own -> quoted = own.quoted();
        default -> connection = server.connection(argument).orElse(connection);
      }
    }
    boolean lost = connection instanceof Null && !arguments.isEmpty() && !(arguments.get(0) instanceof Dialect);
    return new Dsl(lost ? server.anotherConnection() : connection, dialect, quoted);
  }

  @Override
  public Optional<Value> method(Value receiver, String method, List<Value> arguments, Site site) {
    return switch (receiver) {
      case Dsl dsl -> Optional.of(sending.context(dsl, method, arguments, site));
      case Chain chain -> Optional.of(sending.chain(chain, method, arguments, site));
      case Sending.Several several -> Optional.of(sending.several(several, method, site));
      case Part part -> Members.method(part, method, arguments, site);
      case SqlType type -> SqlTypes.method(type, method, arguments, site);
      case Settings settings -> Optional.of(settings(settings, method, arguments));
      default -> Optional.empty();
    };
  }

  private static Settings settings(Settings before, String method, List<Value> arguments) {
    boolean quotes = method.endsWith("RenderQuotedNames") || method.endsWith("RenderNameStyle");
    if (!quotes || arguments.isEmpty() || !(arguments.get(0) instanceof Text style)) {
      return before;
    }
    return new Settings(switch (style.text()) {
      case "NEVER", "EXPLICIT_DEFAULT_UNQUOTED", "AS_IS", "LOWER", "UPPER" -> false;
      default -> true;
    });
  }
}
