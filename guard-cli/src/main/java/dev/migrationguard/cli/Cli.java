package dev.migrationguard.cli;

import dev.migrationguard.cli.report.RulePage;
import dev.migrationguard.cli.report.Style;
import dev.migrationguard.engine.Discovery.UnreadablePath;
import dev.migrationguard.engine.Progress;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one command line. */
final class Cli {

  private final Io io;
  private final List<RuleInfo> rules;
  private final Analysis analysis;

  /**
   * A program.
   *
   * @param rules    the rules that there are, in the order in which they are listed
   * @param analysis what judges
   */
  Cli(Io io, List<RuleInfo> rules, Analysis analysis) {
    this.io = io;
    this.rules = List.copyOf(rules);
    this.analysis = analysis;
  }

  /** Runs and answers the exit code. What the user can mend is told in one line. */
  int run(String[] arguments) {
    try {
      Optional<Invocation> line = QuickParser.parse(arguments);
      if (line.isEmpty()) {
        line = PicocliParser.parse(arguments, io);
      }
      return line.isEmpty() ? ExitCode.RAN : run(line.get());
    } catch (Misuse | UnreadablePath e) {
      io.complain(e.getMessage());
      return ExitCode.MISUSE;
    } catch (IOException e) {
      io.complain("cannot read standard input or write standard output: " + IoWords.reason(e));
      return ExitCode.MISUSE;
    }
  }

  private int run(Invocation line) throws Misuse, UnreadablePath, IOException {
    return switch (line.command()) {
      case CHECK, AUDIT, OPERATIONS -> judge(line);
      case RULES -> listRules(line);
      case EXPLAIN -> explain(line);
      case INIT -> Init.run(line, io);
    };
  }

  private int judge(Invocation line) throws Misuse, UnreadablePath, IOException {
    Request request = Request.of(line, rules);
    Sources sources = Input.sources(request, io);
    if (request.since().isPresent() && sources.reported().isEmpty()) {
      io.complain("no migration here has changed since '" + request.since().get() + "'");
    }
    // A run without a baseline, which most hooks are, does not load what reads one.
    Optional<KnownFindings> known = request.knows() ? Optional.of(KnownFindings.of(request, io)) : Optional.empty();
    Report report;
    try (ProgressLine progress = new ProgressLine(io.err(), System::nanoTime)) {
      Progress audience = io.terminal().err() ? progress : Progress.SILENT;
      report = analysis.analyze(sources, request.settings(), audience);
    }
    if (known.isPresent()) {
      report = known.get().without(report, request.settings(), rules);
    }
    new Outputs(io, rules).write(line.command(), request, report);
    for (Defect defect : report.defects()) {
      io.complain(
          "defect in " + defect.where() + " at " + defect.place() + ": " + defect.message()
              + " (everything else was reported)");
    }
    if (!report.defects().isEmpty()) {
      return ExitCode.DEFECT;
    }
    return request.failOn().isPresent() && reaches(report, request.failOn().get()) ? ExitCode.FINDINGS : ExitCode.RAN;
  }

  private static boolean reaches(Report report, Severity threshold) {
    for (Finding finding : report.findings()) {
      if (finding.suppressed().isEmpty() && finding.severity().compareTo(threshold) >= 0) {
        return true;
      }
    }
    return false;
  }

  private int listRules(Invocation line) throws Misuse {
    if (!line.operands().isEmpty()) {
      throw new Misuse("'rules' takes no operands; 'explain " + line.operands().get(0) + "' explains one rule");
    }
    Style style = Outputs.style(Request.colour(line), io);
    int widest = 0;
    for (RuleInfo rule : rules) {
      widest = Math.max(widest, rule.id().length());
    }
    for (RuleInfo rule : rules) {
      io.out().println(RulePage.row(rule, widest, style));
    }
    return ExitCode.RAN;
  }

  private int explain(Invocation line) throws Misuse {
    if (line.operands().size() != 1) {
      throw new Misuse("'explain' takes one rule, such as 'explain drop-column'; 'rules' lists them");
    }
    String id = Request.known(line.operands().get(0), ids());
    Style style = Outputs.style(Request.colour(line), io);
    for (RuleInfo rule : rules) {
      if (rule.id().equals(id)) {
        io.out().print(RulePage.text(rule, style, io.terminal().width()));
      }
    }
    return ExitCode.RAN;
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>(rules.size());
    for (RuleInfo rule : rules) {
      ids.add(rule.id());
    }
    return ids;
  }
}
