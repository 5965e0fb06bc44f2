package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.model.Guards;
import java.util.HashSet;
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
    return both.isEmpty() ? Optional.empty() : Optional.of(new Guards(guards.conditional(), both));
  }
}
