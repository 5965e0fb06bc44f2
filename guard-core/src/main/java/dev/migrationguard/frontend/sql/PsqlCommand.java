package dev.migrationguard.frontend.sql;

/** What the commands of psql are called, and where they end. Source: PostgreSQL's manual, psql, "Meta-Commands". */
final class PsqlCommand {

  private PsqlCommand() {}

  /** The name of a command, with its backslash. */
  static String name(String command) {
    int end = 1;
    while (end < command.length() && command.charAt(end) > ' ') {
      end++;
    }
    return command.substring(0, Math.min(end, command.length()));
  }

  /** Whether it runs another file. */
  static boolean runsFile(String command) {
    return switch (name(command)) {
      case "\\i", "\\include", "\\ir", "\\include_relative" -> true;
      default -> false;
    };
  }

  /**
   * The offset behind the arguments of a command: the end of its line, or a backslash outside of quotes, with which the
   * next one begins; two of them end it.
   *
   * @param start the backslash that it begins with
   * @param end   the end of its line
   */
  static int end(String text, int start, int end) {
    if (text.startsWith("\\!", start) || text.startsWith("\\copy", start)) {
      return end;
    }
    char quote = 0;
    for (int i = start + 1; i < end; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '\\') {
        return i;
      }
    }
    return end;
  }
}
