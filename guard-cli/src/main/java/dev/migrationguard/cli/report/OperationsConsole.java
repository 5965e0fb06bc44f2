package dev.migrationguard.cli.report;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.engine.Target;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction;
import dev.migrationguard.rule.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What was understood of each file, step by step, for people: what the project says about the run, the transaction and
 * the place of each step, what it does, what it costs, and the rules that speak of it.
 */
public final class OperationsConsole implements Reporter {

  private static final String UNREADABLE = "unreadable-source";

  private final Style style;

  /** A reporter with colours or without. */
  public OperationsConsole(Style style) {
    this.style = style;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    Map<Place, TreeSet<String>> rules = rules(report.findings());
    targets(report.targets(), out);
    Map<String, String> revisions = new HashMap<>();
    for (FileReport file : report.files()) {
      revisions.put(file.path(), file.revision());
    }
    String path = "";
    String block = "";
    for (JudgedStep judged : report.steps()) {
      Step step = judged.step();
      if (!step.place().path().equals(path)) {
        out.append(path.isEmpty() && report.targets().isEmpty() ? "" : "\n");
        path = step.place().path();
        block = "";
        header(path, revisions.getOrDefault(path, ""), out);
        environment(report.environments().getOrDefault(path, Environment.NONE), out);
      }
      String own = block(step);
      if (!own.equals(block)) {
        out.append(style.faint(own)).append('\n');
        block = own;
      }
      out.append(line(judged, rules)).append('\n');
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

  private static Map<Place, TreeSet<String>> rules(List<Finding> findings) {
    Map<Place, TreeSet<String>> rules = new HashMap<>();
    for (Finding finding : findings) {
      if (!Tally.isNotAnalysed(finding)) {
        String id = finding.rule().id() + (finding.suppressed().isPresent() ? " (suppressed)" : "");
        rules.computeIfAbsent(finding.place(), place -> new TreeSet<>()).add(id);
      }
    }
    return rules;
  }

  private void targets(List<Target> targets, Writer out) throws IOException {
    if (!targets.isEmpty()) {
      out.append(style.faint("Judged for " + Printable.line(EnvironmentWords.targets(targets)))).append('\n');
    }
  }

  private void header(String path, String revision, Writer out) throws IOException {
    out.append(style.strong(Printable.line(path)));
    boolean told = revision.isEmpty() || path.contains(revision);
    out.append(told ? "" : style.faint(", revision " + Printable.line(revision)));
    out.append('\n');
  }

  private void environment(Environment environment, Writer out) throws IOException {
    for (String line : EnvironmentWords.lines(environment)) {
      out.append(style.faint("  " + Printable.line(line))).append('\n');
    }
  }

  /** The steps that run together, under one line. */
  private static String block(Step step) {
    String database = step.database().isEmpty() ? "" : " of database " + Printable.line(step.database());
    return switch (step.transaction().mode()) {
      case INSIDE -> " in a transaction" + database;
      case STRING -> " in the transaction of one string" + database;
      case OUTSIDE -> " outside transactions" + database;
      case UNKNOWN -> " in a transaction or not, which the source does not show" + database;
    } + (step.transaction().mode() == Transaction.Mode.INSIDE && step.transaction().number() > 0
        ? ", number " + (step.transaction().number() + 1)
        : "");
  }

  private String line(JudgedStep judged, Map<Place, TreeSet<String>> rules) {
    Step step = judged.step();
    StringBuilder text = new StringBuilder();
    String place = step.place().span().line() + ":" + step.place().span().column();
    text.append(style.faint(padded(place, 8))).append(' ');
    if (step.operation() instanceof Opaque opaque) {
      text.append("not analysed: ").append(Printable.line(opaque.what() + ": " + opaque.reason()));
    } else {
      text.append(padded(OperationWords.name(step.operation()), 20)).append(' ');
      text.append(padded(Printable.line(OperationWords.what(step.operation())), 32)).append(' ');
      text.append(judged.runs() ? costs(judged.cost()) : "not run by the judged database");
    }
    if (judged.fresh()) {
      text.append(", the table is new");
    }
    for (String guard : OperationWords.guards(step.guards())) {
      boolean conditional = guard.equals("conditional");
      text.append(", ");
      text.append(conditional ? "only if a condition holds" : "only on " + guard.substring("dialect:".length()));
    }
    step.via().ifPresent(via ->
        text.append(", from ").append(Printable.line(via.path())).append(':').append(via.span().line()));
    TreeSet<String> found = rules.get(step.place());
    if (found != null && judged.runs()) {
      text.append("  ").append(style.strong("<- " + String.join(", ", found)));
    }
    return text.toString();
  }

  private static String costs(Cost cost) {
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
