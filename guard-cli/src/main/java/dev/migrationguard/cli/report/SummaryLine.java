package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.Statistics;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A run in one line. */
final class SummaryLine {

  private static final List<Severity> WORST_FIRST = List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE);

  private SummaryLine() {}

  static String plain(Report report, Tally tally) {
    return of(report, tally, Style.PLAIN);
  }

  static String of(Report report, Tally tally, Style style) {
    Statistics run = report.statistics();
    if (run.files() == 0) {
      return run.history() == 0 ? "No migrations found." : "No migrations to report on.";
    }
    StringBuilder text = new StringBuilder();
    if (tally.standing().isEmpty()) {
      text.append(style.good(report.heldBack() > 0 ? "No new hazards" : "No hazards found")).append(" in ");
    } else {
      counts(tally, style, text);
      text.append(" in ").append(filesWithFindings(tally)).append(" of ");
    }
    text.append(Counts.of(run.files(), "file")).append("; ");
    text.append(Counts.of(run.operations(), "operation")).append(" understood");
    if (run.notAnalysed() > 0) {
      text.append(", ").append(run.notAnalysed()).append(" not (coverage ");
      text.append(Counts.percent(run.coverage())).append(')');
    }
    if (!tally.suppressed().isEmpty()) {
      text.append("; ").append(tally.suppressed().size()).append(" suppressed");
    }
    if (report.heldBack() > 0) {
      text.append("; ").append(report.heldBack()).append(" held back by the baseline");
    }
    if (!report.targets().isEmpty()) {
      text.append("; judged for ").append(Printable.line(EnvironmentWords.targets(report.targets())));
    }
    return text.append("; ").append(Counts.seconds(run.elapsedMillis())).toString();
  }

  private static void counts(Tally tally, Style style, StringBuilder text) {
    String separator = "";
    for (Severity severity : WORST_FIRST) {
      int count = tally.of(severity);
      if (count > 0) {
        text.append(separator).append(style.severity(severity, Counts.of(count, severity.word())));
        separator = ", ";
      }
    }
  }

  private static int filesWithFindings(Tally tally) {
    Set<String> paths = new HashSet<>();
    for (Finding finding : tally.standing()) {
      paths.add(finding.place().path());
    }
    return paths.size();
  }
}
