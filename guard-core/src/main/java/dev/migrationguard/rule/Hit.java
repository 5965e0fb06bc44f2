package dev.migrationguard.rule;

import java.util.Optional;

/**
 * What a rule says of one operation.
 *
 * @param message  who waits or breaks, on which table, until when
 * @param remedy   the safe way
 * @param severity where it differs from the rule's
 */
public record Hit(String message, Remedy remedy, Optional<Severity> severity) {

  /** With the rule's severity. */
  public static Hit of(String message, Remedy remedy) {
    return new Hit(message, remedy, Optional.empty());
  }

  /** The same, with a severity of its own. */
  public Hit as(Severity own) {
    return new Hit(message, remedy, Optional.of(own));
  }
}
