package dev.migrationguard.cli;

/** The options, from which the parser and the help are made. */
enum Option {
  FORMAT("--format", "FORMAT", "What to write: %s. May be given several times, each with its own --output."),
  OUTPUT("--output", "FILE", "Where the report of the --format before it goes; default is standard output."),
  LINK_BASE("--link-base", "URL", "What the links of an HTML page begin with, such as https://…/blob/main/."),
  TARGET("--target", "DIALECT[:VERSION]", "The database that is judged: postgresql:15, mysql:8.4, mariadb, sqlite."),
  DIRECTION("--direction", "DIRECTION", "Which way is judged: upgrade (default), downgrade or both."),
  SELECT("--select", "RULE[,RULE]", "Judge by these rules only."),
  IGNORE("--ignore", "RULE[,RULE]", "Judge by all rules but these."),
  PROFILE("--profile", "PROFILE[,PROFILE]", "Judge by the rules of strict or style, too; 'rules' tells which these are."),
  FAIL_ON("--fail-on", "SEVERITY", "Exit with 1 from this severity up: error, warning, note or never (default)."),
  NEWEST("--newest", "", "Report on the newest revision only; the others are its history."),
  SINCE("--since", "REF", "Report on what changed since a git revision only; the rest is its history."),
  BASELINE("--baseline", "FILE", "Hold back the findings that are in a baseline; only new ones are reported and count."),
  WRITE_BASELINE("--write-baseline", "FILE", "Write what is found now into a baseline, so that only new findings show."),
  WRITE("--write", "", "Write the lines into the file that they belong in, once; default is to print them."),
  STDIN_NAME("--stdin-name", "NAME", "Read standard input and report on it as if it were the file NAME."),
  CONFIG("--config", "FILE", "Read this configuration, and not the nearest migration-guard.toml or pyproject.toml."),
  NO_CONFIG("--no-config", "", "Read no configuration."),
  EXPLAIN_CONFIG("--explain-config", "", "Print every setting with its value and who says so, and judge nothing."),
  COLOR("--color", "WHEN", "Use colours: auto (default: on a terminal, unless NO_COLOR is set), always or never.");

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

  /** What it does; {@code %s} stands for the values that the command accepts. */
  String help() {
    return help;
  }
}
