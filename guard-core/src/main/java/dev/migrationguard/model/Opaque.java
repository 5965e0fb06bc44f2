package dev.migrationguard.model;

import java.util.Optional;

/**
 * Something that reaches the database and could not be understood. It is reported, never passed as safe.
 *
 * @param what   what it is, in a few words of the source: {@code op.execute(sql)}
 * @param reason why it is not known: {@code the text comes from a query}
 */
public record Opaque(String what, String reason) implements Operation {
  @Override
  public Optional<ObjectName> table() {
    return Optional.empty();
  }
}
