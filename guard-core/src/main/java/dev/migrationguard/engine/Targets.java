package dev.migrationguard.engine;

import dev.migrationguard.model.Guards;

/** Whether a source itself says for which database a step is. */
final class Targets {

  private Targets() {}

  /** Whether the step runs on that database alone; MySQL's scripts are run by MariaDB too. */
  static boolean names(Guards guards, String database) {
    if (!guards.dialects().contains(database)) {
      return false;
    }
    for (String other : guards.dialects()) {
      boolean twins = isMySql(other) && isMySql(database);
      if (!other.equals(database) && !twins) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMySql(String database) {
    return database.equals("mysql") || database.equals("mariadb");
  }
}
