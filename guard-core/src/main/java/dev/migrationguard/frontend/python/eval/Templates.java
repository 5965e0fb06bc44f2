package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.run.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code "…".format(…)} and {@code "…" % …}: what the template itself says keeps its place in the source. */
final class Templates {

  private Templates() {}

  static Value percent(Text format, Value right) {
    Optional<Mapping> named = right instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    List<Value> given = right instanceof Sequence sequence ? sequence.items() : List.of(right);
    Output output = new Output();
    int next = 0;
    for (Piece piece : format.pieces()) {
      String text = piece.text();
      int start = 0;
      for (int i = 0; i < text.length() && !piece.isHole(); i++) {
        if (text.charAt(i) != '%' || i + 1 == text.length()) {
          continue;
        }
        output.literal(piece, start, i);
        int end = i + 1;
        Optional<Value> value = Optional.empty();
        if (text.charAt(end) == '(' && text.indexOf(')', end) > 0) {
          int close = text.indexOf(')', end);
          String key = text.substring(end + 1, close);
          value = named.flatMap(m -> m.get(key));
          end = close + 1;
        }
        while (end < text.length() && "0123456789.-+# ".indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        if (end < text.length() && text.charAt(end) == '%') {
          output.literal(piece, end, end + 1);
        } else {
          if (value.isEmpty() && named.isEmpty() && next < given.size()) {
            value = Optional.of(given.get(next++));
          }
          boolean plain = end < text.length() && "sdi".indexOf(text.charAt(end)) >= 0;
          output.value(plain ? value : Optional.empty());
        }
        start = Math.min(end + 1, text.length());
        i = start - 1;
      }
      output.literal(piece, start, text.length());
    }
    return output.text();
  }

  static Value format(Text format, Arguments arguments) {
    Output output = new Output();
    int next = 0;
    for (Piece piece : format.pieces()) {
      String text = piece.text();
      int start = 0;
      for (int i = 0; i < text.length() && !piece.isHole(); i++) {
        char c = text.charAt(i);
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
        if ((c == '{' || c == '}') && doubled) {
          output.literal(piece, start, i + 1);
          i++;
          start = i + 1;
        } else if (c == '{') {
          output.literal(piece, start, i);
          int close = closing(text, i);
          String field = text.substring(i + 1, close);
          boolean numbered = field.isEmpty() || field.startsWith(":") || field.startsWith("!");
          output.value(numbered ? arguments.at(next++).filter(v -> field.isEmpty()) : field(field, arguments));
          start = Math.min(close + 1, text.length());
          i = start - 1;
        }
      }
      output.literal(piece, start, text.length());
    }
    return output.text();
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static Optional<Value> field(String field, Arguments arguments) {
    for (int i = 0; i < field.length(); i++) {
      if (!Character.isJavaIdentifierPart(field.charAt(i))) {
        return Optional.empty();
      }
    }
    return Character.isDigit(field.charAt(0)) && field.length() < 4
        ? arguments.at(Integer.parseInt(field))
        : arguments.named(field);
  }

  /** The string so far. */
  private static final class Output {

    private final List<Piece> pieces = new ArrayList<>();

    void literal(Piece piece, int start, int end) {
      if (piece.isHole()) {
        pieces.add(piece);
      } else if (start < end) {
        pieces.add(new Piece(piece.text().substring(start, end), piece.source(), piece.offset() + start));
      }
    }

    void value(Optional<Value> value) {
      Operators.append(pieces, value.map(Values::str).orElseGet(Text::hole));
    }

    Text text() {
      return Operators.bounded(pieces);
    }
  }
}
