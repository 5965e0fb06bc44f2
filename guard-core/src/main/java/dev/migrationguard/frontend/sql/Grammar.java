package dev.migrationguard.frontend.sql;

/** Whose SQL a text is written in. */
enum Grammar {
  POSTGRESQL("PostgreSQL"),
  MYSQL("MySQL"),
  MARIADB("MariaDB"),
  SQLITE("SQLite");

  private final String title;

  Grammar(String title) {
    this.title = title;
  }

  /** The grammar of a database by its name in lower case; PostgreSQL's for one that has no reader of its own. */
  static Grammar of(String database) {
    return switch (database) {
      case "mysql" -> MYSQL;
      case "mariadb" -> MARIADB;
      case "sqlite" -> SQLITE;
      default -> POSTGRESQL;
    };
  }

  /** Its name as its makers write it. */
  String title() {
    return title;
  }

  /** Whether it is MySQL's or MariaDB's. */
  boolean mysql() {
    return this == MYSQL || this == MARIADB;
  }

  /** Whether the word cannot be the name of a table or column unless it is quoted. */
  boolean reserves(String word) {
    return switch (this) {
      case POSTGRESQL -> Words.isReserved(word);
      case MYSQL, MARIADB -> ForeignWords.isReservedByMySql(word);
      case SQLITE -> ForeignWords.isReservedBySqlite(word);
    };
  }

  /** That something is another database's syntax, and this one refuses it. */
  Unread refuses(String what) {
    return Unread.refused("`" + what + "` is not " + title + "'s syntax");
  }
}
