package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.Place;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a file is judged.
 *
 * @param target     the database and version
 * @param toldAt     where a configuration names that database; empty where the user of the run does, or nobody
 * @param select     the rules that run, by id; empty for those of the default profile
 * @param ignore     the rules that do not run, by id
 * @param severities what findings of a rule count as, by id, whatever the rule itself says
 */
public record Policy(
    Dialect target,
    Optional<Place> toldAt,
    Set<String> select,
    Set<String> ignore,
    Map<String, Severity> severities) {

  public Policy {
    select = Set.copyOf(select);
    ignore = Set.copyOf(ignore);
    severities = Map.copyOf(severities);
  }

  /** Whether a rule runs. */
  public boolean asks(RuleInfo rule) {
    boolean selected = select.isEmpty() ? rule.profile().equals(RuleInfo.DEFAULT) : select.contains(rule.id());
    return selected && !ignore.contains(rule.id());
  }

  /** Whether a rule of the default profile runs. */
  boolean asks(String id) {
    return (select.isEmpty() || select.contains(id)) && !ignore.contains(id);
  }

  /** The same finding with the severity that its rule has here. */
  Finding weighed(Finding finding) {
    Severity severity = severities.get(finding.rule().id());
    return severity == null || severity == finding.severity() ? finding : finding.withSeverity(severity);
  }
}
