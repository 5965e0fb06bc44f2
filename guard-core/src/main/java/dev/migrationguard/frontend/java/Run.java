package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.Live.Connection;
import dev.migrationguard.frontend.java.Live.Context;
import dev.migrationguard.frontend.java.Live.LiquibaseDatabase;
import dev.migrationguard.frontend.java.Live.Template;
import dev.migrationguard.frontend.java.eval.Interpreter;
import dev.migrationguard.frontend.java.eval.JavaFile;
import dev.migrationguard.frontend.java.eval.JavaProject;
import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Literals;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Values;
import dev.migrationguard.frontend.java.jooq.Jooq;
import dev.migrationguard.frontend.run.Recorder;
import dev.migrationguard.frontend.run.SqlOrigin;
import dev.migrationguard.frontend.run.SqlRunner;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import java.util.Optional;

/** Runs the methods of one migration, each from a fresh start. */
final class Run {

  private final JavaFile file;
  private final JavaProject project;
  private final Guards guards;
  private final String database;

  /**
   * The runs of a file.
   *
   * @param guards   on which databases it runs
   * @param database in whose SQL it is written
   */
  Run(JavaFile file, JavaProject project, Guards guards, String database) {
    this.file = file;
    this.project = project;
    this.guards = guards;
    this.database = database;
  }

  /** What one method asks for. */
  private record Started(Database database, Interpreter interpreter, Liquibase liquibase) {}

  private Started start(Mode mode) {
    SqlRunner runner = new SqlRunner(new SqlOrigin(file.name(), Literals::positions, database));
    Liquibase[] liquibase = new Liquibase[1];
    Database own = new Database(file, runner, new Recorder(mode, "", mode), guards, it -> {
      liquibase[0] = new Liquibase(it);
      return libraries(it, liquibase[0]);
    });
    Interpreter interpreter = new Interpreter(own, file, project);
    own.runs(interpreter);
    return new Started(own, interpreter, liquibase[0]);
  }

  /** Every library that is known, the most special first. */
  private List<Library> libraries(Database own, Liquibase liquibase) {
    Jdbc jdbc = new Jdbc(own);
    return List.of(
        new Flyway(),
        liquibase,
        new Spring(own, jdbc),
        new Queries(own, jdbc),
        new Resources(own, project),
        new Jooq(new JooqServer(own, jdbc)),
        jdbc);
  }

  Optional<MigrationClass> migration() {
    return MigrationClass.of(file, start(Mode.INSIDE).interpreter());
  }

  /** The version that the class gives itself, whatever its name is. */
  Optional<String> version(MigrationClass migration) {
    return start(Mode.INSIDE).interpreter().constant(migration.type(), "getVersion").flatMap(Values::text);
  }

  /** What Flyway opens before it calls the class. */
  private Mode mode(MigrationClass migration) {
    Optional<Value> inside =
        start(Mode.INSIDE).interpreter().constant(migration.type(), "canExecuteInTransaction");
    if (inside.isEmpty()) {
      return Mode.INSIDE;
    }
    return inside.get() instanceof Bool known ? known.value() ? Mode.INSIDE : Mode.OUTSIDE : Mode.UNKNOWN;
  }

  /** What a method of the migration asks for. */
  List<Step> steps(MigrationClass migration, String method) {
    boolean flyway = migration.tool() == MigrationClass.Tool.FLYWAY;
    Started started = start(flyway ? mode(migration) : Mode.INSIDE);
    Optional<Value> result =
        started.interpreter().run(migration.type(), method, List.of(argument(migration, method)));
    if (migration.tool() == MigrationClass.Tool.LIQUIBASE_SQL && result.isPresent()) {
      Site site = new Site(migration.type().span(), false, started.interpreter());
      started.liquibase().statements(result.get(), site);
    }
    return started.database().recorder().steps();
  }

  /** What the tool calls the method with; Flyway's old interfaces hand out a connection or a template. */
  private static Value argument(MigrationClass migration, String method) {
    if (migration.tool() != MigrationClass.Tool.FLYWAY) {
      return new LiquibaseDatabase();
    }
    Connection connection = new Connection(Optional.empty());
    return switch (migration.type().parameterType(method)) {
      case "Connection" -> connection;
      case "JdbcTemplate" -> new Template(connection);
      default -> new Context();
    };
  }
}
