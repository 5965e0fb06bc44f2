package dev.migrationguard.rule;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.Place;
import java.util.Optional;

/**
 * A hazard at a place.
 *
 * @param rule       the rule that found it
 * @param severity   how bad it is here
 * @param place      the statement that it speaks of
 * @param excerpt    the first line of the place, as it stands in the file
 * @param message    who waits or breaks, on which table, until when
 * @param remedy     the safe way as stages
 * @param code       the safe way as code of the language that the file is written in; empty where there is none
 * @param cost       what the operation costs; empty for findings about a file or a history
 * @param suppressed the reason that the source gives for ignoring it
 */
public record Finding(
    RuleInfo rule,
    Severity severity,
    Place place,
    String excerpt,
    String message,
    Remedy remedy,
    String code,
    Optional<Cost> cost,
    Optional<String> suppressed) {

  /** The same finding in other words. */
  public Finding withMessage(String words) {
    return new Finding(rule, severity, place, excerpt, words, remedy, code, cost, suppressed);
  }

  /** The same finding, more or less bad. */
  public Finding withSeverity(Severity other) {
    return new Finding(rule, other, place, excerpt, message, remedy, code, cost, suppressed);
  }

  /** The same finding, ignored for a reason. */
  public Finding suppressedBecause(String reason) {
    return new Finding(rule, severity, place, excerpt, message, remedy, code, cost, Optional.of(reason));
  }
}
