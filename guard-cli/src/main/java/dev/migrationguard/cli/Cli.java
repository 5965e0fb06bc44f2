package dev.migrationguard.cli;

import dev.migrationguard.cli.config.Configuration;
import dev.migrationguard.cli.config.Mistake;
import dev.migrationguard.cli.config.Values;
import dev.migrationguard.cli.report.RulePage;
import dev.migrationguard.cli.report.Style;
import dev.migrationguard.engine.Discovery.UnreadablePath;
import dev.migrationguard.engine.Progress;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.io.IOException;
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
    } catch (Misuse | Mistake | UnreadablePath e) {
      io.complain(e.getMessage());
      return ExitCode.MISUSE;
    } catch (IOException e) {
      io.complain("cannot read standard input or write standard output: " + IoWords.reason(e));
      return ExitCode.MISUSE;
    }
  }

  private int run(Invocation line) throws Misuse, Mistake, UnreadablePath, IOException {
    return switch (line.command()) {
      case CHECK, AUDIT, OPERATIONS -> judge(line);
      case RULES -> listRules(line);
      case EXPLAIN -> explain(line);
      case INIT -> Init.run(line, io);
      case COMPLETION -> Completion.print(line, rules, io);
    };
  }

  private int judge(Invocation line) throws Misuse, Mistake, UnreadablePath, IOException {
    Configuration configuration = Configured.of(line, new Values(rules), io);
    Request request = Request.of(line, configuration, rules, io.directory());
    Sources sources = Input.sources(line.command(), request, io);
    if (line.last(Option.EXPLAIN_CONFIG).isPresent()) {
      new ExplainConfig(line, request, io)
          .print(sources, settings -> analysis.analyze(sources, settings, Progress.SILENT));
      return ExitCode.RAN;
    }
    Settings settings = request.settings(sources, io.directory(), line.command() == Command.OPERATIONS);
    // A run without a baseline, which most hooks are, does not load what reads one.
    Optional<KnownFindings> known = request.knows() ? Optional.of(KnownFindings.of(request, io)) : Optional.empty();
    Report report;
    try (ProgressLine progress = new ProgressLine(io.err(), System::nanoTime)) {
      Progress audience = io.terminal().err() ? progress : Progress.SILENT;
      report = analysis.analyze(sources, settings, audience);
    }
    if (request.since().isPresent() && sources.reported().isEmpty() && report.files().isEmpty()) {
      io.complain("no migration here has changed since '" + request.since().get() + "'");
    }
    if (line.command() == Command.AUDIT) {
      report = GitDays.added(report, io.directory());
    }
    if (known.isPresent()) {
      report = known.get().without(report, settings, rules);
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

  private int listRules(Invocation line) throws Misuse, Mistake {
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

  private int explain(Invocation line) throws Misuse, Mistake {
    if (line.operands().size() != 1) {
      throw new Misuse("'explain' takes one rule, such as 'explain drop-column'; 'rules' lists them");
    }
    String id = new Values(rules).rule(line.operands().get(0));
    Style style = Outputs.style(Request.colour(line), io);
    for (RuleInfo rule : rules) {
      if (rule.id().equals(id)) {
        io.out().print(RulePage.text(rule, style, io.terminal().width()));
      }
    }
    return ExitCode.RAN;
  }
}
