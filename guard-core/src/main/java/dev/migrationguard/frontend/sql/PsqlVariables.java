package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills in the variables that a script sets itself with {@code \set}. One that is set under a condition, by a query or
 * by a command of the shell is unknown from there on. Source: PostgreSQL's manual, psql, "Variables" and "SQL
 * Interpolation".
 */
final class PsqlVariables {

  private final String text;
  private final Filled.Builder builder;
  private final Map<String, String> known = new HashMap<>();
  private int conditions;

  private PsqlVariables(String text) {
    this.text = text;
    this.builder = new Filled.Builder(text);
  }

  /** The text with the values in it; empty where it sets no variable that it uses. */
  static Optional<Filled> filled(String text) {
    if (!text.contains("\\set ")) {
      return Optional.empty();
    }
    PsqlVariables variables = new PsqlVariables(text);
    Splitter splitter = new Splitter(text);
    for (List<Token> tokens = splitter.next(); !tokens.isEmpty(); tokens = splitter.next()) {
      for (Token token : tokens) {
        if (token.kind() == Kind.META) {
          variables.command(token.text());
        } else if (token.kind() == Kind.PARAMETER && token.text().startsWith(":")) {
          variables.value(token.text())
              .ifPresent(value -> variables.builder.replace(token.start(), token.end(), value));
        }
      }
    }
    return variables.builder.unchanged() ? Optional.empty() : Optional.of(variables.builder.build());
  }

  private void command(String command) {
    int end = 0;
    while (end < command.length() && command.charAt(end) > ' ') {
      end++;
    }
    String arguments = command.substring(end).strip();
    switch (command.substring(0, end)) {
      case "\\set" -> set(arguments);
      case "\\unset" -> known.remove(arguments);
      case "\\if" -> conditions++;
      case "\\endif" -> conditions--;
      // The names of the columns of a query, or of another file's variables, are not known here.
      case "\\gset", "\\i", "\\ir", "\\include", "\\include_relative" -> known.clear();
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
    while (at < arguments.length()) {
      char c = arguments.charAt(at);
      if (c <= ' ') {
        at++;
      } else if (c == '\'') {
        int close = arguments.indexOf('\'', at + 1);
        while (close > 0 && close + 1 < arguments.length() && arguments.charAt(close + 1) == '\'') {
          close = arguments.indexOf('\'', close + 2);
        }
        String inside = close < 0 ? "\\" : arguments.substring(at + 1, close);
        if (inside.indexOf('\\') >= 0) {
          return Optional.empty();
        }
        value.append(inside.replace("''", "'"));
        at = close + 1;
      } else if (c == '`' || c == '"' || c == '\\') {
        return Optional.empty();
      } else {
        int end = at;
        while (end < arguments.length() && arguments.charAt(end) > ' ' && "'`".indexOf(arguments.charAt(end)) < 0) {
          end++;
        }
        String word = arguments.substring(at, end);
        Optional<String> other = word.startsWith(":") ? value(word) : Optional.of(word);
        if (other.isEmpty()) {
          return Optional.empty();
        }
        value.append(other.get());
        at = end;
      }
    }
    return Optional.of(value.toString());
  }

  /** What stands in place of {@code :name}, {@code :'name'} or {@code :"name"}. */
  private Optional<String> value(String parameter) {
    char mark = parameter.charAt(1);
    if (mark != '\'' && mark != '"') {
      return Optional.ofNullable(known.get(parameter.substring(1)));
    }
    String one = String.valueOf(mark);
    return Optional.ofNullable(known.get(parameter.substring(2, parameter.length() - 1)))
        .map(value -> one + value.replace(one, one + one) + one);
  }
}
