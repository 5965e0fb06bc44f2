package dev.migrationguard.rule;

import java.util.List;

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

  public RuleInfo {
    why = why.strip();
    instead = instead.strip();
    hazards = List.copyOf(hazards);
  }

  /** A rule that is on unless it is switched off. */
  public static RuleInfo of(
      String id, Severity severity, String title, String why, String instead, Hazard... hazards) {
    return new RuleInfo(id, severity, title, why, instead, List.of(hazards), "default");
  }
}
