package dev.migrationguard.frontend;

import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Place;
import java.nio.file.Path;
import java.util.List;

/** What came of reading a file. */
public sealed interface Reading {

  /**
   * A migration, or several: what Alembic prints for {@code --sql} holds one for each revision.
   *
   * @param migrations what they ask of the database, at least one
   * @param lines      the lines of the file, to quote from
   * @param included   the other files that are run in the course of it; their steps stand in those of the migration
   */
  record Read(List<Migration> migrations, List<String> lines, List<Included> included) implements Reading {

    /** What came of a file that runs no other. */
    public Read(List<Migration> migrations, List<String> lines) {
      this(migrations, lines, List.of());
    }
  }

  /**
   * A file that another one runs at its place: {@code \i} of psql.
   *
   * @param path       as the user would name it
   * @param file       where it lies, absolute
   * @param lines      its lines, to quote from
   * @param directives its comments that speak to the guard
   */
  record Included(String path, Path file, List<String> lines, List<Directive> directives) {}

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
