package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Span;

/** What stops the parser, carried out of it. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Span span;

  Problem(String message, Span span) {
    super(message, null, false, false);
    this.span = span;
  }

  Span span() {
    return span;
  }
}
