package dev.migrationguard.rules;

import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Every rule, once. */
public final class BuiltInRules {

  private BuiltInRules() {}

  /** Every rule, in the order of the catalogue. */
  public static List<Rule<?>> all() {
    return List.of();
  }

  /** The words of every finding that can be made: those of the rules, then those of the engine. */
  public static List<RuleInfo> infos() {
    List<RuleInfo> infos = new ArrayList<>();
    for (Rule<?> rule : all()) {
      infos.add(rule.info());
    }
    infos.addAll(EngineRules.all());
    return List.copyOf(infos);
  }
}
