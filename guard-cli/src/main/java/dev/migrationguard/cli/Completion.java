package dev.migrationguard.cli;

import dev.migrationguard.cli.config.Mistake;
import dev.migrationguard.cli.config.Values;
import dev.migrationguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;

/** Prints the script by which a shell completes a command line. */
final class Completion {

  private static final String PROGRAM = "migration-guard";
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private Completion() {}

  static int print(Invocation line, List<RuleInfo> rules, Io io) throws Misuse, Mistake {
    if (line.operands().size() != 1) {
      throw new Misuse("'completion' takes one shell: " + String.join(", ", SHELLS));
    }
    List<String> ids = new ArrayList<>(rules.size());
    for (RuleInfo rule : rules) {
      ids.add(rule.id());
    }
    switch (Values.oneOf(line.operands().get(0), "completion", SHELLS)) {
      // zsh takes bash's script by its own emulation, which the script turns on.
      case 0, 1 -> io.out().println(AutoComplete.bash(PROGRAM, PicocliParser.offering(ids)));
      default -> io.out().print(fish(ids));
    }
    return ExitCode.RAN;
  }

  /** What is worth offering for an operand; none for files. */
  static List<String> operands(Command command, List<String> rules) {
    return switch (command) {
      case EXPLAIN -> rules;
      case COMPLETION -> SHELLS;
      case INIT -> Init.TOOLS;
      default -> List.of();
    };
  }

  private static String fish(List<String> rules) {
    StringBuilder out = new StringBuilder("# Completion of migration-guard for fish.\n");
    complete(out, "__fish_use_subcommand", "-f");
    for (Command command : Command.values()) {
      complete(out, "__fish_use_subcommand", "-f -a " + command.word() + " -d " + quoted(command.summary()));
    }
    complete(out, "__fish_use_subcommand", "-l help -s h -d 'Print the help and exit.'");
    complete(out, "__fish_use_subcommand", "-l version -d 'Print the version and exit.'");
    for (Command command : Command.values()) {
      String chosen = "__fish_seen_subcommand_from " + command.word();
      List<String> operands = operands(command, rules);
      if (!operands.isEmpty()) {
        String files = command.operands() == Command.Operands.ONE ? "-f " : "";
        complete(out, chosen, files + "-a " + quoted(String.join(" ", operands)));
      }
      complete(out, chosen, "-l help -s h -d 'Print its help and exit.'");
      for (Option option : command.options()) {
        List<String> choices = option.choices(command.formats(), rules);
        String values = "";
        if (option.takesValue()) {
          values = option.takesFile() ? " -r" : " -x";
          values += choices.isEmpty() ? "" : " -a " + quoted(String.join(" ", choices));
        }
        String help = option.help().replace("%s", String.join(", ", command.formats()));
        complete(out, chosen, "-l " + option.flag().substring(2) + values + " -d " + quoted(help));
      }
    }
    return out.toString();
  }

  private static void complete(StringBuilder out, String when, String what) {
    out.append("complete -c ").append(PROGRAM).append(" -n '").append(when).append("' ").append(what).append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
