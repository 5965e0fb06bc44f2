package dev.migrationguard.cli;

import dev.migrationguard.cli.report.Baseline;
import dev.migrationguard.cli.report.BaselineFile;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.rule.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and writes the baseline that a command line names, and takes out of a report what it knows. */
final class KnownFindings {

  private final String name;
  private final Path file;
  private final Io io;
  private final Optional<Baseline> baseline;

  private KnownFindings(String name, Path file, Io io, Optional<Baseline> baseline) {
    this.name = name;
    this.file = file;
    this.io = io;
    this.baseline = baseline;
  }

  /** The baseline of a request; read at once, so that a mistake in it is told before the work begins. */
  static KnownFindings of(Request request, Io io) throws Misuse {
    if (request.newBaseline().isPresent()) {
      String name = request.newBaseline().get();
      return new KnownFindings(name, path(name, io), io, Optional.empty());
    }
    String name = request.baseline().orElseThrow();
    Path file = path(name, io);
    try {
      Baseline baseline = BaselineFile.read(Files.readString(file));
      return new KnownFindings(name, file, io, Optional.of(baseline));
    } catch (NoSuchFileException e) {
      throw new Misuse(
          "cannot read the baseline '" + name + "': there is no such file; --write-baseline " + name + " writes it");
    } catch (BaselineFile.Broken e) {
      throw new Misuse("cannot read the baseline '" + name + "': " + e.getMessage());
    } catch (IOException e) {
      throw new Misuse("cannot read the baseline '" + name + "': " + IoWords.reason(e));
    }
  }

  /** What is new in a report. What the baseline no longer matches is told on standard error. */
  Report without(Report report, Settings settings, List<RuleInfo> rules) throws Misuse {
    Baseline.Home home = new Baseline.Home(file, io.directory());
    if (baseline.isEmpty()) {
      Baseline written = Baseline.of(report, settings.directions(), home);
      write(written);
      io.complain("wrote " + findings(written.entries().size()) + " to '" + name + "'");
      return written.apply(report, home).report();
    }
    Baseline.Applied applied = baseline.get().apply(report, home);
    long gone = 0;
    if (settings.directions().containsAll(baseline.get().directions())) {
      gone = applied.unmatched().stream().filter(entry -> isAsked(entry.rule(), settings, rules)).count();
    }
    if (gone > 0) {
      io.complain(
          findings((int) gone) + " of the baseline '" + name
              + (gone == 1 ? "' is" : "' are")
              + " no longer found; --write-baseline writes down what is left");
    }
    return applied.report();
  }

  /** Whether a rule has run. One that there is no more cannot find anything again. */
  private static boolean isAsked(String id, Settings settings, List<RuleInfo> rules) {
    for (RuleInfo rule : rules) {
      if (rule.id().equals(id)) {
        return settings.usual().asks(rule);
      }
    }
    return true;
  }

  private void write(Baseline written) throws Misuse {
    try {
      Files.writeString(file, BaselineFile.write(written));
    } catch (IOException e) {
      throw new Misuse("cannot write the baseline '" + name + "': " + IoWords.reason(e));
    }
  }

  private static String findings(int count) {
    return count + (count == 1 ? " finding" : " findings");
  }

  private static Path path(String name, Io io) throws Misuse {
    try {
      return io.directory().resolve(Path.of(name));
    } catch (InvalidPathException e) {
      throw new Misuse("'" + name + "' is not the name of a file");
    }
  }
}
