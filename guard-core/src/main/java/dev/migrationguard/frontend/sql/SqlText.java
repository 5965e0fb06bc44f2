package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Place;

/**
 * SQL with the way back to where it was written.
 *
 * @param text     the SQL; what the host language leaves open stands as
 *     {@link dev.migrationguard.model.ObjectName#HOLE}
 * @param origin   where its characters stand
 * @param database the name of the database that it is sent to, lower case
 */
public record SqlText(String text, Origin origin, String database) {

  /** Where the characters of an SQL text stand. */
  @FunctionalInterface
  public interface Origin {

    /**
     * The place of a stretch of the text.
     *
     * @param start offset of the first character, in UTF-16 units from 0
     * @param end   offset behind the last
     */
    Place place(int start, int end);
  }

  /** SQL for PostgreSQL. */
  public SqlText(String text, Origin origin) {
    this(text, origin, "postgresql");
  }
}
