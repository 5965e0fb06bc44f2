package dev.migrationguard.engine;

import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies {@code guard: ignore[rule-id] reason} to the findings of one file. */
final class Suppressions {

  private static final String IGNORE = "ignore";
  private static final String NO_EFFECT = "This suppression has no effect: ";

  /**
   * A suppression.
   *
   * @param rules  the ids that it names
   * @param reason why
   */
  private record Suppression(Set<String> rules, String reason) {}

  private final Map<String, RuleInfo> rules = new HashMap<>();

  /**
   * Suppressions that may name these rules.
   *
   * @param rules every rule there is, selected or not
   */
  Suppressions(List<RuleInfo> rules) {
    for (RuleInfo rule : rules) {
      this.rules.put(rule.id(), rule);
    }
  }

  /**
   * Marks the findings that a directive speaks of, and reports directives that suppress nothing.
   *
   * @param policy  how the file is judged
   * @param leftOut where the file asks for what is not judged, and a directive may be needed another time
   */
  List<Finding> apply(
      String path,
      Policy policy,
      List<Directive> directives,
      List<Finding> findings,
      List<Span> leftOut,
      List<String> lines) {
    List<Finding> result = new ArrayList<>(findings);
    for (Directive directive : directives) {
      Optional<Suppression> suppression = parse(directive.comment().text());
      String problem = suppression.isEmpty() ? NO_EFFECT + "it does not read `guard: ignore[rule-id] reason`" : "";
      if (suppression.isPresent()) {
        problem = problem(suppression.get());
      }
      if (problem.isEmpty()) {
        Set<String> used = mark(result, directive.covers(), suppression.orElseThrow());
        problem = covers(directive, leftOut) ? "" : idle(suppression.orElseThrow(), used, policy);
      }
      if (!problem.isEmpty() && policy.asks(EngineRules.UNUSED_SUPPRESSION)) {
        result.add(unused(path, directive, problem, lines));
      }
    }
    return result;
  }

  private String problem(Suppression suppression) {
    for (String rule : suppression.rules()) {
      if (!rules.containsKey(rule)) {
        Optional<String> near = Nearest.to(rule, rules.keySet());
        return NO_EFFECT + "there is no rule `" + rule + "`" + near.map(id -> "; did you mean `" + id + "`?").orElse("");
      }
    }
    return suppression.reason().isEmpty() ? NO_EFFECT + "it gives no reason" : "";
  }

  private static boolean covers(Directive directive, List<Span> places) {
    for (Span place : places) {
      if (directive.covers().line() <= place.line() && place.line() <= directive.covers().endLine()) {
        return true;
      }
    }
    return false;
  }

  /** What is wrong with one whose rules have found nothing. One of a rule that did not run may still be needed. */
  private String idle(Suppression suppression, Set<String> used, Policy policy) {
    List<String> idle = new ArrayList<>();
    for (String id : suppression.rules()) {
      if (!used.contains(id) && policy.asks(rules.get(id))) {
        idle.add("`" + id + "`");
      }
    }
    if (idle.isEmpty()) {
      return "";
    }
    return used.isEmpty() && idle.size() == suppression.rules().size()
        ? NO_EFFECT + "there is no such finding on the statement that it speaks of"
        : "This suppression names " + String.join(", ", idle)
            + ", and there is no such finding on the statement that it speaks of";
  }

  private static Optional<Suppression> parse(String comment) {
    String text = comment.substring(comment.indexOf(':') + 1).strip();
    int open = text.indexOf('[');
    int close = text.indexOf(']');
    if (!text.startsWith(IGNORE) || open < 0 || close < open || !text.substring(IGNORE.length(), open).isBlank()) {
      return Optional.empty();
    }
    Set<String> rules = new LinkedHashSet<>();
    for (String rule : text.substring(open + 1, close).split(",", -1)) {
      if (!rule.isBlank()) {
        rules.add(rule.strip());
      }
    }
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(new Suppression(rules, text.substring(close + 1).strip()));
  }

  /** The rules whose findings it has marked. */
  private static Set<String> mark(List<Finding> findings, Span covers, Suppression suppression) {
    Set<String> used = new HashSet<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      int line = finding.place().span().line();
      if (covers.line() <= line && line <= covers.endLine() && suppression.rules().contains(finding.rule().id())) {
        used.add(finding.rule().id());
        findings.set(i, finding.suppressedBecause(suppression.reason()));
      }
    }
    return used;
  }

  private static Finding unused(String path, Directive directive, String problem, List<String> lines) {
    int line = directive.comment().span().line();
    return new Finding(
        EngineRules.UNUSED_SUPPRESSION,
        EngineRules.UNUSED_SUPPRESSION.severity(),
        new Place(path, directive.comment().span()),
        line <= lines.size() ? lines.get(line - 1) : "",
        problem,
        Remedy.NONE,
        "",
        Optional.empty(),
        Optional.empty());
  }
}
