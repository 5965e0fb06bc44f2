package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings of a report, sorted by what becomes of them.
 *
 * @param standing    hazards that nothing in the source accepts, and what was not understood where that is more than a note
 * @param suppressed  findings that the source accepts, with a reason
 * @param notAnalysed notes on what was not understood, which nothing in the source accepts
 */
record Tally(List<Finding> standing, List<Finding> suppressed, List<Finding> notAnalysed) {

  private static final String NOT_ANALYSED = "not-analysed";

  static Tally of(Report report) {
    Tally tally = new Tally(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Finding finding : report.findings()) {
      if (finding.suppressed().isPresent()) {
        tally.suppressed.add(finding);
      } else if (isNotAnalysed(finding) && finding.severity() == Severity.NOTE) {
        tally.notAnalysed.add(finding);
      } else {
        tally.standing.add(finding);
      }
    }
    return tally;
  }

  /** Whether it says that something was not understood, rather than that something is a hazard. */
  static boolean isNotAnalysed(Finding finding) {
    return finding.rule().id().equals(NOT_ANALYSED);
  }

  /** How many standing hazards are of one severity. */
  int of(Severity severity) {
    int count = 0;
    for (Finding finding : standing) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }
}
