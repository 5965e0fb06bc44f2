package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.model.Guards;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A test of the dialect's name.
 *
 * @param names the names for which it holds
 */
record DialectTest(Set<String> names) implements Value.Condition {

  private static final Set<String> ALL =
      Set.of("postgresql", "mysql", "mariadb", "sqlite", "oracle", "mssql", "cockroachdb", "redshift", "snowflake");

  static DialectTest of(Set<String> names) {
    Set<String> all = new HashSet<>(names);
    // SQLAlchemy calls MariaDB mysql unless the URL says otherwise.
    if (all.contains("mysql")) {
      all.add("mariadb");
    }
    return new DialectTest(all);
  }

  /** Whether the name starts like that: {@code postgres} for both drivers' spellings. */
  static DialectTest startingWith(String prefix) {
    Set<String> names = new HashSet<>();
    for (String name : ALL) {
      if (name.startsWith(prefix)) {
        names.add(name);
      }
    }
    return of(names);
  }

  /**
   * The guards of a script whose folder is named after a database: {@code versions/sqlite/…}.
   *
   * <p>Only the folder of the script itself counts: further up, the name may be that of anything.
   */
  static Guards ofFolder(String path) {
    int end = path.lastIndexOf('/');
    String folder = end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end).toLowerCase(Locale.ROOT);
    String name = folder.equals("postgres") ? "postgresql" : folder;
    return ALL.contains(name) ? new Guards(false, of(Set.of(name)).names()) : Guards.NONE;
  }

  DialectTest negated() {
    Set<String> rest = new HashSet<>(ALL);
    rest.removeAll(names);
    return new DialectTest(rest);
  }

  @Override
  public Optional<Guards> whenTrue(Guards guards) {
    return restricted(guards, names);
  }

  @Override
  public Optional<Guards> whenFalse(Guards guards) {
    return restricted(guards, negated().names());
  }

  private static Optional<Guards> restricted(Guards guards, Set<String> to) {
    Set<String> both = new HashSet<>(to);
    if (!guards.dialects().isEmpty()) {
      both.retainAll(guards.dialects());
    }
    return both.isEmpty() ? Optional.empty() : Optional.of(new Guards(guards.conditional(), both, guards.repeated()));
  }
}
