package dev.migrationguard.dialect;

import java.util.Locale;

/** The databases that can be judged. */
public final class Dialects {

  /** The oldest PostgreSQL that its project still supports. */
  public static final int DEFAULT_POSTGRESQL = 15;

  private Dialects() {}

  /** PostgreSQL at the oldest version that its project still supports. */
  public static Dialect standard() {
    return new PostgreSql(DEFAULT_POSTGRESQL);
  }

  /**
   * The database that a user names.
   *
   * @param target {@code postgresql} or {@code postgresql:15}
   * @throws IllegalArgumentException when there is no such database or version; the message is one line for the user
   */
  public static Dialect parse(String target) {
    int colon = target.indexOf(':');
    String name = (colon < 0 ? target : target.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "postgresql", "postgres" ->
          colon < 0 ? standard() : new PostgreSql(version(target, target.substring(colon + 1).strip()));
      case "mysql", "mariadb", "sqlite" ->
          throw new IllegalArgumentException(
              "target `" + name + "` is not judged yet; known: " + known());
      default -> throw new IllegalArgumentException("target `" + target + "` is not known; known: " + known());
    };
  }

  private static String known() {
    return "postgresql, postgresql:" + PostgreSql.OLDEST + " … postgresql:" + PostgreSql.NEWEST;
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
