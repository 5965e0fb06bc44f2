package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.Live.Answer;
import dev.migrationguard.frontend.java.Live.Connection;
import dev.migrationguard.frontend.java.Live.LiquibaseDatabase;
import dev.migrationguard.frontend.java.Live.ProductName;
import dev.migrationguard.frontend.java.Live.RawSql;
import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Values;
import java.util.List;
import java.util.Optional;

/** Liquibase's {@code Database}, its connection, and the statements of a {@code CustomSqlChange}. */
final class Liquibase implements Library {

  private final Database database;

  Liquibase(Database database) {
    this.database = database;
  }

  @Override
  public boolean knows(String type) {
    return type.startsWith("liquibase.");
  }

  @Override
  public Optional<Value> ofType(String type) {
    return switch (type) {
      case "liquibase.database.Database" -> Optional.of(new LiquibaseDatabase());
      case "liquibase.database.jvm.JdbcConnection", "liquibase.database.DatabaseConnection" ->
          Optional.of(new Connection(Optional.empty()));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Value> create(String type, List<Value> arguments, Site site) {
    return switch (type) {
      case "liquibase.statement.core.RawSqlStatement", "liquibase.statement.core.RawParameterizedSqlStatement",
          "liquibase.statement.core.RawCallStatement" -> Optional.of(new RawSql(arguments.get(0)));
      case "liquibase.database.jvm.JdbcConnection" -> Optional.of(new Connection(Optional.empty()));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Value> method(Value receiver, String method, List<Value> arguments, Site site) {
    if (!(receiver instanceof LiquibaseDatabase)) {
      return Optional.empty();
    }
    return Optional.of(switch (method) {
      case "getConnection" -> new Connection(Optional.empty());
      case "getDatabaseProductName", "getShortName" -> new ProductName();
      case "escapeTableName", "escapeColumnName", "escapeObjectName", "escapeIndexName", "escapeSequenceName" ->
          name(arguments);
      case "execute" -> {
        statements(arguments.get(0), site);
        yield new Answer();
      }
      default -> new Answer();
    });
  }

  /** {@code escapeTableName(catalog, schema, table)}: the name itself is what matters. */
  private static Value name(List<Value> arguments) {
    for (int i = arguments.size() - 1; i >= 0; i--) {
      if (arguments.get(i) instanceof Value.Text name) {
        return name;
      }
    }
    return Value.Text.hole();
  }

  /** Sends the statements that a change has made. */
  void statements(Value made, Site site) {
    Optional<List<Value>> all = Values.items(made);
    if (all.isEmpty()) {
      database.opaque(site.span(), "the statements are not known");
    }
    for (Value one : all.orElse(List.of())) {
      if (one instanceof RawSql raw) {
        database.sql(raw.sql(), site);
      } else {
        database.opaque(site.span(), "a statement of Liquibase's own is not followed");
      }
    }
  }

  @Override
  public Optional<Value> isInstance(Value value, String type) {
    return value instanceof LiquibaseDatabase && type.startsWith("liquibase.")
        ? DialectTest.ofType(type)
        : Optional.empty();
  }
}
