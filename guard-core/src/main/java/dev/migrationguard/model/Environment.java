package dev.migrationguard.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a project runs its migrations, as far as its own files show.
 *
 * @param commits   when the tool that runs them commits; empty where the project does not show it
 * @param session   what the connection is set to before a migration starts: {@code lock_timeout}, {@code search_path}
 * @param databases the database systems, as {@code --target} writes them, by the name that {@link Step#database} gives;
 *     {@code ""} is the only or main one
 * @param names     where the convention stands by which constraints without a name get theirs, if one was needed
 */
public record Environment(
    Optional<Fact<Commits>> commits,
    List<Fact<SessionOperation.SetParameter>> session,
    Map<String, Fact<String>> databases,
    Optional<Place> names) {

  /** Nothing is shown. */
  public static final Environment NONE = new Environment(Optional.empty(), List.of(), Map.of(), Optional.empty());

  /** When the tool that runs the migrations commits. */
  public enum Commits {
    /** Once, behind all that one run applies. */
    AFTER_RUN,
    /** Behind each migration. */
    AFTER_MIGRATION,
    /** Behind each statement: the connection is in autocommit mode. */
    AFTER_STATEMENT
  }

  public Environment {
    session = List.copyOf(session);
    databases = Map.copyOf(databases);
  }

  /**
   * What a parameter is set to on every connection; the last of several counts.
   *
   * @param name lower case: {@code lock_timeout}
   * @return its value as written; {@code "0"} switches a timeout off
   */
  public Optional<Fact<String>> parameter(String name) {
    Optional<Fact<String>> found = Optional.empty();
    for (Fact<SessionOperation.SetParameter> set : session) {
      if (set.value().parameter().equals(name)) {
        found = Optional.of(new Fact<>(set.value().value(), set.place()));
      }
    }
    return found;
  }
}
