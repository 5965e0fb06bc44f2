package dev.migrationguard.cli.report;

import dev.migrationguard.rule.Severity;

/** Colours of a terminal, or none. */
public enum Style {
  /** Text alone. */
  PLAIN,
  /** The sixteen colours that every terminal has. */
  COLOUR;

  private static final String RESET = "\u001b[0m";

  String strong(String text) {
    return in("\u001b[1m", text);
  }

  String faint(String text) {
    return in("\u001b[2m", text);
  }

  String good(String text) {
    return in("\u001b[32m", text);
  }

  String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> in("\u001b[1;31m", text);
      case WARNING -> in("\u001b[1;33m", text);
      case NOTE -> in("\u001b[1;36m", text);
    };
  }

  private String in(String colour, String text) {
    return this == PLAIN || text.isEmpty() ? text : colour + text + RESET;
  }
}
