package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.Direction;
import dev.migrationguard.rule.RuleInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a run judges.
 *
 * @param usual      how every file is judged of which nothing else is said
 * @param exceptions how the others are judged, by their names
 * @param directions the directions that are judged
 * @param newestOnly report only on the newest revision of each history
 * @param included   how the files are judged that scripts run
 */
public record Settings(
    Policy usual, Map<String, Policy> exceptions, Set<Direction> directions, boolean newestOnly, Included included) {

  /** How a file is judged that a script runs, which is known only when that is read. */
  @FunctionalInterface
  public interface Included {

    /**
     * How a file is judged, by the rules that are asked for the script.
     *
     * @param path   as the user would name it
     * @param script how the script is judged
     * @return empty where it is not reported on
     */
    Optional<Policy> of(String path, Policy script);
  }

  /** Settings by which the files that a script runs are judged as the script is. */
  public Settings(Policy usual, Map<String, Policy> exceptions, Set<Direction> directions, boolean newestOnly) {
    this(usual, exceptions, directions, newestOnly, (path, script) -> Optional.of(script));
  }

  public Settings {
    exceptions = Map.copyOf(exceptions);
  }

  /**
   * A run that judges all files alike.
   *
   * @param select the rules that run, by id; empty for those of the default profile
   * @param ignore the rules that do not run, by id
   */
  public Settings(
      Dialect target, Set<Direction> directions, Set<String> select, Set<String> ignore, boolean newestOnly) {
    this(new Policy(target, Optional.empty(), select, ignore, Map.of()), Map.of(), directions, newestOnly);
  }

  /** How the file of that name is judged. */
  public Policy of(String path) {
    return exceptions.isEmpty() ? usual : exceptions.getOrDefault(path, usual);
  }

  /** Whether a rule runs for any file. */
  boolean asks(RuleInfo rule) {
    if (usual.asks(rule)) {
      return true;
    }
    for (Policy policy : exceptions.values()) {
      if (policy.asks(rule)) {
        return true;
      }
    }
    return false;
  }
}
