package dev.migrationguard.cli.config;

import dev.migrationguard.cli.config.Configuration.Section;
import dev.migrationguard.engine.Policy;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.rule.RuleInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    return settled(List.of()).policy(rules);
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
          policies.put(file.name(), settled.computeIfAbsent(own, sections -> settled(sections).policy(rules)));
        }
      }
    }
    return policies;
  }

  /**
   * How a file is judged that a script runs: as its own sections say, else as the script is.
   *
   * @param directory the working directory, which its name starts from
   * @param all       whether excluded files are reported on
   * @return empty where it is not reported on
   */
  public Optional<Policy> included(String name, Policy script, Path directory, boolean all) {
    if (!all && configuration.excludes(name, directory)) {
      return Optional.empty();
    }
    List<Section> own = sections(name, directory);
    return Optional.of(own.isEmpty() ? script : settled(own).policy(rules));
  }

  /** The sections that speak of a file, in the order in which they stand. */
  List<Section> sections(String name, Path directory) {
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

  /** What is settled for files that some sections speak of. */
  Settled settled(List<Section> sections) {
    List<Layer> layers = new ArrayList<>();
    layers.add(configuration.general());
    for (Section section : sections) {
      layers.add(section.layer());
    }
    layers.add(flags);
    return Settled.of(layers);
  }

  /** The rules that there are. */
  List<RuleInfo> rules() {
    return rules;
  }
}
