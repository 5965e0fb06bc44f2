package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.eval.Interpreter;
import dev.migrationguard.frontend.java.eval.JavaClass;
import dev.migrationguard.frontend.java.eval.JavaFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The class of a file that a tool runs.
 *
 * @param tool who runs it
 */
record MigrationClass(JavaClass type, Tool tool) {

  /** Who runs a migration, and what it calls. */
  enum Tool {
    FLYWAY("migrate", ""),
    LIQUIBASE_TASK("execute", "rollback"),
    LIQUIBASE_SQL("generateStatements", "generateRollbackStatements");

    private final String forward;
    private final String back;

    Tool(String forward, String back) {
      this.forward = forward;
      this.back = back;
    }

    String forward() {
      return forward;
    }

    /** Empty where there is no such way. */
    String back() {
      return back;
    }
  }

  private static final Set<String> FLYWAY =
      Set.of("BaseJavaMigration", "JavaMigration", "JdbcMigration", "BaseJdbcMigration", "SpringJdbcMigration",
          "BaseSpringJdbcMigration");

  /** The migration of a file; empty for a helper. */
  static Optional<MigrationClass> of(JavaFile file, Interpreter run) {
    for (JavaClass type : file.types()) {
      Optional<Tool> tool = type.isAbstract() ? Optional.empty() : tool(type, run);
      if (tool.isPresent()) {
        return Optional.of(new MigrationClass(type, tool.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Tool> tool(JavaClass type, Interpreter run) {
    boolean named = JavaMigrations.isFlyway(type.name());
    if (named && type.declares(Tool.FLYWAY.forward(), 1) || run.inherits(type, FLYWAY)) {
      return Optional.of(Tool.FLYWAY);
    }
    if (run.inherits(type, Set.of("CustomTaskChange"))) {
      return Optional.of(Tool.LIQUIBASE_TASK);
    }
    return run.inherits(type, Set.of("CustomSqlChange")) ? Optional.of(Tool.LIQUIBASE_SQL) : Optional.empty();
  }

  /** Words of which a file that is a migration holds at least one. */
  static List<String> words() {
    return List.of("JavaMigration", "JdbcMigration", "CustomTaskChange", "CustomSqlChange");
  }
}
