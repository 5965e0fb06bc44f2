package dev.migrationguard.rules;

import dev.migrationguard.rule.Rule;
import java.util.List;

/** Every rule, once. */
public final class BuiltInRules {

  private BuiltInRules() {}

  /** Every rule, in the order of the catalogue. */
  public static List<Rule<?>> all() {
    return List.of();
  }
}
