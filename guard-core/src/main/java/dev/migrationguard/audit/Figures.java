package dev.migrationguard.audit;

import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Finding;

/**
 * What can be counted of some migrations.
 *
 * @param operations  operations that were understood
 * @param notAnalysed operations that were not
 * @param errors      standing findings of that severity, and so on
 * @param suppressed  findings that the source accepts
 */
public record Figures(int operations, int notAnalysed, int errors, int warnings, int notes, int suppressed) {

  /** Nothing. */
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

  /** All of both. */
  public Figures and(Figures other) {
    return new Figures(
        operations + other.operations,
        notAnalysed + other.notAnalysed,
        errors + other.errors,
        warnings + other.warnings,
        notes + other.notes,
        suppressed + other.suppressed);
  }

  /** What one finding adds. That something was not analysed is counted with the operations. */
  static Figures of(Finding finding) {
    if (finding.suppressed().isPresent()) {
      return new Figures(0, 0, 0, 0, 0, 1);
    }
    if (isNotAnalysed(finding)) {
      return NONE;
    }
    return switch (finding.severity()) {
      case ERROR -> new Figures(0, 0, 1, 0, 0, 0);
      case WARNING -> new Figures(0, 0, 0, 1, 0, 0);
      case NOTE -> new Figures(0, 0, 0, 0, 1, 0);
    };
  }

  /** Whether a finding says that something was not understood, rather than that something is a hazard. */
  static boolean isNotAnalysed(Finding finding) {
    return finding.rule().id().equals(EngineRules.NOT_ANALYSED.id());
  }

  /** Standing findings of every severity. */
  public int findings() {
    return errors + warnings + notes;
  }

  /** The share of operations that were not understood, in percent from 0 to 100; 0 when there were none. */
  public double notAnalysedShare() {
    int all = operations + notAnalysed;
    return all == 0 ? 0 : 100.0 * notAnalysed / all;
  }

  /** More errors first, then more warnings, then more notes. */
  int compareWorst(Figures other) {
    int byErrors = Integer.compare(other.errors, errors);
    int byWarnings = byErrors != 0 ? byErrors : Integer.compare(other.warnings, warnings);
    return byWarnings != 0 ? byWarnings : Integer.compare(other.notes, notes);
  }
}
