package dev.migrationguard.engine;

import dev.migrationguard.rule.RuleInfo;

/** Which rules a run asks for. */
final class Selection {

  private Selection() {}

  static boolean asks(Settings settings, RuleInfo rule) {
    boolean selected =
        settings.select().isEmpty() ? rule.profile().equals("default") : settings.select().contains(rule.id());
    return selected && !settings.ignore().contains(rule.id());
  }
}
