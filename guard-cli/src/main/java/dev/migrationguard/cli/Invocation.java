package dev.migrationguard.cli;

import java.util.List;
import java.util.Optional;

/**
 * A command line, taken apart and not yet understood.
 *
 * @param command  the command
 * @param settings its options in the order in which they stand: an {@code --output} belongs to what is before it
 * @param operands what is neither a command nor an option
 */
record Invocation(Command command, List<Setting> settings, List<String> operands) {

  /**
   * An option with its value.
   *
   * @param value empty for an option that takes none
   */
  record Setting(Option option, String value) {}

  Invocation {
    settings = List.copyOf(settings);
    operands = List.copyOf(operands);
  }

  /** The last value that was given to an option. */
  Optional<String> last(Option option) {
    for (int i = settings.size() - 1; i >= 0; i--) {
      if (settings.get(i).option() == option) {
        return Optional.of(settings.get(i).value());
      }
    }
    return Optional.empty();
  }
}
