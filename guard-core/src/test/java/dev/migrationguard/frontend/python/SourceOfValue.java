package dev.migrationguard.frontend.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import dev.migrationguard.frontend.run.Positions;
import dev.migrationguard.model.Span;

/** Reads a string's value again from the places that its characters are said to stand at. */
final class SourceOfValue {

  private final Source source;

  /** Of a file in UTF-8. */
  SourceOfValue(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    this.source = new Source(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** The value as the source writes it at the places; differs from the literal's value where a place is wrong. */
  String value(PythonModule module, Expr.Text literal) {
    Positions positions = module.positions(literal);
    StringBuilder value = new StringBuilder();
    while (value.length() < literal.value().length()) {
      Span span = positions.at(value.length());
      int before = value.length();
      value.append(decode(written(span)));
      for (int inside = before + 1; inside < value.length(); inside++) {
        if (!positions.at(inside).equals(span)) {
          fail("one character at two places: " + span + " and " + positions.at(inside));
        }
      }
    }
    positions.at(literal.value().length());
    return value.toString();
  }

  private String written(Span span) {
    int start = source.offset(span.line(), span.column());
    return source.text().substring(start, source.offset(span.endLine(), span.endColumn()));
  }

  /** One character or escape sequence, or a doubled brace. */
  private static String decode(String written) {
    if (written.codePointCount(0, written.length()) == 1) {
      return written;
    }
    if (written.equals("{{") || written.equals("}}")) {
      return written.substring(1);
    }
    if (written.charAt(0) != '\\') {
      return fail("neither a character nor an escape: " + written);
    }
    return switch (written.charAt(1)) {
      case 'x', 'u', 'U' -> Character.toString(Integer.parseInt(written.substring(2), 16));
      case 'N' -> Character.toString(Character.codePointOf(written.substring(3, written.length() - 1)));
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000B";
      case '\\', '\'', '"' -> written.substring(1);
      default -> Character.toString(Integer.parseInt(written.substring(1), 8));
    };
  }
}
