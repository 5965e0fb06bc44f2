package dev.migrationguard.cli;

import static dev.migrationguard.cli.Option.BASELINE;
import static dev.migrationguard.cli.Option.COLOR;
import static dev.migrationguard.cli.Option.CONFIG;
import static dev.migrationguard.cli.Option.DIRECTION;
import static dev.migrationguard.cli.Option.EXPLAIN_CONFIG;
import static dev.migrationguard.cli.Option.FAIL_ON;
import static dev.migrationguard.cli.Option.FORMAT;
import static dev.migrationguard.cli.Option.IGNORE;
import static dev.migrationguard.cli.Option.LINK_BASE;
import static dev.migrationguard.cli.Option.NEWEST;
import static dev.migrationguard.cli.Option.NO_CONFIG;
import static dev.migrationguard.cli.Option.OUTPUT;
import static dev.migrationguard.cli.Option.PROFILE;
import static dev.migrationguard.cli.Option.SELECT;
import static dev.migrationguard.cli.Option.SINCE;
import static dev.migrationguard.cli.Option.STDIN_NAME;
import static dev.migrationguard.cli.Option.TARGET;
import static dev.migrationguard.cli.Option.WRITE;
import static dev.migrationguard.cli.Option.WRITE_BASELINE;

import java.util.List;

/** The commands, from which the parser and the help are made. */
enum Command {
  CHECK(
      "check",
      "PATH",
      Operands.ANY,
      List.of("console", "json", "sarif", "github", "markdown", "html"),
      "Reports what breaks or blocks the running version: who waits, until when, the safe way.",
      List.of(
          "check                              the migrations found from here",
          "check migrations/versions          every migration below a folder",
          "check --newest --fail-on error     the newest revision; exit 1 on an error",
          "check --since origin/main          what a branch has added or changed",
          "check --write-baseline known.json  from then on: --baseline known.json",
          "check --format github --format sarif --output guard.sarif",
          "check --stdin-name new.py < new.py"),
      FORMAT,
      OUTPUT,
      LINK_BASE,
      TARGET,
      DIRECTION,
      SELECT,
      IGNORE,
      PROFILE,
      FAIL_ON,
      NEWEST,
      SINCE,
      BASELINE,
      WRITE_BASELINE,
      STDIN_NAME,
      CONFIG,
      NO_CONFIG,
      EXPLAIN_CONFIG,
      COLOR),
  AUDIT(
      "audit",
      "PATH",
      Operands.ANY,
      List.of("console", "json", "html"),
      "Shows a whole history: figures over time, worst revisions, hazards by rule and table, graph.",
      List.of(
          "audit                              the history found from here",
          "audit --format html --output audit.html migrations/versions"),
      FORMAT,
      OUTPUT,
      LINK_BASE,
      TARGET,
      DIRECTION,
      SELECT,
      IGNORE,
      CONFIG,
      NO_CONFIG,
      EXPLAIN_CONFIG,
      COLOR),
  RULES(
      "rules",
      "",
      Operands.NONE,
      List.of(),
      "Lists the rules: id, severity, what they find.",
      List.of("rules", "rules | grep error"),
      COLOR),
  EXPLAIN(
      "explain",
      "RULE",
      Operands.ONE,
      List.of(),
      "Explains a rule: what happens to whom, and the safe way.",
      List.of("explain drop-column"),
      COLOR),
  OPERATIONS(
      "operations",
      "PATH",
      Operands.SOME,
      List.of("console", "json"),
      "Shows what was understood of a file, step by step: locks, transactions, rules (<-).",
      List.of(
          "operations migrations/versions/4f2a_add_index.py",
          "operations --target postgresql:12 --format json versions/4f2a_add_index.py"),
      FORMAT,
      OUTPUT,
      TARGET,
      DIRECTION,
      STDIN_NAME,
      CONFIG,
      NO_CONFIG,
      EXPLAIN_CONFIG,
      COLOR),
  INIT(
      "init",
      "TOOL [PATH]",
      Operands.TOOL,
      List.of(),
      "Hooks the guard into alembic, pre-commit or github: prints the lines that do it, or writes them.",
      List.of(
          "init alembic                       the lines for alembic.ini or pyproject.toml",
          "init alembic --write               writes them; nothing else in the file changes",
          "init alembic --write migrations/alembic.ini",
          "init pre-commit --write            .pre-commit-config.yaml",
          "init github --write                .github/workflows/migration-guard.yml"),
      WRITE),
  COMPLETION(
      "completion",
      "SHELL",
      Operands.ONE,
      List.of(),
      "Prints the script by which bash, zsh or fish completes command lines.",
      List.of(
          "completion bash > ~/.local/share/bash-completion/completions/migration-guard",
          "completion fish > ~/.config/fish/completions/migration-guard.fish",
          "completion zsh > ~/.mg.zsh    and in ~/.zshrc: source ~/.mg.zsh"));

  /** How many operands a command takes. */
  enum Operands {
    NONE,
    ONE,
    SOME,
    ANY,
    TOOL
  }

  private final String word;
  private final String operand;
  private final Operands operands;
  private final List<String> formats;
  private final String summary;
  private final List<String> examples;
  private final List<Option> options;

  Command(
      String word,
      String operand,
      Operands operands,
      List<String> formats,
      String summary,
      List<String> examples,
      Option... options) {
    this.word = word;
    this.operand = operand;
    this.operands = operands;
    this.formats = formats;
    this.summary = summary;
    this.examples = examples;
    this.options = List.of(options);
  }

  /** As it is typed. */
  String word() {
    return word;
  }

  /** The name of its operands in the help; empty where it takes none. */
  String operand() {
    return operand;
  }

  Operands operands() {
    return operands;
  }

  /** The values of {@code --format}, the default first. */
  List<String> formats() {
    return formats;
  }

  String summary() {
    return summary;
  }

  /** Command lines that a reader can try, without the name of the program. */
  List<String> examples() {
    return examples;
  }

  List<Option> options() {
    return options;
  }
}
