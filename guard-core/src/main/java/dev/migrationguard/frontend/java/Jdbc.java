package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.Live.Answer;
import dev.migrationguard.frontend.java.Live.Connection;
import dev.migrationguard.frontend.java.Live.Prepared;
import dev.migrationguard.frontend.java.Live.ProductName;
import dev.migrationguard.frontend.java.Live.Statement;
import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Lambda;
import dev.migrationguard.frontend.java.eval.Value.MethodReference;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import java.util.Optional;

/** {@code java.sql}: connections, statements, prepared statements; Flyway's {@code Context}, which hands one out. */
final class Jdbc implements Library {

  private final Database database;

  Jdbc(Database database) {
    this.database = database;
  }

  /** What a connection of its own runs in, for one that is not the migration's. */
  Mode mode(Connection connection) {
    return connection.mode().orElseGet(() -> database.recorder().mode());
  }

  @Override
  public boolean knows(String type) {
    return switch (type) {
      case "java.sql.Connection", "java.sql.Statement", "java.sql.PreparedStatement", "java.sql.CallableStatement",
          "java.sql.ResultSet", "java.sql.DatabaseMetaData", "java.sql.DriverManager", "java.sql.Types",
          "javax.sql.DataSource", "java.sql.SQLException", "java.sql.Timestamp", "java.sql.Savepoint",
          "org.flywaydb.core.api.migration.Context", "org.flywaydb.core.api.migration.BaseJavaMigration",
          "org.flywaydb.core.api.migration.JavaMigration" -> true;
      default -> false;
    };
  }

  @Override
  public Optional<Value> ofType(String type) {
    return switch (type) {
      case "org.flywaydb.core.api.migration.Context" -> Optional.of(new Live.Context());
      // A connection of unknown origin: what it runs in is not visible.
      case "java.sql.Connection", "javax.sql.DataSource", "org.springframework.jdbc.datasource.DataSourceUtils" ->
          Optional.of(new Connection(Optional.of(Mode.UNKNOWN)));
      case "java.sql.Statement" -> Optional.of(new Statement(new Connection(Optional.of(Mode.UNKNOWN))));
      case "java.sql.PreparedStatement", "java.sql.CallableStatement" -> Optional.of(
          new Prepared(
              new Connection(Optional.of(Mode.UNKNOWN)),
              new Unknown("the statement is prepared where it is not visible")));
      case "java.sql.ResultSet", "java.sql.DatabaseMetaData", "java.sql.ResultSetMetaData" -> Optional.of(new Answer());
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Value> function(String type, String method, List<Value> arguments, Site site) {
    return switch (type) {
      case "java.sql.DriverManager" -> Optional.of(new Connection(Optional.of(Mode.OUTSIDE)));
      case "org.springframework.jdbc.datasource.DataSourceUtils" -> Optional.of(
          arguments.isEmpty() || !(arguments.get(0) instanceof Connection own) ? new Null() : own);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Value> method(Value receiver, String method, List<Value> arguments, Site site) {
    return switch (receiver) {
      case Live.Context context -> Optional.of(
          switch (method) {
            case "getConnection" -> new Connection(Optional.empty());
            default -> new Answer();
          });
      case Connection connection -> Optional.of(connection(connection, method, arguments, site));
      case Prepared prepared -> Optional.of(prepared(prepared, method, arguments, site));
      case Statement statement -> Optional.of(statement(statement, method, arguments, site));
      case ProductName name -> Optional.of(DialectTest.of(name, method, arguments));
      case Answer answer -> Optional.of(answer(method, arguments, site));
      default -> Optional.empty();
    };
  }

  private static Value answer(String method, List<Value> arguments, Site site) {
    for (Value argument : arguments) {
      if (argument instanceof Lambda || argument instanceof MethodReference) {
        // rows.forEach(row -> …), rows.stream().map(…): what is done with each row.
        site.repeatedly(argument, List.of(new Answer(), new Answer()));
      }
    }
    return switch (method) {
      case "getDatabaseProductName", "getDriverName" -> new ProductName();
      default -> new Answer();
    };
  }

  private Value connection(Connection connection, String method, List<Value> arguments, Site site) {
    Value first = arguments.isEmpty() ? new Null() : arguments.get(0);
    switch (method) {
      case "createStatement" -> {
        return new Statement(connection);
      }
      case "prepareStatement" -> {
        return new Prepared(connection, first);
      }
      case "prepareCall" -> {
        return new Prepared(connection, first instanceof Text text ? CallSyntax.bare(text) : first);
      }
      case "setAutoCommit" -> autocommit(connection, first.truth());
      case "commit", "rollback" -> {
        if (connection.mode().isEmpty() && database.recorder().mode() == Mode.INSIDE && arguments.isEmpty()) {
          // The driver opens the next transaction with the next statement.
          database.recorder().enter(Mode.INSIDE);
        }
      }
      case "getConnection", "unwrap", "getUnderlyingConnection", "getWrappedConnection", "getDataSource" -> {
        return connection;
      }
      case "getMetaData" -> {
        return new Answer();
      }
      default -> {}
    }
    return new Answer();
  }

  private void autocommit(Connection connection, Truth on) {
    if (connection.mode().isEmpty()) {
      database.recorder().enter(
          switch (on) {
            case TRUE -> Mode.OUTSIDE;
            case FALSE -> Mode.INSIDE;
            case UNKNOWN -> Mode.UNKNOWN;
          });
    }
  }

  private Value statement(Statement statement, String method, List<Value> arguments, Site site) {
    switch (method) {
      case "execute", "executeUpdate", "executeLargeUpdate", "executeQuery", "addBatch" -> {
        if (!arguments.isEmpty()) {
          // A batch is sent in its order, and nobody fills one to leave it.
          database.sql(arguments.get(0), site, mode(statement.connection()));
        }
        return new Answer();
      }
      case "getConnection" -> {
        return statement.connection();
      }
      default -> {
        return new Answer();
      }
    }
  }

  private Value prepared(Prepared prepared, String method, List<Value> arguments, Site site) {
    switch (method) {
      case "execute", "executeUpdate", "executeLargeUpdate", "executeQuery", "executeBatch", "executeLargeBatch" ->
          database.sql(
              arguments.isEmpty() ? prepared.sql() : arguments.get(0), site, mode(prepared.connection()));
      case "getConnection" -> {
        return prepared.connection();
      }
      default -> {}
    }
    return new Answer();
  }
}
