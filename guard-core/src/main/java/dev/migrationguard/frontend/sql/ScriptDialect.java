package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Guards;
import java.util.Locale;
import java.util.Set;

/** The database that a script says it is for: by its folder ({@code mysql/}) or in its name ({@code .mysql.up.sql}). */
final class ScriptDialect {

  private ScriptDialect() {}

  static Guards of(String path) {
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
   * The database in whose SQL a script is written.
   *
   * @param guards   what its place says
   * @param database the one that is judged, where its place says nothing
   */
  static String written(Guards guards, String database) {
    if (guards.runsOn(database)) {
      return database;
    }
    return guards.dialects().contains("mysql") ? "mysql" : guards.dialects().iterator().next();
  }

  private static Guards guards(String name) {
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
