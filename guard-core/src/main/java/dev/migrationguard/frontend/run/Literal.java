package dev.migrationguard.frontend.run;

import dev.migrationguard.model.Span;

/** A string literal, as the language of its file has it. */
public interface Literal {

  /** Where it stands. */
  Span span();
}
