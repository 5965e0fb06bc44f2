package dev.migrationguard.engine;

import dev.migrationguard.model.Operation;
import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that a policy asks for, by the operations that they speak of. */
final class Rulebook {

  private final Policy policy;
  private final List<Rule<?>> rules;
  private final boolean opaqueAsked;
  private final Map<Class<?>, List<Rule<?>>> byOperation = new HashMap<>();

  Rulebook(List<Rule<?>> all, Policy policy) {
    this.policy = policy;
    this.rules = new ArrayList<>(all.size());
    for (Rule<?> rule : all) {
      if (policy.asks(rule.info())) {
        rules.add(rule);
      }
    }
    this.opaqueAsked = policy.asks(EngineRules.NOT_ANALYSED);
  }

  /** Whose rules these are. */
  Policy policy() {
    return policy;
  }

  /** Whether it is told what was not understood. */
  boolean opaqueAsked() {
    return opaqueAsked;
  }

  List<Rule<?>> about(Operation operation) {
    List<Rule<?>> known = byOperation.get(operation.getClass());
    if (known != null) {
      return known;
    }
    List<Rule<?>> own = new ArrayList<>();
    for (Rule<?> rule : rules) {
      if (rule.on().isAssignableFrom(operation.getClass())) {
        own.add(rule);
      }
    }
    byOperation.put(operation.getClass(), own);
    return own;
  }
}
