package dev.migrationguard.dialect;

import java.util.Locale;

/** The databases that can be judged. */
public final class Dialects {

  /** The oldest PostgreSQL that its project still supports. */
  public static final int DEFAULT_POSTGRESQL = 15;

  private Dialects() {}

  /** PostgreSQL at the oldest version that its project still supports. */
  public static Dialect standard() {
    return new PostgreSql(DEFAULT_POSTGRESQL, PostgreSql.Named.NOTHING);
  }

  /**
   * The database that a user names.
   *
   * @param target {@code postgresql}, {@code postgresql:15}, {@code mysql:8.4}, {@code mariadb}, {@code sqlite}
   * @throws IllegalArgumentException when there is no such database or version; the message is one line for the user
   */
  public static Dialect parse(String target) {
    int colon = target.indexOf(':');
    String name = (colon < 0 ? target : target.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    String wanted = colon < 0 ? "" : target.substring(colon + 1).strip();
    return switch (name) {
      case "postgresql", "postgres" ->
          colon < 0
              ? new PostgreSql(DEFAULT_POSTGRESQL, PostgreSql.Named.SYSTEM)
              : new PostgreSql(version(target, wanted));
      case "mysql" -> new MySql(MySql.Maker.MYSQL, colon < 0 ? MySql.DEFAULT_MYSQL : pair(target, wanted, 507, 909));
      case "mariadb" ->
          new MySql(MySql.Maker.MARIADB, colon < 0 ? MySql.DEFAULT_MARIADB : pair(target, wanted, 1000, 1299));
      case "sqlite" -> new Sqlite(colon < 0 ? Sqlite.DEFAULT : pair(target, wanted, 300, 399));
      default -> throw new IllegalArgumentException("target `" + target + "` is not known; known: " + known());
    };
  }

  private static String known() {
    return "postgresql, postgresql:" + PostgreSql.OLDEST + " … postgresql:" + PostgreSql.NEWEST
        + ", mysql, mysql:5.7 … mysql:9.9, mariadb, mariadb:10.0 … mariadb:12.99, sqlite, sqlite:3.0 … sqlite:3.99";
  }

  /** A major and a minor version as one number: 8.4 is 804, 3.40 is 340; a third number changes nothing. */
  private static int pair(String target, String text, int oldest, int newest) {
    String[] parts = text.split("\\.", -1);
    int version = -1;
    if (parts.length <= 3 && isNumber(parts[0]) && (parts.length < 2 || isNumber(parts[1]))) {
      version = Integer.parseInt(parts[0]) * 100 + (parts.length < 2 ? 0 : Integer.parseInt(parts[1]));
    }
    if (version < oldest || version > newest) {
      throw new IllegalArgumentException("target `" + target + "` names no version that is known; known: " + known());
    }
    return version;
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty() || text.length() > 2) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The major version: minor releases change nothing that is judged. */
  private static int version(String target, String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    boolean minor = end < text.length() && text.charAt(end) == '.';
    int version = end == 0 || end > 4 || end < text.length() && !minor ? -1 : Integer.parseInt(text.substring(0, end));
    if (version < PostgreSql.OLDEST || version > PostgreSql.NEWEST) {
      throw new IllegalArgumentException("target `" + target + "` names no version that is known; known: " + known());
    }
    return version;
  }
}
