package dev.migrationguard.cli.config;

import dev.migrationguard.model.Place;
import java.util.Optional;
import java.util.function.Function;

/**
 * A setting with who says so.
 *
 * @param value what is said
 * @param by    who says so, as the user would name it: {@code --target}, {@code migration-guard.toml:3}
 * @param at    the line of the file that says so; empty for a flag
 */
public record Told<T>(T value, String by, Optional<Place> at) {

  /** The same in another form. */
  public <R> Told<R> with(Function<T, R> form) {
    return new Told<>(form.apply(value), by, at);
  }

  /** A setting of the command line. */
  public static <T> Told<T> flag(T value, String flag) {
    return new Told<>(value, flag, Optional.empty());
  }

  /** A setting of a file. */
  static <T> Told<T> line(T value, Place place) {
    return new Told<>(value, place.path() + ":" + place.span().line(), Optional.of(place));
  }
}
