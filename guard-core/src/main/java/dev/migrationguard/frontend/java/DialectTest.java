package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.java.eval.Values;
import dev.migrationguard.model.Guards;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A test of which database it is.
 *
 * @param names the databases for which it holds
 */
record DialectTest(Set<String> names) implements Value.Condition {

  private static final Set<String> ALL =
      Set.of("postgresql", "mysql", "mariadb", "sqlite", "oracle", "mssql", "h2", "hsqldb", "db2", "cockroachdb");

  /** {@code name.equals("PostgreSQL")} and its kin; what only changes the name's letters is the name again. */
  static Value of(Live.ProductName name, String method, List<Value> arguments) {
    Optional<String> word = arguments.isEmpty() ? Optional.empty() : Values.text(arguments.get(0));
    return switch (method) {
      case "toLowerCase", "toUpperCase", "trim", "strip", "toString" -> name;
      case "equals", "equalsIgnoreCase", "contains", "startsWith", "contentEquals" ->
          word.<Value>map(w -> new DialectTest(meant(w))).orElseGet(() -> new Unknown("it is a test of the database"));
      default -> new Unknown("it is the name of the database");
    };
  }

  /** {@code database instanceof PostgresDatabase}; empty where the class tells no database. */
  static Optional<Value> ofType(String type) {
    Set<String> names = meant(type.substring(type.lastIndexOf('.') + 1));
    return names.isEmpty() ? Optional.empty() : Optional.of(new DialectTest(names));
  }

  private static Set<String> meant(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    Set<String> names = new HashSet<>();
    if (lower.startsWith("postgres")) {
      names.add("postgresql");
    } else if (lower.startsWith("microsoft") || lower.startsWith("mssql") || lower.contains("sql server")) {
      names.add("mssql");
    } else if (lower.startsWith("hsql")) {
      names.add("hsqldb");
    } else {
      for (String name : ALL) {
        if (lower.startsWith(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @Override
  public Optional<Guards> whenTrue(Guards guards) {
    return restricted(guards, names);
  }

  @Override
  public Optional<Guards> whenFalse(Guards guards) {
    Set<String> rest = new HashSet<>(ALL);
    rest.removeAll(names);
    return restricted(guards, rest);
  }

  private static Optional<Guards> restricted(Guards guards, Set<String> to) {
    Set<String> both = new HashSet<>(to);
    if (!guards.dialects().isEmpty()) {
      both.retainAll(guards.dialects());
    }
    return both.isEmpty() ? Optional.empty() : Optional.of(new Guards(guards.conditional(), both, guards.repeated()));
  }
}
