package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.Place;
import java.util.Optional;

/**
 * The database that a history is judged by, and who says so.
 *
 * @param dialect the database and version
 * @param source  who says so
 * @param place   where the project says so; empty where it does not
 * @param version whether the version is named, too, and not only the system
 */
public record Target(Dialect dialect, Source source, Optional<Place> place, boolean version) {

  /** Who says which database it is. */
  public enum Source {
    /** The user of this run. */
    ASKED,
    /** A file of the project. */
    PROJECT,
    /** Nobody. */
    ASSUMED
  }

  /** In words: {@code postgresql 15 (assumed)}, {@code postgresql 15 (from alembic.ini:64; version assumed)}. */
  @Override
  public String toString() {
    return switch (source) {
      case ASKED -> dialect.name() + " " + number();
      case ASSUMED -> dialect.name() + " " + number() + " (assumed)";
      case PROJECT -> {
        String from = place.isEmpty() ? "the project" : place.get().path() + ":" + place.get().span().line();
        yield dialect.name() + " " + number() + " (from " + from + (version ? ")" : "; version assumed)");
      }
    };
  }

  /** The version as people write it: {@code 15}, {@code 8.4}. */
  public String number() {
    int number = dialect.version();
    return number < 100 ? String.valueOf(number) : number / 100 + "." + number % 100;
  }
}
