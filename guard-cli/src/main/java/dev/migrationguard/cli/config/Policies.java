package dev.migrationguard.cli.config;

import dev.migrationguard.cli.config.Configuration.Section;
import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.engine.Policy;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Place;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one place where it is settled how each file is judged: a configuration comes first, its sections for some paths
 * on top of that in their order, the command line last.
 *
 * <p>A place that selects rules starts afresh, one that ignores some takes them from what runs so far. A rule that is
 * given a severity runs unless a selection leaves it out.
 */
public final class Policies {

  private final Configuration configuration;
  private final Layer flags;
  private final List<RuleInfo> rules;

  /**
   * Policies.
   *
   * @param flags what the command line says
   * @param rules the rules that there are
   */
  public Policies(Configuration configuration, Layer flags, List<RuleInfo> rules) {
    this.configuration = configuration;
    this.flags = flags;
    this.rules = rules;
  }

  /** How all files are judged that no section speaks of. */
  public Policy usual() {
    return settle(layers(List.of()));
  }

  /**
   * How the files are judged that a section speaks of, by their names.
   *
   * @param directory the working directory, which the names of the files start from
   */
  public Map<String, Policy> exceptions(Sources sources, Path directory) {
    if (configuration.sections().isEmpty()) {
      return Map.of();
    }
    Map<List<Section>, Policy> settled = new HashMap<>();
    Map<String, Policy> policies = new LinkedHashMap<>();
    for (List<SourceFile> files : List.of(sources.reported(), sources.history())) {
      for (SourceFile file : files) {
        List<Section> own = sections(file.name(), directory);
        if (!own.isEmpty()) {
          policies.put(file.name(), settled.computeIfAbsent(own, sections -> settle(layers(sections))));
        }
      }
    }
    return policies;
  }

  /** The sections that speak of a file, in the order in which they stand. */
  public List<Section> sections(String name, Path directory) {
    Optional<String> path = configuration.inside(name, directory);
    List<Section> own = new ArrayList<>();
    if (path.isPresent()) {
      for (Section section : configuration.sections()) {
        if (section.speaksOf(path.get())) {
          own.add(section);
        }
      }
    }
    return own;
  }

  /** What is said of files that some sections speak of, the last word last. */
  public List<Layer> layers(List<Section> sections) {
    List<Layer> layers = new ArrayList<>();
    layers.add(configuration.general());
    for (Section section : sections) {
      layers.add(section.layer());
    }
    layers.add(flags);
    return layers;
  }

  /** What becomes of layers that follow one another. */
  private Policy settle(List<Layer> layers) {
    Dialect target = Dialects.standard();
    Optional<Place> toldAt = Optional.empty();
    Set<String> selected = Set.of();
    boolean closed = false;
    Set<String> ignored = new HashSet<>();
    Map<String, Severity> severities = new HashMap<>();
    for (Layer layer : layers) {
      if (layer.target().isPresent()) {
        target = layer.target().get().value();
        toldAt = layer.target().get().at();
      }
      if (layer.select().isPresent() || layer.profiles().isPresent()) {
        closed = layer.select().isPresent();
        selected = selected(layer);
        layer.select().ifPresent(told -> ignored.removeAll(told.value()));
      }
      for (Map.Entry<String, Told<Optional<Severity>>> entry : layer.severities().entrySet()) {
        Optional<Severity> severity = entry.getValue().value();
        if (severity.isPresent()) {
          severities.put(entry.getKey(), severity.get());
          ignored.remove(entry.getKey());
        } else {
          ignored.add(entry.getKey());
        }
      }
      layer.ignore().ifPresent(told -> ignored.addAll(told.value()));
    }
    return new Policy(target, toldAt, closed ? selected : withWeighed(selected, severities), ignored, severities);
  }

  /** The rules that a place names, and those of its profiles, which have the rules that are on by themselves with them. */
  private Set<String> selected(Layer layer) {
    Set<String> profiles = layer.profiles().isPresent() ? layer.profiles().get().value() : Set.of();
    if (layer.select().isEmpty()) {
      return RuleInfo.ids(rules, profiles);
    }
    Set<String> selected = new HashSet<>(layer.select().get().value());
    for (RuleInfo rule : rules) {
      if (profiles.contains(rule.profile())) {
        selected.add(rule.id());
      }
    }
    return selected;
  }

  private Set<String> withWeighed(Set<String> selected, Map<String, Severity> severities) {
    if (severities.isEmpty()) {
      return selected;
    }
    Set<String> all = new HashSet<>(selected.isEmpty() ? RuleInfo.ids(rules, Set.of()) : selected);
    all.addAll(severities.keySet());
    return all;
  }
}
