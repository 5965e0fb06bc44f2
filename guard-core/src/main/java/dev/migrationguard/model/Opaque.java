package dev.migrationguard.model;

import java.util.Optional;

/**
 * Something that reaches the database and could not be understood. It is reported, never passed as safe.
 *
 * @param what    what it is, in a few words of the source: {@code op.execute(sql)}
 * @param reason  why it is not known: {@code the text comes from a query}
 * @param refused whether the reason is that the database for which it was read refuses it: another one's syntax
 */
public record Opaque(String what, String reason, boolean refused) implements Operation {

  /** Something that the database may well take. */
  public Opaque(String what, String reason) {
    this(what, reason, false);
  }

  @Override
  public Optional<ObjectName> table() {
    return Optional.empty();
  }
}
