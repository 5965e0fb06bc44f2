package dev.migrationguard.frontend.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that a script of psql sets itself with {@code \set}, also for the files that it runs. One that is set
 * under a condition, by a query or by a command of the shell is unknown from there on. Source: PostgreSQL's manual, psql,
 * "Variables" and "SQL Interpolation".
 */
final class PsqlVariables {

  private final Map<String, String> known = new HashMap<>();
  private int conditions;

  /** How many conditions hold what comes next. */
  int conditions() {
    return conditions;
  }

  /** Leaves the conditions that a file has opened and not closed. */
  void backTo(int before) {
    conditions = before;
  }

  /** From here on nothing is known of any. */
  void forget() {
    known.clear();
  }

  /** Follows a command. */
  void command(String command) {
    String name = PsqlCommand.name(command);
    String arguments = command.substring(name.length()).strip();
    switch (name) {
      case "\\set" -> set(arguments);
      case "\\unset" -> known.remove(arguments);
      case "\\if" -> conditions++;
      case "\\endif" -> conditions--;
      // The names of the columns of a query are not known here.
      case "\\gset" -> known.clear();
      default -> {}
    }
  }

  private void set(String arguments) {
    int end = 0;
    while (end < arguments.length() && arguments.charAt(end) > ' ') {
      end++;
    }
    String name = arguments.substring(0, end);
    Optional<String> value = conditions > 0 ? Optional.empty() : joined(arguments.substring(end));
    value.ifPresentOrElse(text -> known.put(name, text), () -> known.remove(name));
  }

  /** Several arguments are put together without blanks; empty where one is not known. */
  private Optional<String> joined(String arguments) {
    StringBuilder value = new StringBuilder();
    int at = 0;
    while (at >= 0 && at < arguments.length()) {
      at = arguments.charAt(at) <= ' ' ? at + 1 : argument(arguments, at, value);
    }
    return at < 0 ? Optional.empty() : Optional.of(value.toString());
  }

  /** The first argument of a command; empty where it has none, or where it is not known. */
  Optional<String> first(String command) {
    int at = PsqlCommand.name(command).length();
    while (at < command.length() && command.charAt(at) <= ' ') {
      at++;
    }
    StringBuilder value = new StringBuilder();
    return at == command.length() || argument(command, at, value) < 0 ? Optional.empty() : Optional.of(value.toString());
  }

  /** Reads one argument up to the blank behind it, and tells where that stands; -1 where its value is not known. */
  private int argument(String text, int start, StringBuilder value) {
    int at = start;
    while (at < text.length() && text.charAt(at) > ' ') {
      char c = text.charAt(at);
      int end = switch (c) {
        case '\'' -> quoted(text, at, value);
        case '`', '"', '\\' -> -1;
        case ':' -> variable(text, at, value);
        default -> at + 1;
      };
      if (end < 0) {
        return -1;
      }
      if (end == at + 1 && c != '\'') {
        value.append(c);
      }
      at = end;
    }
    return at;
  }

  private static int quoted(String text, int open, StringBuilder value) {
    int close = text.indexOf('\'', open + 1);
    while (close > 0 && close + 1 < text.length() && text.charAt(close + 1) == '\'') {
      close = text.indexOf('\'', close + 2);
    }
    String inside = close < 0 ? "\\" : text.substring(open + 1, close);
    if (inside.indexOf('\\') >= 0) {
      return -1;
    }
    value.append(inside.replace("''", "'"));
    return close + 1;
  }

  /** A variable, or a colon that stands for itself: that of a cast and of a time. */
  private int variable(String text, int colon, StringBuilder value) {
    if (colon + 1 == text.length() || colon > 0 && text.charAt(colon - 1) == ':') {
      return colon + 1;
    }
    char next = text.charAt(colon + 1);
    int end;
    if (next == '\'' || next == '"') {
      end = text.indexOf(next, colon + 2) + 1;
    } else {
      end = colon + 1;
      while (end < text.length() && (Lexer.isWordPart(text.charAt(end)) && text.charAt(end) != '$')) {
        end++;
      }
      if (end == colon + 1 || next >= '0' && next <= '9') {
        return colon + 1;
      }
    }
    Optional<String> known = end == 0 ? Optional.empty() : value(text.substring(colon, end));
    known.ifPresent(value::append);
    return known.isEmpty() ? -1 : end;
  }

  /** What stands in place of {@code :name}, {@code :'name'} or {@code :"name"}. */
  Optional<String> value(String parameter) {
    char mark = parameter.charAt(1);
    if (mark != '\'' && mark != '"') {
      return Optional.ofNullable(known.get(parameter.substring(1)));
    }
    String one = String.valueOf(mark);
    return Optional.ofNullable(known.get(parameter.substring(2, parameter.length() - 1)))
        .map(value -> one + value.replace(one, one + one) + one);
  }
}
