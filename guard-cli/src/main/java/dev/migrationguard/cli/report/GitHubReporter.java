package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Severity;
import java.io.IOException;
import java.io.Writer;

/**
 * For GitHub Actions: workflow commands that mark the lines of a pull request.
 *
 * <p>GitHub shows ten annotations of a kind for each step, so the hazards come before what was not analysed. It refuses
 * columns for a statement of several lines, so those are given their lines alone.
 */
public final class GitHubReporter implements Reporter {

  @Override
  public void write(Report report, Writer out) throws IOException {
    Tally tally = Tally.of(report);
    for (Finding finding : tally.standing()) {
      command(finding, out);
    }
    for (Finding finding : tally.notAnalysed()) {
      command(finding, out);
    }
    out.append(SummaryLine.plain(report, tally)).append('\n');
  }

  private static void command(Finding finding, Writer out) throws IOException {
    Span span = finding.place().span();
    out.append("::").append(level(finding.severity()));
    out.append(" file=").append(property(finding.place().path()));
    out.append(",line=").append(String.valueOf(span.line()));
    out.append(",endLine=").append(String.valueOf(span.endLine()));
    if (span.line() == span.endLine()) {
      out.append(",col=").append(String.valueOf(span.column()));
      out.append(",endColumn=").append(String.valueOf(span.endColumn()));
    }
    out.append(",title=").append(property(finding.rule().id()));
    out.append("::").append(data(message(finding))).append('\n');
  }

  private static String message(Finding finding) {
    return finding.code().isBlank()
        ? finding.message()
        : finding.message() + "\n\nSafe way:\n" + finding.code().stripTrailing();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
