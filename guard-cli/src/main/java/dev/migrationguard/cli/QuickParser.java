package dev.migrationguard.cli;

import dev.migrationguard.cli.Invocation.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes plain command lines apart without loading a parser: a hook runs for every commit, and picocli would double its
 * start. Whatever is out of the ordinary (help, mistakes, {@code --}) is left to {@link PicocliParser}.
 */
final class QuickParser {

  private QuickParser() {}

  /** The invocation; empty when the command line is not plain. */
  static Optional<Invocation> parse(String[] arguments) {
    Command command = arguments.length == 0 ? null : command(arguments[0]);
    if (command == null) {
      return Optional.empty();
    }
    List<Setting> settings = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("-")) {
        operands.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      Option option = option(command, equals < 0 ? argument : argument.substring(0, equals));
      if (option == null || equals >= 0 && !option.takesValue()) {
        return Optional.empty();
      }
      if (!option.takesValue()) {
        settings.add(new Setting(option, ""));
      } else if (equals >= 0) {
        settings.add(new Setting(option, argument.substring(equals + 1)));
      } else if (i + 1 < arguments.length && !arguments[i + 1].startsWith("-")) {
        settings.add(new Setting(option, arguments[++i]));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Invocation(command, settings, operands));
  }

  private static Command command(String word) {
    for (Command command : Command.values()) {
      if (command.word().equals(word)) {
        return command;
      }
    }
    return null;
  }

  private static Option option(Command command, String flag) {
    for (Option option : command.options()) {
      if (option.flag().equals(flag)) {
        return option;
      }
    }
    return null;
  }
}
