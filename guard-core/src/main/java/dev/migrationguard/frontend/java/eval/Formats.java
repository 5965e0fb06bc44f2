package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code String.format} and {@code MessageFormat.format}. */
final class Formats {

  private Formats() {}

  /** What a format gives; it keeps the places of its own characters. */
  static Value of(Text format, List<Value> arguments) {
    List<Value> given = arguments;
    if (given.size() == 1 && given.get(0) instanceof Held array && array.kind() == Kind.ARRAY) {
      given = Values.items(array).orElse(List.of());
    }
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) instanceof OneOf several) {
        List<Value> results = new ArrayList<>();
        for (Value one : several.values()) {
          List<Value> chosen = new ArrayList<>(given);
          chosen.set(i, one);
          results.add(of(format, chosen));
        }
        return Values.oneOf(results);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    int[] next = {0};
    for (Piece piece : format.pieces()) {
      if (piece.isHole()) {
        pieces.add(piece);
      } else {
        directives(piece, given, next, pieces);
      }
    }
    return new Text(Pieces.bounded(pieces));
  }

  private static void directives(Piece piece, List<Value> arguments, int[] next, List<Piece> into) {
    String text = piece.text();
    int start = 0;
    int at = text.indexOf('%');
    while (at >= 0) {
      if (at > start) {
        into.add(piece.part(start, at));
      }
      int end = at + 1;
      while (end < text.length() && "-#+ 0,(<$.123456789".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (end == text.length()) {
        into.add(Piece.HOLE);
        return;
      }
      String flags = text.substring(at + 1, end);
      char kind = text.charAt(end);
      if (kind == '%' || kind == 'n') {
        Pieces.append(into, Text.of(kind == 'n' ? "\n" : "%").pieces());
      } else {
        Pieces.append(into, formatted(flags, kind, arguments, next).pieces());
      }
      start = end + 1;
      at = text.indexOf('%', start);
    }
    if (start < text.length()) {
      into.add(piece.part(start, text.length()));
    }
  }

  private static Text formatted(String flags, char kind, List<Value> arguments, int[] next) {
    int dollar = flags.indexOf('$');
    int index;
    if (dollar > 0) {
      index = Values.integer(Operators.number(flags.substring(0, dollar))).orElse(0) - 1;
    } else if (flags.startsWith("<")) {
      index = next[0] - 1;
    } else {
      index = next[0]++;
    }
    String rest = dollar > 0 ? flags.substring(dollar + 1) : flags.replace("<", "");
    Value value = index >= 0 && index < arguments.size() ? arguments.get(index) : new Unknown("");
    Text plain = Values.str(value);
    if (kind == 's' && rest.isEmpty()) {
      return plain;
    }
    if (!plain.known()) {
      return Text.hole();
    }
    Object argument = value instanceof Int number ? (Object) number.value() : plain.text();
    try {
      return Text.of(String.format(Locale.ROOT, "%" + rest + kind, argument));
    } catch (IllegalFormatException notThat) {
      return Text.hole();
    }
  }

  /** {@code MessageFormat.format("… {0} …", …)}. */
  static Value message(Text format, List<Value> arguments) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : format.pieces()) {
      String text = piece.text();
      int start = 0;
      boolean quoted = false;
      for (int i = 0; i < text.length() && !piece.isHole(); i++) {
        char c = text.charAt(i);
        int close = c == '{' && !quoted ? text.indexOf('}', i) : -1;
        if (c == '\'' || close > 0) {
          if (i > start) {
            pieces.add(piece.part(start, i));
          }
          start = i + 1;
        }
        if (c == '\'') {
          boolean twice = i + 1 < text.length() && text.charAt(i + 1) == '\'';
          quoted ^= !twice;
          i += twice ? 1 : 0;
        } else if (close > 0) {
          Optional<Integer> index = Values.integer(Operators.number(text.substring(i + 1, close)));
          boolean there = index.isPresent() && index.get() >= 0 && index.get() < arguments.size();
          Pieces.append(pieces, there ? Values.str(arguments.get(index.get())).pieces() : List.of(Piece.HOLE));
          start = close + 1;
          i = close;
        }
      }
      if (start < text.length()) {
        pieces.add(start == 0 ? piece : piece.part(start, text.length()));
      }
    }
    return new Text(Pieces.bounded(pieces));
  }
}
