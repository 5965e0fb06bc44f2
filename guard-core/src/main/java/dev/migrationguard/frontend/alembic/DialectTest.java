package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.Live.Dialect;
import dev.migrationguard.frontend.alembic.Live.DialectName;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.model.Guards;
import java.util.HashSet;
import java.util.List;
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

  /** Whether the name holds that: {@code "postgres" in dialect.name}. */
  static DialectTest containing(String part) {
    Set<String> names = new HashSet<>();
    for (String name : ALL) {
      if (name.contains(part)) {
        names.add(name);
      }
    }
    return of(names);
  }

  /** {@code isinstance(bind.dialect, postgresql.dialect)}; empty where the class tells no database. */
  static Optional<Value> ofType(Value type) {
    Set<String> names = new HashSet<>();
    List<Value> types = type instanceof Value.Sequence several ? several.items() : List.of(type);
    for (Value one : types) {
      String dotted = one instanceof Value.Reference reference ? reference.dotted().toLowerCase(Locale.ROOT) : "";
      boolean postgresql = dotted.endsWith(".pgdialect") || dotted.contains(".postgresql.");
      for (String name : ALL) {
        if (dotted.contains(".dialects." + name + ".") || (postgresql && name.equals("postgresql"))) {
          names.add(name);
        }
      }
    }
    return names.isEmpty() ? Optional.of(new Value.Unknown("it is a test of the dialect")) : Optional.of(of(names));
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

  /** What {@code left operator right} is where one side is the dialect or its name; empty for any other. */
  static Optional<Value> compare(Value left, String operator, Value right) {
    if (left instanceof Dialect && operator.equals("isinstance")) {
      return DialectTest.ofType(right);
    }
    if (right instanceof DialectName && !(left instanceof DialectName)) {
      // "postgres" in dialect.name
      return operator.endsWith("in")
          ? Values.text(left).map(DialectTest::containing).map(test -> operator.equals("in") ? test : test.negated())
          : compare(right, operator, left);
    }
    if (!(left instanceof DialectName)) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    switch (right) {
      case Text text when text.known() -> names.add(text.text());
      case Sequence sequence -> sequence.items().forEach(item -> Values.text(item).ifPresent(names::add));
      case Mapping mapping -> mapping.entries().forEach(e -> Values.text(e.key()).ifPresent(names::add));
      default -> {
        return Optional.of(new Unknown("it is a test of the dialect"));
      }
    }
    DialectTest test = DialectTest.of(names);
    return switch (operator) {
      case "==", "in", "is" -> Optional.of(test);
      case "!=", "not in", "is not" -> Optional.of(test.negated());
      default -> Optional.empty();
    };
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
