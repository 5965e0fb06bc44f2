package dev.migrationguard.rule;

import dev.migrationguard.model.Phase;
import java.util.List;

/**
 * The safe way to the same end, as stages that are released one after the other.
 *
 * @param phases in order; empty where there is nothing better to do than to know
 */
public record Remedy(List<Phase> phases) {

  /** No other way is known. */
  public static final Remedy NONE = new Remedy(List.of());

  public Remedy {
    phases = List.copyOf(phases);
  }

  /** The stages of a safe way. */
  public static Remedy of(Phase... phases) {
    return new Remedy(List.of(phases));
  }
}
