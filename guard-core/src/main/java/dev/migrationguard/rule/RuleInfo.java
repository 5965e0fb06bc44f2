package dev.migrationguard.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a rule, from which its page, {@code explain}, SARIF's help and the tables of the documentation are made.
 *
 * @param id       kebab-case, never renamed
 * @param severity the severity of its findings unless a finding says otherwise
 * @param title    one line that names the problem: {@code Building an index blocks writes}
 * @param why      what happens to whom, in a short paragraph
 * @param instead  the safe way, in a short paragraph
 * @param hazards  what can go wrong
 * @param profile  {@code default}; {@code strict} and {@code style} are off unless asked for
 */
public record RuleInfo(
    String id, Severity severity, String title, String why, String instead, List<Hazard> hazards, String profile) {

  /** The profile of the rules that are on unless they are switched off. */
  public static final String DEFAULT = "default";

  public RuleInfo {
    why = why.strip();
    instead = instead.strip();
    hazards = List.copyOf(hazards);
  }

  /** A rule that is on unless it is switched off. */
  public static RuleInfo of(
      String id, Severity severity, String title, String why, String instead, Hazard... hazards) {
    return new RuleInfo(id, severity, title, why, instead, List.of(hazards), DEFAULT);
  }

  /** The ids of the rules that are on by themselves, and of those of the profiles that are asked for. */
  public static Set<String> ids(List<RuleInfo> rules, Set<String> profiles) {
    Set<String> ids = new HashSet<>();
    for (RuleInfo rule : rules) {
      if (rule.profile().equals(DEFAULT) || profiles.contains(rule.profile())) {
        ids.add(rule.id());
      }
    }
    return ids;
  }

  /** The same rule, off unless its profile is asked for: {@code strict} or {@code style}. */
  public RuleInfo inProfile(String other) {
    return new RuleInfo(id, severity, title, why, instead, hazards, other);
  }
}
