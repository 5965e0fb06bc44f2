package dev.migrationguard.frontend.alembic;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.ObjectName;
import java.util.List;
import java.util.Optional;

/** What the project of a script says about it. Asked by several threads at once. */
final class ProjectFacts {

  /** Nothing is known of the project. */
  static final ProjectFacts NONE = new ProjectFacts(Environment.NONE, List.of(), Optional.empty());

  private final Environment environment;
  private final List<String> engines;
  private final Optional<ConventionSearch> search;

  /**
   * A project.
   *
   * @param engines the databases that {@code alembic.ini} lists
   * @param search  looks for its naming convention, once it is needed
   */
  ProjectFacts(Environment environment, List<String> engines, Optional<ConventionSearch> search) {
    this.environment = environment;
    this.engines = List.copyOf(engines);
    this.search = search;
  }

  Environment environment() {
    return environment;
  }

  /**
   * The database that a script of it is read for.
   *
   * @param asked the one that is judged; empty where the project may say
   */
  String database(String asked) {
    if (!asked.isEmpty() || environment.databases().isEmpty()) {
      return asked.isEmpty() ? "postgresql" : asked;
    }
    Fact<String> main = environment.databases().get("");
    return main == null ? environment.databases().values().iterator().next().value() : main.value();
  }

  List<String> engines() {
    return engines;
  }

  /**
   * The name of a constraint that has none; empty where the database picks it.
   *
   * @param everywhere whether it is worth looking for the convention in files that {@code env.py} does not lead to
   */
  Optional<String> nameOf(ObjectName table, Constraint constraint, boolean everywhere) {
    if (search.isEmpty()) {
      return Optional.empty();
    }
    // A convention may hold functions, which are run by one thread at a time.
    synchronized (search.get()) {
      return convention(everywhere).flatMap(known -> known.nameOf(table, constraint));
    }
  }

  /** Where the convention stands, if a name of it was given. */
  Environment environment(boolean withNames) {
    if (!withNames || search.isEmpty()) {
      return environment;
    }
    synchronized (search.get()) {
      return new Environment(
          environment.commits(),
          environment.session(),
          environment.databases(),
          convention(true).map(NamingConvention::place));
    }
  }

  private Optional<NamingConvention> convention(boolean everywhere) {
    return everywhere ? search.orElseThrow().anywhere() : search.orElseThrow().visible();
  }
}
