package dev.migrationguard.cli;

import dev.migrationguard.cli.config.Configuration;
import dev.migrationguard.cli.config.Layer;
import dev.migrationguard.cli.config.Mistake;
import dev.migrationguard.cli.config.Policies;
import dev.migrationguard.cli.config.Told;
import dev.migrationguard.cli.config.Values;
import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.engine.Policy;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.model.Direction;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command line asks for, understood and checked.
 *
 * @param paths     files or folders; empty for what is found from the working directory
 * @param stdinName the name under which standard input is read
 * @param since     the git revision since when files have changed that are reported on; empty for all files
 * @param baseline  the file of what was known; empty for nothing
 * @param newBaseline the file into which what is found is written down as known; empty for none
 * @param settings  how the run judges the files that no section of the configuration speaks of
 * @param outputs   what is written where
 * @param linkBase  what the links of a page begin with; empty for links from the page to the files
 * @param failOn    the mildest severity that makes the run fail; empty for never
 * @param colour    when colours are used
 * @param configuration what the project has settled
 * @param policies  how each file is judged
 */
record Request(
    List<String> paths,
    Optional<String> stdinName,
    Optional<String> since,
    Optional<String> baseline,
    Optional<String> newBaseline,
    Settings settings,
    List<Output> outputs,
    Optional<String> linkBase,
    Optional<Severity> failOn,
    Colour colour,
    Configuration configuration,
    Policies policies) {

  static final List<String> COLOURS = List.of("auto", "always", "never");

  /** When colours are used. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  /**
   * A report to write.
   *
   * @param format one of the command's formats
   * @param file   where to; empty for standard output
   */
  record Output(String format, Optional<String> file) {}

  /**
   * Understands a command line.
   *
   * @param configuration what the project has settled; the command line has the last word
   * @param rules         the rules that exist
   * @param directory     the working directory
   */
  static Request of(Invocation line, Configuration configuration, List<RuleInfo> rules, Path directory)
      throws Misuse, Mistake {
    refuseContradictions(line);
    Values values = new Values(rules);
    Policies policies = new Policies(configuration, flags(line, values), rules);
    return new Request(
        paths(line, configuration, directory),
        line.last(Option.STDIN_NAME),
        line.last(Option.SINCE),
        baseline(line, configuration),
        file(line, Option.WRITE_BASELINE),
        new Settings(
            policies.usual(),
            Map.of(),
            directions(line, configuration, values),
            line.last(Option.NEWEST).isPresent()),
        outputs(line),
        linkBase(line, configuration, values),
        failOn(line, configuration, values),
        colour(line),
        configuration,
        policies);
  }

  private static void refuseContradictions(Invocation line) throws Misuse {
    if (line.last(Option.STDIN_NAME).isPresent() && !line.operands().isEmpty()) {
      throw new Misuse("--stdin-name reads standard input: name no PATH beside it");
    }
    if (line.command() == Command.OPERATIONS
        && line.operands().isEmpty()
        && line.last(Option.STDIN_NAME).isEmpty()) {
      throw new Misuse("operations needs a PATH, or --stdin-name NAME to read standard input");
    }
    if (line.last(Option.SINCE).isPresent()) {
      refuseBeside(line, Option.NEWEST);
      refuseBeside(line, Option.STDIN_NAME);
    }
    if (line.last(Option.BASELINE).isPresent() && line.last(Option.WRITE_BASELINE).isPresent()) {
      throw new Misuse("--baseline holds back what is known, --write-baseline writes it anew: give one of them");
    }
  }

  /** What the command line says about how files are judged. */
  private static Layer flags(Invocation line, Values values) throws Mistake {
    Optional<Told<Dialect>> target = Optional.empty();
    Optional<String> named = line.last(Option.TARGET);
    if (named.isPresent()) {
      target = Optional.of(Told.flag(values.target(named.get()), Option.TARGET.flag()));
    }
    Set<String> profiles = new LinkedHashSet<>();
    for (String name : listed(line, Option.PROFILE)) {
      profiles.add(values.profile(name, Option.PROFILE.flag()));
    }
    return new Layer(
        target,
        profiles.isEmpty() ? Optional.empty() : Optional.of(Told.flag(profiles, Option.PROFILE.flag())),
        ruleIds(line, Option.SELECT, values),
        ruleIds(line, Option.IGNORE, values),
        Map.of());
  }

  /**
   * The settings with those of the files that sections of the configuration speak of.
   *
   * @param all whether excluded files are reported on
   */
  Settings settings(Sources sources, Path directory, boolean all) {
    Map<String, Policy> exceptions = policies.exceptions(sources, directory);
    return new Settings(
        settings.usual(),
        exceptions,
        settings.directions(),
        settings.newestOnly(),
        (path, script) -> policies.included(path, script, directory, all));
  }

  /** What the configuration lists is checked from where it lies; further down, what is there. */
  private static List<String> paths(Invocation line, Configuration configuration, Path directory) throws Misuse {
    boolean named = !line.operands().isEmpty() || line.last(Option.STDIN_NAME).isPresent();
    boolean here =
        configuration.source().isPresent()
            && configuration.source().get().folder().equals(directory.toAbsolutePath().normalize());
    if (named || !here || configuration.migrations().isEmpty()) {
      return line.operands();
    }
    Told<List<String>> migrations = configuration.migrations().get();
    for (String path : migrations.value()) {
      if (!Files.exists(directory.resolve(path))) {
        throw new Misuse(migrations.by() + ": no such file or folder: " + path);
      }
    }
    return migrations.value();
  }

  private static Optional<String> baseline(Invocation line, Configuration configuration) throws Misuse {
    Optional<String> named = file(line, Option.BASELINE);
    boolean holdsBack = line.command() == Command.CHECK && line.last(Option.WRITE_BASELINE).isEmpty();
    boolean configured = named.isEmpty() && holdsBack && configuration.baseline().isPresent();
    return configured ? Optional.of(configuration.baseline().get().value()) : named;
  }

  private static Set<Direction> directions(Invocation line, Configuration configuration, Values values)
      throws Mistake {
    Optional<String> direction = line.last(Option.DIRECTION);
    if (direction.isPresent()) {
      return values.directions(direction.get(), Option.DIRECTION.flag());
    }
    return configuration.directions().isPresent()
        ? configuration.directions().get().value()
        : Set.of(Direction.UPGRADE);
  }

  private static Optional<String> file(Invocation line, Option option) throws Misuse {
    Optional<String> name = line.last(option);
    if (name.isPresent() && name.get().isEmpty()) {
      throw new Misuse(option.flag() + " needs the name of a file");
    }
    return name;
  }

  private static Optional<String> linkBase(Invocation line, Configuration configuration, Values values)
      throws Mistake {
    Optional<String> base = line.last(Option.LINK_BASE);
    if (base.isPresent()) {
      return Optional.of(values.linkBase(base.get(), Option.LINK_BASE.flag()));
    }
    return configuration.linkBase().isPresent()
        ? Optional.of(configuration.linkBase().get().value())
        : Optional.empty();
  }

  private static void refuseBeside(Invocation line, Option other) throws Misuse {
    if (line.last(other).isPresent()) {
      throw new Misuse("--since and " + other.flag() + " each say what is reported on: give one of them");
    }
  }

  /** Whether a baseline is read or written. */
  boolean knows() {
    return baseline.isPresent() || newBaseline.isPresent();
  }

  /** When a command line wants colours. */
  static Colour colour(Invocation line) throws Mistake {
    String when = line.last(Option.COLOR).orElse(COLOURS.get(0));
    return Colour.values()[Values.oneOf(when, Option.COLOR.flag(), COLOURS)];
  }

  /** Only a check fails by what it finds. */
  private static Optional<Severity> failOn(Invocation line, Configuration configuration, Values values)
      throws Mistake {
    Optional<String> asked = line.last(Option.FAIL_ON);
    if (asked.isPresent()) {
      return values.threshold(asked.get(), Option.FAIL_ON.flag());
    }
    boolean configured = line.command() == Command.CHECK && configuration.failOn().isPresent();
    return configured ? configuration.failOn().get().value() : Optional.empty();
  }

  private static Optional<Told<List<String>>> ruleIds(Invocation line, Option option, Values values)
      throws Mistake {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : listed(line, option)) {
      ids.add(values.rule(id));
    }
    return ids.isEmpty() ? Optional.empty() : Optional.of(Told.flag(List.copyOf(ids), option.flag()));
  }

  /** What stands between the commas of an option that may be given several times. */
  private static List<String> listed(Invocation line, Option option) {
    List<String> parts = new ArrayList<>();
    for (Invocation.Setting setting : line.settings()) {
      if (setting.option() == option) {
        for (String part : setting.value().split(",")) {
          if (!part.isBlank()) {
            parts.add(part.strip());
          }
        }
      }
    }
    return parts;
  }

  private static List<Output> outputs(Invocation line) throws Misuse, Mistake {
    List<String> formats = line.command().formats();
    List<Output> outputs = new ArrayList<>();
    for (Invocation.Setting setting : line.settings()) {
      if (setting.option() == Option.FORMAT) {
        Values.oneOf(setting.value(), Option.FORMAT.flag(), formats);
        outputs.add(new Output(setting.value(), Optional.empty()));
      } else if (setting.option() == Option.OUTPUT) {
        addFile(outputs, setting.value(), formats.get(0));
      }
    }
    if (outputs.isEmpty()) {
      outputs.add(new Output(formats.get(0), Optional.empty()));
    }
    refuseSharedPlaces(outputs);
    return List.copyOf(outputs);
  }

  private static void addFile(List<Output> outputs, String file, String standard) throws Misuse {
    if (file.isEmpty()) {
      throw new Misuse("--output needs the name of a file");
    }
    String format = standard;
    if (!outputs.isEmpty()) {
      Output last = outputs.remove(outputs.size() - 1);
      if (last.file().isPresent()) {
        throw new Misuse("two --output for one --format " + last.format() + ": repeat --format before the second");
      }
      format = last.format();
    }
    outputs.add(new Output(format, Optional.of(file)));
  }

  private static void refuseSharedPlaces(List<Output> outputs) throws Misuse {
    Set<Optional<String>> places = new LinkedHashSet<>();
    for (Output output : outputs) {
      if (!places.add(output.file())) {
        throw new Misuse(
            output.file().isPresent()
                ? "two reports cannot go to one file, '" + output.file().get() + "'"
                : "two reports cannot both go to standard output: give --format " + output.format()
                    + " an --output FILE");
      }
    }
  }
}
