package dev.migrationguard.cli;

import dev.migrationguard.cli.Request.Colour;
import dev.migrationguard.cli.Request.Output;
import dev.migrationguard.cli.report.ConsoleReporter;
import dev.migrationguard.cli.report.GitHubReporter;
import dev.migrationguard.cli.report.JsonReporter;
import dev.migrationguard.cli.report.OperationsConsole;
import dev.migrationguard.cli.report.OperationsJson;
import dev.migrationguard.cli.report.Reporter;
import dev.migrationguard.cli.report.SarifReporter;
import dev.migrationguard.cli.report.Style;
import dev.migrationguard.engine.Report;
import dev.migrationguard.rule.RuleInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Writes the reports of a run to their places. */
final class Outputs {

  private final Io io;
  private final List<RuleInfo> rules;

  Outputs(Io io, List<RuleInfo> rules) {
    this.io = io;
    this.rules = rules;
  }

  void write(Command command, Request request, Report report) throws IOException, Misuse {
    for (Output output : request.outputs()) {
      if (output.file().isPresent()) {
        Style style = request.colour() == Colour.ALWAYS ? Style.COLOUR : Style.PLAIN;
        write(reporter(command, output.format(), style, 0), report, output.file().get());
      } else {
        Writer out = new BufferedWriter(new OutputStreamWriter(io.out(), StandardCharsets.UTF_8));
        reporter(command, output.format(), style(request.colour(), io), io.terminal().width()).write(report, out);
        out.flush();
      }
    }
  }

  private void write(Reporter reporter, Report report, String file) throws Misuse {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(io.directory().resolve(Path.of(file))), StandardCharsets.UTF_8))) {
      reporter.write(report, out);
    } catch (IOException e) {
      throw new Misuse("cannot write '" + file + "': " + IoWords.reason(e));
    } catch (InvalidPathException e) {
      throw new Misuse("'" + file + "' is not the name of a file");
    }
  }

  /** The style of what goes to standard output. */
  static Style style(Colour colour, Io io) {
    return switch (colour) {
      case ALWAYS -> Style.COLOUR;
      case NEVER -> Style.PLAIN;
      case AUTO -> io.terminal().out() && !io.isSet("NO_COLOR") ? Style.COLOUR : Style.PLAIN;
    };
  }

  private Reporter sarif() {
    About about = About.read();
    return new SarifReporter(about.version(), about.documentation(), rules);
  }

  private Reporter reporter(Command command, String format, Style style, int width) {
    boolean json = format.equals("json");
    if (command == Command.OPERATIONS) {
      return json ? new OperationsJson() : new OperationsConsole(style);
    }
    return switch (format) {
      case "json" -> new JsonReporter();
      case "sarif" -> sarif();
      case "github" -> new GitHubReporter();
      default -> new ConsoleReporter(style, width);
    };
  }
}
