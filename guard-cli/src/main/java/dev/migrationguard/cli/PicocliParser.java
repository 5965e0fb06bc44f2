package dev.migrationguard.cli;

import dev.migrationguard.cli.Invocation.Setting;
import dev.migrationguard.engine.Nearest;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Takes every command line apart: prints the help, and says in one line what is wrong with a mistaken one. */
final class PicocliParser {

  private static final String PROGRAM = "migration-guard";
  private static final int WIDTH = 100;

  private final List<Setting> settings = new ArrayList<>();
  private final Optional<List<String>> offered;

  private PicocliParser(Optional<List<String>> offered) {
    this.offered = offered;
  }

  /**
   * The commands and options with what a shell may offer for them.
   *
   * @param rules the ids of the rules
   */
  static CommandLine offering(List<String> rules) {
    return new PicocliParser(Optional.of(rules)).program();
  }

  /**
   * Parses, or prints the help or the version.
   *
   * @return the invocation; empty when there is nothing left to do
   */
  static Optional<Invocation> parse(String[] arguments, Io io) throws Misuse {
    return new PicocliParser(Optional.empty()).invocation(withoutHelpCommand(arguments), io);
  }

  private Optional<Invocation> invocation(String[] arguments, Io io) throws Misuse {
    CommandLine program = program();
    ParseResult result;
    try {
      result = program.parseArgs(arguments);
    } catch (ParameterException e) {
      throw new Misuse(complaint(e, arguments));
    }
    boolean colour = io.terminal().out() && !io.isSet("NO_COLOR");
    ParseResult chosen = result.hasSubcommand() ? result.subcommand() : result;
    if (chosen.isUsageHelpRequested()) {
      io.out().print(chosen.commandSpec().commandLine().getUsageMessage(colour ? Ansi.ON : Ansi.OFF));
      return Optional.empty();
    }
    if (result.isVersionHelpRequested()) {
      io.out().println(About.read().line());
      return Optional.empty();
    }
    if (!result.hasSubcommand()) {
      io.err().print(program.getUsageMessage(Ansi.OFF));
      throw new Misuse("no command given");
    }
    Command command = (Command) chosen.commandSpec().userObject();
    List<String> operands = chosen.matchedPositionalValue(0, List.of());
    return Optional.of(new Invocation(command, settings, operands));
  }

  /** {@code help check} is how many people ask for {@code check --help}. */
  private static String[] withoutHelpCommand(String[] arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    return arguments.length == 1 ? new String[] {"--help"} : new String[] {arguments[1], "--help"};
  }

