package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Guards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The database that a script says it is for: by its folder ({@code mysql/}) or in its name ({@code .mysql.up.sql}). */
public final class ScriptDialect {

  private ScriptDialect() {}

  /** What the folder and the name of a script say. */
  public static Guards of(String path) {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : ScriptName.lastPart(path.substring(0, slash));
    Guards guards = guards(folder);
    String[] parts = path.substring(slash + 1).split("\\.");
    for (int i = 1; i < parts.length - 1 && guards.dialects().isEmpty(); i++) {
      guards = guards(parts[i]);
    }
    return guards;
  }

  /**
   * The same for one database: a script that names none stands back where one beside it names that database
   * ({@code 1_x.up.sql} beside {@code 1_x.mysql.up.sql}, as pop and its kin have it).
   */
  static Guards of(SourceFile file, String database) {
    Guards guards = of(file.name());
    Path name = file.path().getFileName();
    if (!guards.dialects().isEmpty() || name == null) {
      return guards;
    }
    String text = name.toString();
    int dot = text.indexOf('.');
    String direction = text.endsWith(".up.sql") ? ".up.sql" : text.endsWith(".down.sql") ? ".down.sql" : "";
    if (direction.isEmpty()) {
      return guards;
    }
    for (String word : words(database)) {
      if (Files.exists(file.path().resolveSibling(text.substring(0, dot) + "." + word + direction))) {
        return only("a database without a script of its own");
      }
    }
    return guards;
  }

  private static List<String> words(String database) {
    return switch (database) {
      case "postgresql" -> List.of("postgres", "postgresql");
      case "sqlite" -> List.of("sqlite3", "sqlite");
      case "mariadb" -> List.of("mariadb", "mysql");
      default -> List.of(database);
    };
  }

  /**
   * The database in whose SQL a script is written.
   *
   * @param guards   what its place says
   * @param database the one that is judged, where its place says nothing
   */
  public static String written(Guards guards, String database) {
    if (guards.runsOn(database)) {
      return database;
    }
    return guards.dialects().contains("mysql") ? "mysql" : guards.dialects().iterator().next();
  }

  /** The guards of what is for one database alone; none where the name is no database. */
  static Guards guards(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "postgresql", "postgres" -> only("postgresql");
      case "mysql" -> new Guards(false, Set.of("mysql", "mariadb"));
      case "mariadb" -> only("mariadb");
      case "sqlite", "sqlite3" -> only("sqlite");
      case "oracle" -> only("oracle");
      case "mssql", "sqlserver" -> only("mssql");
      case "cockroach", "cockroachdb" -> only("cockroachdb");
      case "h2" -> only("h2");
      case "hsqldb" -> only("hsqldb");
      case "db2" -> only("db2");
      default -> Guards.NONE;
    };
  }

  private static Guards only(String dialect) {
    return new Guards(false, Set.of(dialect));
  }
}
