package dev.migrationguard.cli.config;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one place says about how files are judged: the command line, a configuration, a section of it for some paths.
 *
 * @param target     the database and version
 * @param profiles   the profiles whose rules run
 * @param select     the rules that run, by id
 * @param ignore     the rules that do not run, by id
 * @param severities what findings of a rule count as, by id; a rule that is switched off has none
 */
public record Layer(
    Optional<Told<Dialect>> target,
    Optional<Told<Set<String>>> profiles,
    Optional<Told<List<String>>> select,
    Optional<Told<List<String>>> ignore,
    Map<String, Told<Optional<Severity>>> severities) {

  /** A place that says nothing. */
  public static final Layer NONE =
      new Layer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  public Layer {
    severities = severities.isEmpty() ? Map.of() : new LinkedHashMap<>(severities);
  }
}