  private CommandLine program() {
    CommandSpec spec = CommandSpec.create().name(PROGRAM);
    spec.addOption(help());
    spec.addOption(
        OptionSpec.builder("--version").versionHelp(true).description("Print the version and exit.").build());
    spec.usageMessage()
        .width(WIDTH)
        .description(
            "Tells which operation of a database migration breaks or blocks the version that is still running.")
        .synopsisHeading("Usage: ")
        .customSynopsis(PROGRAM + " COMMAND [OPTION…] [PATH…]")
        .descriptionHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .footer(
            "",
            "Start with:",
            "  " + PROGRAM + " check                  what is wrong with the migrations found from here",
            "  " + PROGRAM + " explain drop-column    why that is a hazard, and the safe way",
            "  " + PROGRAM + " check --help           its options, with examples",
            "",
            "Exit codes: 0 it ran, whatever it found; 1 findings at or above --fail-on;",
            "2 a mistake on the command line or an unreadable path; 3 a defect of the guard itself.");
    for (Command command : Command.values()) {
      spec.addSubcommand(command.word(), subcommand(command));
    }
    CommandLine program = new CommandLine(spec);
    for (CommandLine command : program.getSubcommands().values()) {
      command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, PicocliParser::options);
    }
    return program;
  }

  /** The options below the headings of their sections, in columns that are the same for all. */
  private static String options(Help help) {
    CommandSpec spec = help.commandSpec();
    Command command = (Command) spec.userObject();
    StringBuilder text = new StringBuilder();
    for (Option.Section section : Option.Section.values()) {
      List<OptionSpec> own = new ArrayList<>();
      for (Option option : command.options()) {
        if (option.section() == section) {
          own.add(spec.findOption(option.flag()));
        }
      }
      if (!own.isEmpty()) {
        text.append('\n').append(section.heading()).append(":\n").append(list(own, help));
      }
    }
    return text.append('\n').append(list(List.of(spec.findOption("--help")), help)).toString();
  }

  private static String list(List<OptionSpec> options, Help help) {
    CommandSpec spec = help.commandSpec();
    Help.Layout layout =
        help.createDefaultLayout(spec.options(), spec.positionalParameters(), help.colorScheme());
    layout.addOptions(options, help.createDefaultParamLabelRenderer());
    return layout.toString();
  }

  private CommandSpec subcommand(Command command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(command.word());
    spec.parser().overwrittenOptionsAllowed(true);
    for (Option option : command.options()) {
      spec.addOption(option(option, command));
    }
    spec.addOption(help());
    if (command.operands() != Command.Operands.NONE) {
      spec.addPositional(operands(command));
    }
    spec.usageMessage()
        .width(WIDTH)
        .sortOptions(false)
        .description(command.summary())
        .descriptionHeading("%n")
        .synopsisHeading("Usage: ")
        .customSynopsis(synopsis(command))
        .parameterListHeading("%n")
        .footerHeading("%nExamples:%n")
        .footer(footer(command));
    return spec;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help and exit.").build();
  }

  private OptionSpec option(Option option, Command command) {
    ISetter setter =
        new ISetter() {
          @Override
          public <T> T set(T value) {
            if (value != null && !Boolean.FALSE.equals(value)) {
              settings.add(new Setting(option, option.takesValue() ? value.toString() : ""));
            }
            return null;
          }
        };
    OptionSpec.Builder builder =
        OptionSpec.builder(option.flag())
            .setter(setter)
            .description(option.help().replace("%s", String.join(", ", command.formats())).replace("%", "%%"));
    if (!option.takesValue()) {
      return builder.arity("0").type(boolean.class).build();
    }
    builder.arity("1").type(String.class).paramLabel(option.value());
    if (offered.isPresent()) {
      List<String> choices = option.choices(command.formats(), offered.get());
      builder.type(option.takesFile() ? File.class : String.class);
      builder.completionCandidates(choices.isEmpty() ? null : choices);
    }
    return builder.build();
  }

  private PositionalParamSpec operands(Command command) {
    PositionalParamSpec.Builder builder =
        PositionalParamSpec.builder()
            .paramLabel(command.operand())
            .hideParamSyntax(true)
            .arity("0..*")
            .index("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(describe(command));
    if (offered.isPresent()) {
      List<String> choices = Completion.operands(command, offered.get());
      builder.auxiliaryTypes(choices.isEmpty() ? File.class : String.class);
      builder.completionCandidates(choices.isEmpty() ? null : choices);
    }
    return builder.build();
  }

  private static String describe(Command command) {
    return switch (command.operands()) {
      case NONE -> "";
      case ONE -> command == Command.COMPLETION ? "bash, zsh or fish." : "The rule's id, as 'rules' lists it.";
      case SOME -> "Files or folders.";
      case ANY -> "Files or folders; default: the migrations that are found from here.";
      case TOOL -> "alembic, pre-commit or github, and the file or folder where it is set up; default: here.";
    };
  }

  private static String synopsis(Command command) {
    String operands =
        switch (command.operands()) {
          case NONE -> "";
          case ONE -> " " + command.operand();
          case SOME -> " " + command.operand() + "…";
          case ANY -> " [" + command.operand() + "…]";
          case TOOL -> " " + command.operand();
        };
    return PROGRAM + " " + command.word() + " [OPTION…]" + operands;
  }

  private static String[] footer(Command command) {
    List<String> lines = new ArrayList<>();
    for (String example : command.examples()) {
      lines.add("  " + PROGRAM + " " + example);
    }
    if (command == Command.CHECK) {
      lines.add("");
      lines.add("A finding that you accept needs a reason, at the end of its line or above it:");
      lines.add("  # guard: ignore[drop-column] nobody reads it since release 41");
      lines.add("What every run needs stands in migration-guard.toml, or in [tool.migration-guard] of");
      lines.add("pyproject.toml: target, profile, select, ignore, severity, fail-on, baseline, exclude, per-path.");
    }
    lines.add("");
    return lines.toArray(new String[0]);
  }

  private static String complaint(ParameterException problem, String[] arguments) {
    if (problem instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return "option '" + ((OptionSpec) missing.getMissing().get(0)).longestName() + "' needs a value";
    }
    if (problem instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      List<String> known = new ArrayList<>();
      if (word.startsWith("-")) {
        String flag = word.indexOf('=') < 0 ? word : word.substring(0, word.indexOf('='));
        for (OptionSpec option : problem.getCommandLine().getCommandSpec().options()) {
          known.add(option.longestName());
        }
        return "unknown option '" + flag + "'" + Nearest.hint(flag, known);
      }
      if (arguments.length > 0 && word.equals(arguments[0])) {
        known.addAll(problem.getCommandLine().getSubcommands().keySet());
        return "unknown command '" + word + "'" + Nearest.hint(word, known);
      }
      return "unexpected '" + word + "'";
    }
    return firstLine(problem.getMessage());
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).stripTrailing();
  }
}
