package dev.migrationguard.frontend;

import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Place;
import java.util.List;

/** What came of reading a file. */
public sealed interface Reading {

  /**
   * A migration, or several: what Alembic prints for {@code --sql} holds one for each revision.
   *
   * @param migrations what they ask of the database, at least one
   * @param lines      the lines of the file, to quote from
   */
  record Read(List<Migration> migrations, List<String> lines) implements Reading {}

  /** A file of the language that is no migration: a helper, an {@code env.py}. */
  record NoMigration(String path) implements Reading {}

  /**
   * A file that cannot be read.
   *
   * @param place   where it goes wrong
   * @param excerpt that line, empty where the bytes are not text
   * @param reason  why, in one line
   */
  record Unreadable(Place place, String excerpt, String reason) implements Reading {}
}
