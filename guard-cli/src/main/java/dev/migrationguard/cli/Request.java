package dev.migrationguard.cli;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.engine.Nearest;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.model.Direction;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
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
 * @param settings  how the run judges
 * @param outputs   what is written where
 * @param linkBase  what the links of a page begin with; empty for links from the page to the files
 * @param failOn    the mildest severity that makes the run fail; empty for never
 * @param colour    when colours are used
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
    Colour colour) {

  private static final List<String> DIRECTIONS = List.of("upgrade", "downgrade", "both");
  private static final List<String> SEVERITIES = List.of("error", "warning", "note", "never");
  private static final List<String> COLOURS = List.of("auto", "always", "never");

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
   * @param rules the rules that exist
   */
  static Request of(Invocation line, List<RuleInfo> rules) throws Misuse {
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
    return new Request(
        line.operands(),
        line.last(Option.STDIN_NAME),
        line.last(Option.SINCE),
        file(line, Option.BASELINE),
        file(line, Option.WRITE_BASELINE),
        new Settings(
            target(line), directions(line), selected(line, rules), ruleIds(line, Option.IGNORE, ids(rules)),
            line.last(Option.NEWEST).isPresent()),
        outputs(line),
        linkBase(line),
        failOn(line),
        colour(line));
  }

  private static Optional<String> file(Invocation line, Option option) throws Misuse {
    Optional<String> name = line.last(option);
    if (name.isPresent() && name.get().isEmpty()) {
      throw new Misuse(option.flag() + " needs the name of a file");
    }
    return name;
  }

  /** A link is followed by a browser: only what shows a file, nothing that runs. */
  private static Optional<String> linkBase(Invocation line) throws Misuse {
    Optional<String> base = line.last(Option.LINK_BASE);
    if (base.isEmpty()) {
      return base;
    }
    String url = base.get();
    for (String scheme : List.of("https://", "http://", "file://")) {
      if (url.regionMatches(true, 0, scheme, 0, scheme.length()) && url.length() > scheme.length()) {
        return Optional.of(url.endsWith("/") ? url : url + "/");
      }
    }
    throw new Misuse("--link-base takes a URL that begins with https://, http:// or file://, not '" + url + "'");
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
  static Colour colour(Invocation line) throws Misuse {
    return Colour.values()[oneOf(line, Option.COLOR, COLOURS, "auto")];
  }

  private static Dialect target(Invocation line) throws Misuse {
    Optional<String> target = line.last(Option.TARGET);
    if (target.isEmpty()) {
      return Dialects.standard();
    }
    try {
      return Dialects.parse(target.get());
    } catch (IllegalArgumentException e) {
      throw new Misuse(e.getMessage());
    }
  }

  private static Set<Direction> directions(Invocation line) throws Misuse {
    return switch (oneOf(line, Option.DIRECTION, DIRECTIONS, "upgrade")) {
      case 0 -> EnumSet.of(Direction.UPGRADE);
      case 1 -> EnumSet.of(Direction.DOWNGRADE);
      default -> EnumSet.allOf(Direction.class);
    };
  }

  private static Optional<Severity> failOn(Invocation line) throws Misuse {
    return switch (oneOf(line, Option.FAIL_ON, SEVERITIES, "never")) {
      case 0 -> Optional.of(Severity.ERROR);
      case 1 -> Optional.of(Severity.WARNING);
      case 2 -> Optional.of(Severity.NOTE);
      default -> Optional.empty();
    };
  }

  private static int oneOf(Invocation line, Option option, List<String> values, String otherwise) throws Misuse {
    String value = line.last(option).orElse(otherwise);
    int index = values.indexOf(value);
    if (index < 0) {
      throw new Misuse(unknown(option, value, values));
    }
    return index;
  }

  private static String unknown(Option option, String value, List<String> values) {
    String hint = Nearest.hint(value, values);
    return "unknown value '" + value + "' for " + option.flag()
        + (hint.isEmpty() ? "; it takes " + String.join(", ", values) : hint);
  }

  private static Set<String> ruleIds(Invocation line, Option option, Collection<String> rules) throws Misuse {
    Set<String> ids = new LinkedHashSet<>();
    for (Invocation.Setting setting : line.settings()) {
      if (setting.option() != option) {
        continue;
      }
      for (String part : setting.value().split(",")) {
        String id = part.strip();
        if (!id.isEmpty()) {
          ids.add(known(id, rules));
        }
      }
    }
    return ids;
  }

  /**
   * The rules that are asked for: those that are named, and those of a profile, which come on top of the rules that are
   * on by themselves unless others are named.
   */
  private static Set<String> selected(Invocation line, List<RuleInfo> rules) throws Misuse {
    Set<String> named = ruleIds(line, Option.SELECT, ids(rules));
    Set<String> profiles = new LinkedHashSet<>();
    for (Invocation.Setting setting : line.settings()) {
      if (setting.option() == Option.PROFILE) {
        for (String part : setting.value().split(",")) {
          profiles.add(profile(part.strip(), rules));
        }
      }
    }
    if (profiles.isEmpty()) {
      return named;
    }
    if (named.isEmpty()) {
      return RuleInfo.ids(rules, profiles);
    }
    for (RuleInfo rule : rules) {
      if (profiles.contains(rule.profile())) {
        named.add(rule.id());
      }
    }
    return named;
  }

  private static String profile(String name, List<RuleInfo> rules) throws Misuse {
    Set<String> profiles = new LinkedHashSet<>(List.of(RuleInfo.DEFAULT));
    for (RuleInfo rule : rules) {
      profiles.add(rule.profile());
    }
    if (!profiles.contains(name)) {
      throw new Misuse(unknown(Option.PROFILE, name, List.copyOf(profiles)));
    }
    return name;
  }

  private static List<String> ids(List<RuleInfo> rules) {
    List<String> ids = new ArrayList<>(rules.size());
    for (RuleInfo rule : rules) {
      ids.add(rule.id());
    }
    return ids;
  }

  /** The id itself, if there is such a rule. */
  static String known(String id, Collection<String> rules) throws Misuse {
    if (!rules.contains(id)) {
      String hint = Nearest.hint(id, rules);
      throw new Misuse("unknown rule '" + id + "'" + (hint.isEmpty() ? "; 'rules' lists them" : hint));
    }
    return id;
  }

  private static List<Output> outputs(Invocation line) throws Misuse {
    List<String> formats = line.command().formats();
    List<Output> outputs = new ArrayList<>();
    for (Invocation.Setting setting : line.settings()) {
      if (setting.option() == Option.FORMAT) {
        if (!formats.contains(setting.value())) {
          throw new Misuse(unknown(Option.FORMAT, setting.value(), formats));
        }
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
