package dev.migrationguard.cli.config;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.engine.Policy;
import dev.migrationguard.model.Place;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of several places that speak of the same files, with who has the last word on each.
 *
 * @param target     the database; empty where nobody names one
 * @param profiles   the profiles whose rules run; empty for the default one
 * @param select     the rules that run; empty for those of the profiles
 * @param ignored    who switched a rule off, by its id
 * @param severities what findings of a rule count as, by its id
 */
record Settled(
    Optional<Told<Dialect>> target,
    Optional<Told<Set<String>>> profiles,
    Optional<Told<List<String>>> select,
    Map<String, String> ignored,
    Map<String, Told<Severity>> severities) {

  /** The outcome of layers, the last word last. */
  static Settled of(List<Layer> layers) {
    Optional<Told<Dialect>> target = Optional.empty();
    Optional<Told<Set<String>>> profiles = Optional.empty();
    Optional<Told<List<String>>> select = Optional.empty();
    Map<String, String> ignored = new LinkedHashMap<>();
    Map<String, Told<Severity>> severities = new LinkedHashMap<>();
    for (Layer layer : layers) {
      if (layer.target().isPresent()) {
        target = layer.target();
      }
      if (layer.select().isPresent() || layer.profiles().isPresent()) {
        profiles = layer.profiles();
        select = layer.select();
      }
      if (layer.select().isPresent()) {
        ignored.keySet().removeAll(layer.select().get().value());
      }
      for (Map.Entry<String, Told<Optional<Severity>>> entry : layer.severities().entrySet()) {
        Told<Optional<Severity>> told = entry.getValue();
        if (told.value().isPresent()) {
          severities.put(entry.getKey(), new Told<>(told.value().get(), told.by(), told.at()));
          ignored.remove(entry.getKey());
        } else {
          ignored.put(entry.getKey(), told.by());
        }
      }
      if (layer.ignore().isPresent()) {
        for (String id : layer.ignore().get().value()) {
          ignored.put(id, layer.ignore().get().by());
        }
      }
    }
    return new Settled(target, profiles, select, ignored, severities);
  }

  /** How files are judged of which this is said. */
  Policy policy(List<RuleInfo> rules) {
    Optional<Place> toldAt = target.isPresent() ? target.get().at() : Optional.empty();
    Map<String, Severity> weights = new HashMap<>();
    for (Map.Entry<String, Told<Severity>> entry : severities.entrySet()) {
      weights.put(entry.getKey(), entry.getValue().value());
    }
    return new Policy(
        target.isPresent() ? target.get().value() : Dialects.standard(),
        toldAt,
        selected(rules),
        ignored.keySet(),
        weights);
  }

  /** Empty where nothing is said about it, so that the usual run sorts no rules. */
  private Set<String> selected(List<RuleInfo> rules) {
    Set<String> named = profiles.isPresent() ? profiles.get().value() : Set.of();
    if (select.isEmpty()) {
      if (profiles.isEmpty() && severities.isEmpty()) {
        return Set.of();
      }
      Set<String> selected = new HashSet<>(RuleInfo.ids(rules, named));
      selected.addAll(severities.keySet());
      return selected;
    }
    Set<String> selected = new HashSet<>(select.get().value());
    for (RuleInfo rule : rules) {
      if (named.contains(rule.profile())) {
        selected.add(rule.id());
      }
    }
    return selected;
  }
}
