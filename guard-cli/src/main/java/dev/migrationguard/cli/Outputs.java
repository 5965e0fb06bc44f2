package dev.migrationguard.cli;

import dev.migrationguard.cli.Request.Colour;
import dev.migrationguard.cli.Request.Output;
import dev.migrationguard.cli.report.AuditConsole;
import dev.migrationguard.cli.report.AuditJson;
import dev.migrationguard.cli.report.AuditPage;
import dev.migrationguard.cli.report.ConsoleReporter;
import dev.migrationguard.cli.report.GitHubReporter;
import dev.migrationguard.cli.report.JsonReporter;
import dev.migrationguard.cli.report.MarkdownReporter;
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
        write(reporter(command, request, output, style, 0), report, output.file().get());
      } else {
        Writer out = new BufferedWriter(new OutputStreamWriter(io.out(), StandardCharsets.UTF_8));
        reporter(command, request, output, style(request.colour(), io), io.terminal().width()).write(report, out);
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

  private Reporter page(Request request, Output output) throws Misuse {
    String base = request.linkBase().isPresent() ? request.linkBase().get() : fromPage(output);
    return new AuditPage(About.read().version(), base);
  }

  /** The way from the page to the working directory, which the paths of the report start from. */
  private String fromPage(Output output) throws Misuse {
    if (output.file().isEmpty()) {
      return "";
    }
    try {
      Path directory = io.directory().toAbsolutePath().normalize();
      Path folder = directory.resolve(output.file().get()).normalize().getParent();
      String way = folder == null ? "" : folder.relativize(directory).toString().replace('\\', '/');
      return way.isEmpty() ? "" : way + "/";
    } catch (InvalidPathException e) {
      throw new Misuse("'" + output.file().get() + "' is not the name of a file");
    } catch (IllegalArgumentException e) {
      // Another drive: there is no way from there.
      return io.directory().toUri().toString();
    }
  }

  private Reporter reporter(Command command, Request request, Output output, Style style, int width)
      throws Misuse {
    boolean json = output.format().equals("json");
    if (command == Command.OPERATIONS) {
      return json ? new OperationsJson() : new OperationsConsole(style);
    }
    if (output.format().equals("html")) {
      return page(request, output);
    }
    if (command == Command.AUDIT) {
      return json ? new AuditJson() : new AuditConsole(style, width);
    }
    return switch (output.format()) {
      case "json" -> new JsonReporter();
      case "sarif" -> sarif();
      case "github" -> new GitHubReporter();
      case "markdown" -> new MarkdownReporter();
      default -> new ConsoleReporter(style, width);
    };
  }
}
