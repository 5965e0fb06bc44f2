package dev.migrationguard.cli.report;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction;
import dev.migrationguard.rule.Finding;
import java.io.IOException;
import java.io.Writer;

/** What was understood of each file, step by step, for people. */
public final class OperationsConsole implements Reporter {

  private static final String UNREADABLE = "unreadable-source";

  private final Style style;

  /** A reporter with colours or without. */
  public OperationsConsole(Style style) {
    this.style = style;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    String path = "";
    for (JudgedStep judged : report.steps()) {
      Step step = judged.step();
      if (!step.place().path().equals(path)) {
        out.append(path.isEmpty() ? "" : "\n");
        path = step.place().path();
        out.append(style.strong(Printable.line(path))).append('\n');
      }
      out.append(line(step, judged.cost())).append('\n');
    }
    for (Finding finding : report.findings()) {
      if (finding.rule().id().equals(UNREADABLE)) {
        out.append(style.strong(Printable.line(finding.place().toString()))).append(' ');
        out.append(Printable.line(finding.message())).append('\n');
      }
    }
    if (report.steps().isEmpty()) {
      out.append("No operations in ").append(Counts.of(report.statistics().files(), "migration")).append(".\n");
    }
  }

  private String line(Step step, Cost cost) {
    StringBuilder text = new StringBuilder();
    String place = step.place().span().line() + ":" + step.place().span().column();
    text.append(style.faint(padded(place, 8))).append(' ');
    if (step.operation() instanceof Opaque opaque) {
      text.append("not analysed: ").append(Printable.line(opaque.what() + ": " + opaque.reason()));
    } else {
      text.append(padded(OperationWords.name(step.operation()), 20)).append(' ');
      text.append(padded(Printable.line(OperationWords.target(step.operation())), 24)).append(' ');
      text.append(costs(step, cost));
    }
    for (String guard : OperationWords.guards(step.guards())) {
      boolean conditional = guard.equals("conditional");
      text.append(", ");
      text.append(conditional ? "only if a condition holds" : "only on " + guard.substring("dialect:".length()));
    }
    step.via().ifPresent(via ->
        text.append(", from ").append(Printable.line(via.path())).append(':').append(via.span().line()));
    return text.toString();
  }

  private static String costs(Step step, Cost cost) {
    if (cost.equals(Cost.UNKNOWN)) {
      return "cost unknown";
    }
    StringBuilder text =
        new StringBuilder(
            switch (cost.lock()) {
              case "none" -> "no lock";
              case "unknown" -> "lock unknown";
              default -> cost.lock();
            });
    append(cost.rewrites(), "rewrites the table", text);
    append(cost.rebuilds(), "rebuilds indexes", text);
    append(cost.scans(), "scans the table", text);
    if (cost.transaction() == Cost.Permission.FORBIDDEN) {
      text.append(", forbidden in a transaction");
    }
    if (step.transaction().mode() == Transaction.Mode.OUTSIDE) {
      text.append(", runs outside a transaction");
    }
    return text.toString();
  }

  private static void append(Answer answer, String effect, StringBuilder text) {
    if (answer == Answer.YES) {
      text.append(", ").append(effect);
    } else if (answer == Answer.UNKNOWN) {
      text.append(", perhaps ").append(effect);
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Columns.of(text)));
  }
}
