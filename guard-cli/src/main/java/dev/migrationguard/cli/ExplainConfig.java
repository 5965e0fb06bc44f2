package dev.migrationguard.cli;

import dev.migrationguard.cli.Request.Output;
import dev.migrationguard.cli.config.Configuration;
import dev.migrationguard.cli.config.Explanation;
import dev.migrationguard.cli.config.Told;
import dev.migrationguard.cli.report.ConfigurationReport;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.engine.Target;
import dev.migrationguard.model.Direction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Prints what a run would be judged by, with who says so, in the place of running it. */
final class ExplainConfig {

  private final Invocation line;
  private final Request request;
  private final Io io;

  ExplainConfig(Invocation line, Request request, Io io) {
    this.line = line;
    this.request = request;
    this.io = io;
  }

  /**
   * Prints.
   *
   * @param sources  what would be reported on
   * @param analysis what finds out which database the project names, asked only where nobody else names one
   */
  void print(Sources sources, Function<Settings, Report> analysis) throws Misuse, IOException {
    Output output = output();
    boolean told = !request.settings().usual().target().assumed();
    List<Target> targets = told ? List.of() : analysis.apply(request.settings()).targets();
    Explanation explanation =
        Explanation.of(request.configuration(), request.policies(), run(), sources, io.directory(), targets);
    Writer out = new BufferedWriter(new OutputStreamWriter(io.out(), StandardCharsets.UTF_8));
    if (output.format().equals("json")) {
      ConfigurationReport.json(explanation, out);
    } else {
      ConfigurationReport.console(explanation, Outputs.style(request.colour(), io), out);
    }
    out.flush();
  }

  private Output output() throws Misuse {
    Output output = request.outputs().get(0);
    boolean known = output.format().equals("console") || output.format().equals("json");
    if (!known || output.file().isPresent() || request.outputs().size() > 1) {
      throw new Misuse("--explain-config prints to standard output, as console or json");
    }
    return output;
  }

  private Explanation.Run run() {
    Configuration configuration = request.configuration();
    boolean check = line.command() == Command.CHECK;
    return new Explanation.Run(
        flag(Option.DIRECTION).or(() -> configuration.directions().map(t -> t.with(ExplainConfig::word))),
        flag(Option.FAIL_ON)
            .or(() -> configuration.failOn().filter(t -> check).map(t -> t.with(s -> s.isEmpty() ? "never" : s.get().word()))),
        flag(Option.BASELINE).or(() -> configuration.baseline().filter(t -> request.baseline().isPresent())),
        paths(),
        flag(Option.LINK_BASE).or(configuration::linkBase));
  }

  private Optional<Told<List<String>>> paths() {
    if (line.last(Option.STDIN_NAME).isPresent()) {
      return Optional.of(Told.flag(List.of(line.last(Option.STDIN_NAME).get()), Option.STDIN_NAME.flag()));
    }
    return line.operands().isEmpty()
        ? request.configuration().migrations().filter(told -> told.value().equals(request.paths()))
        : Optional.of(Told.flag(line.operands(), "the command line"));
  }

  private Optional<Told<String>> flag(Option option) {
    return line.last(option).map(value -> Told.flag(value, option.flag()));
  }

  private static String word(Set<Direction> directions) {
    if (directions.size() > 1) {
      return "both";
    }
    return directions.contains(Direction.UPGRADE) ? "upgrade" : "downgrade";
  }
}
