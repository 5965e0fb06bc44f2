package dev.migrationguard.cli;

import dev.migrationguard.cli.config.Values;
import java.util.List;

/** The options, from which the parser and the help are made. */
enum Option {
  FORMAT("--format", "FORMAT", "What to write: %s. Repeat it for several reports, each with an --output."),
  OUTPUT("--output", "FILE", "The file for the report of the --format before it; without one, standard output."),
  LINK_BASE("--link-base", "URL", "The address that the links of an HTML page start from; default: the files here."),
  TARGET(
      "--target",
      "DATABASE[:VERSION]",
      "The database to judge by: postgresql:16, mysql:8.4, mariadb, sqlite. Default: what the project names, else"
          + " postgresql:15, the oldest that is supported."),
  DIRECTION("--direction", "DIRECTION", "Which way is judged: upgrade (default), downgrade or both."),
  SELECT("--select", "RULE[,RULE]", "Judge by these rules only; 'rules' lists them."),
  IGNORE("--ignore", "RULE[,RULE]", "Judge by all rules but these."),
  PROFILE(
      "--profile",
      "PROFILE[,PROFILE]",
      "Judge by more rules: strict wants a timeout for every lock, style has preferences among types."),
  FAIL_ON("--fail-on", "SEVERITY", "Exit with 1 from this severity up: error, warning, note or never (default)."),
  NEWEST("--newest", "", "Report on the newest revision only; those before it are read as its history."),
  SINCE(
      "--since",
      "REF",
      "Report only on what is new or different since a branch, tag or commit of git; the rest is read as its history."),
  BASELINE("--baseline", "FILE", "Hold back the findings that this file lists; only new ones are reported and count."),
  WRITE_BASELINE("--write-baseline", "FILE", "Write down what is found now, for --baseline."),
  WRITE("--write", "", "Write the lines into the file that they belong in, once; default is to print them."),
  STDIN_NAME("--stdin-name", "NAME", "Read standard input as if it were the file NAME, with the history around it."),
  CONFIG("--config", "FILE", "Read these settings, and not the nearest migration-guard.toml or pyproject.toml."),
  NO_CONFIG("--no-config", "", "Read no settings."),
  EXPLAIN_CONFIG("--explain-config", "", "Print every setting with its value and who says so, and judge nothing."),
  COLOR("--color", "WHEN", "Use colours: auto (default: on a terminal, unless NO_COLOR is set), always or never.");

  /** Under which heading of the help an option stands. */
  enum Section {
    WHAT("What is checked"),
    HOW("How it is judged"),
    REPORT("What comes of it"),
    SETTINGS("Settings of the project");

    private final String heading;

    Section(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  private final String flag;
  private final String value;
  private final String help;

  Option(String flag, String value, String help) {
    this.flag = flag;
    this.value = value;
    this.help = help;
  }

  /** As it is typed: {@code --format}. */
  String flag() {
    return flag;
  }

  /** The name of its value in the help; empty for an option that takes none. */
  String value() {
    return value;
  }

  boolean takesValue() {
    return !value.isEmpty();
  }

  Section section() {
    return switch (this) {
      case NEWEST, SINCE, STDIN_NAME -> Section.WHAT;
      case TARGET, DIRECTION, PROFILE, SELECT, IGNORE -> Section.HOW;
      case FORMAT, OUTPUT, LINK_BASE, BASELINE, WRITE_BASELINE, FAIL_ON, WRITE, COLOR -> Section.REPORT;
      case CONFIG, NO_CONFIG, EXPLAIN_CONFIG -> Section.SETTINGS;
    };
  }

  /** Whether its value is a file. */
  boolean takesFile() {
    return value.equals("FILE") || this == STDIN_NAME;
  }

  /**
   * The values that are worth offering, the first of them the most usual; none where they cannot be listed.
   *
   * @param formats of the command
   * @param rules   the ids of the rules
   */
  List<String> choices(List<String> formats, List<String> rules) {
    return switch (this) {
      case FORMAT -> formats;
      case TARGET -> Values.TARGETS;
      case DIRECTION -> Values.DIRECTIONS;
      case SELECT, IGNORE -> rules;
      case PROFILE -> Values.PROFILES;
      case FAIL_ON -> Values.THRESHOLDS;
      case COLOR -> Request.COLOURS;
      default -> List.of();
    };
  }

  /** What it does; {@code %s} stands for the values that the command accepts. */
  String help() {
    return help;
  }
}
