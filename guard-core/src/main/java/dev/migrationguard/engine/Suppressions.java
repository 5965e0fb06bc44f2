package dev.migrationguard.engine;

import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies {@code guard: ignore[rule-id] reason} to the findings of one file. */
final class Suppressions {

  private static final String IGNORE = "ignore";

  /**
   * A suppression.
   *
   * @param rules  the ids that it names
   * @param reason why
   */
  private record Suppression(Set<String> rules, String reason) {}

  private final Set<String> ids;

  /**
   * Suppressions that may name these rules.
   *
   * @param ids every rule id there is, selected or not
   */
  Suppressions(Set<String> ids) {
    this.ids = ids;
  }

  /**
   * Marks the findings that a directive speaks of, and reports directives that suppress nothing.
   *
   * @param judged the rules that ran: a suppression of another one may still be needed
   */
  List<Finding> apply(
      String path,
      List<Directive> directives,
      List<Finding> findings,
      Set<String> judged,
      List<String> lines) {
    List<Finding> result = new ArrayList<>(findings);
    for (Directive directive : directives) {
      Optional<Suppression> suppression = parse(directive.comment().text());
      String problem = suppression.isEmpty() ? "it does not read `guard: ignore[rule-id] reason`" : "";
      if (suppression.isPresent()) {
        problem = problem(suppression.get());
      }
      if (problem.isEmpty()) {
        boolean used = mark(result, directive.covers(), suppression.orElseThrow());
        boolean asked = suppression.orElseThrow().rules().stream().anyMatch(judged::contains);
        problem = used || !asked ? "" : "there is no such finding on the statement that it speaks of";
      }
      if (!problem.isEmpty() && judged.contains(EngineRules.UNUSED_SUPPRESSION.id())) {
        result.add(unused(path, directive, problem, lines));
      }
    }
    return result;
  }

  private String problem(Suppression suppression) {
    for (String rule : suppression.rules()) {
      if (!ids.contains(rule)) {
        return "there is no rule `" + rule + "`";
      }
    }
    return suppression.reason().isEmpty() ? "it gives no reason" : "";
  }

  private static Optional<Suppression> parse(String comment) {
    String text = comment.substring(comment.indexOf(':') + 1).strip();
    int open = text.indexOf('[');
    int close = text.indexOf(']');
    if (!text.startsWith(IGNORE) || open < 0 || close < open || !text.substring(IGNORE.length(), open).isBlank()) {
      return Optional.empty();
    }
    Set<String> rules = new HashSet<>();
    for (String rule : text.substring(open + 1, close).split(",", -1)) {
      if (!rule.isBlank()) {
        rules.add(rule.strip());
      }
    }
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(new Suppression(rules, text.substring(close + 1).strip()));
  }

  private static boolean mark(List<Finding> findings, Span covers, Suppression suppression) {
    boolean used = false;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      int line = finding.place().span().line();
      if (covers.line() <= line && line <= covers.endLine() && suppression.rules().contains(finding.rule().id())) {
        used = true;
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
        "This suppression has no effect: " + problem,
        Remedy.NONE,
        "",
        Optional.empty(),
        Optional.empty());
  }
}
