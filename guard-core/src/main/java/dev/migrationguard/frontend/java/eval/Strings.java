package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The methods of strings. */
final class Strings {

  private Strings() {}

  static Optional<Value> method(Text text, String name, List<Value> arguments, Interpreter run) {
    run.budget().spend(Values.weight(text));
    if (arguments.stream().anyMatch(OneOf.class::isInstance)) {
      return several(text, name, arguments, run);
    }
    Value first = arguments.isEmpty() ? new Unknown("") : arguments.get(0);
    Optional<Value> result = switch (name) {
      case "formatted" -> Optional.of(Formats.of(text, arguments));
      case "concat" -> Optional.of(Values.plus(text, Values.str(first)));
      case "strip", "trim" -> Optional.of(stripped(stripped(text, true), false));
      case "stripLeading" -> Optional.of(stripped(text, true));
      case "stripTrailing" -> Optional.of(stripped(text, false));
      case "toUpperCase" -> Optional.of(mapped(text, all -> all.toUpperCase(Locale.ROOT)));
      case "toLowerCase" -> Optional.of(mapped(text, all -> all.toLowerCase(Locale.ROOT)));
      case "replace" -> arguments.size() == 2 ? Optional.of(replaced(text, first, arguments.get(1))) : Optional.empty();
      case "replaceAll", "replaceFirst" -> Optional.of(matched(text, name, arguments));
      case "toString", "intern", "stripIndent", "translateEscapes" -> Optional.of(text);
      case "repeat" -> Optional.of(repeated(text, first));
      case "isEmpty" -> Optional.of(Operators.truth(Pieces.empty(text.pieces())));
      case "isBlank" -> Optional.of(known(text, all -> new Bool(all.isBlank())));
      case "length" -> Optional.of(known(text, all -> new Int(all.length())));
      case "lines" -> Optional.of(split(text, "\\R", Kind.STREAM));
      case "split" -> Optional.of(
          Values.text(first).<Value>map(by -> split(text, by, Kind.ARRAY))
              .orElseGet(() -> new Unknown("it is a part of a string")));
      case "equals", "contentEquals" -> first instanceof Text
          ? Optional.of(Operators.truth(Values.equal(text, first)))
          : Optional.empty();
      case "equalsIgnoreCase", "startsWith", "endsWith", "contains", "matches", "compareTo" ->
          first instanceof Text ? Optional.of(tested(text, name, first)) : Optional.empty();
      case "substring" -> Optional.of(part(text, arguments));
      case "indexOf" -> Optional.of(
          Values.text(first).isPresent() ? known(text, all -> new Int(all.indexOf(Values.text(first).get())))
              : new Unknown("it is a place in a string"));
      case "charAt" -> Optional.of(Values.integer(first)
          .flatMap(at -> Values.text(text).filter(all -> at >= 0 && at < all.length())
              .<Value>map(all -> Text.of(String.valueOf(all.charAt(at)))))
          .orElseGet(() -> new Unknown("it is a character of a string")));
      case "getBytes", "toCharArray" -> Optional.of(text);
      case "indent" -> Optional.of(known(text, all -> Text.of(all.indent(Values.integer(first).orElse(0)))));
      default -> Optional.empty();
    };
    // "PostgreSQL".equals(name of the database): the other side knows what the test is worth.
    boolean asks = result.isEmpty() && arguments.size() == 1 && first instanceof Value.Foreign;
    return asks && (name.equals("equals") || name.equals("equalsIgnoreCase") || name.equals("contentEquals"))
        ? Optional.of(run.expressions().calls().method(first, name, List.of(text), new Site(run.site(), false, run)))
        : result;
  }

  private static Optional<Value> several(Text text, String name, List<Value> arguments, Interpreter run) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof OneOf several) {
        List<Value> results = new ArrayList<>();
        for (Value one : several.values()) {
          List<Value> chosen = new ArrayList<>(arguments);
          chosen.set(i, one);
          method(text, name, chosen, run).ifPresent(results::add);
        }
        return results.isEmpty() ? Optional.empty() : Optional.of(Values.oneOf(results));
      }
    }
    return Optional.empty();
  }

  private static Value known(Text text, java.util.function.Function<String, Value> function) {
    return Values.text(text).map(function).orElseGet(() -> new Unknown("it is computed from a string"));
  }

  private static Text stripped(Text text, boolean front) {
    List<Piece> pieces = new ArrayList<>(text.pieces());
    while (!pieces.isEmpty()) {
      int at = front ? 0 : pieces.size() - 1;
      Piece piece = pieces.get(at);
      if (piece.isHole()) {
        break;
      }
      String all = piece.text();
      String rest = front ? all.stripLeading() : all.stripTrailing();
      if (!rest.isEmpty()) {
        pieces.set(at, front ? piece.part(all.length() - rest.length(), all.length()) : piece.part(0, rest.length()));
        break;
      }
      pieces.remove(at);
    }
    return pieces.isEmpty() ? Text.of("") : new Text(pieces);
  }

  /** A change of characters one by one, which keeps their places. */
  private static Text mapped(Text text, UnaryOperator<String> change) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : text.pieces()) {
      String changed = piece.isHole() ? "" : change.apply(piece.text());
      boolean same = changed.length() == piece.text().length();
      pieces.add(piece.isHole() ? piece : new Piece(changed, same ? piece.source() : Optional.empty(), piece.offset()));
    }
    return new Text(pieces);
  }

  private static Text replaced(Text text, Value from, Value to) {
    Optional<String> target = Values.text(from).filter(t -> !t.isEmpty());
    if (target.isEmpty()) {
      return Text.hole();
    }
    Text other = Values.str(to);
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : text.pieces()) {
      int start = 0;
      int at = piece.isHole() ? -1 : piece.text().indexOf(target.get());
      while (at >= 0 && pieces.size() <= Budget.PIECES) {
        if (at > start) {
          pieces.add(piece.part(start, at));
        }
        Pieces.append(pieces, other.pieces());
        start = at + target.get().length();
        at = piece.text().indexOf(target.get(), start);
      }
      pieces.add(start == 0 ? piece : piece.part(start, piece.text().length()));
    }
    return new Text(Pieces.bounded(pieces));
  }

  private static Value matched(Text text, String name, List<Value> arguments) {
    Optional<String> pattern = arguments.size() == 2 ? Values.text(arguments.get(0)) : Optional.empty();
    if (pattern.isEmpty()) {
      return Text.hole();
    }
    String bare = pattern.get().replace("\\{", "{").replace("\\}", "}").replace("\\$", "$").replace("\\.", ".");
    if (!regular(pattern.get()) && name.equals("replaceAll")) {
      return replaced(text, Text.of(bare), arguments.get(1));
    }
    Optional<String> with = Values.text(arguments.get(1));
    if (with.isEmpty() || !text.known() || !quick(pattern.get()) || text.text().length() > 100_000) {
      return Text.hole();
    }
    try {
      String all = text.text();
      return Text.of(
          name.equals("replaceAll")
              ? all.replaceAll(pattern.get(), with.get())
              : all.replaceFirst(pattern.get(), with.get()));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | StackOverflowError e) {
      return Text.hole();
    }
  }

  /** Whether a pattern surely takes no more time than the square of its text. */
  private static boolean quick(String pattern) {
    int repeats = 0;
    for (int i = 0; i < pattern.length(); i++) {
      repeats += "*+{".indexOf(pattern.charAt(i)) >= 0 ? 1 : 0;
    }
    return pattern.length() <= 100 && (repeats == 0 || repeats == 1 && pattern.indexOf('(') < 0);
  }

  private static boolean regular(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length() && !Character.isLetterOrDigit(pattern.charAt(i + 1))) {
        i++;
      } else if ("\\[](){}*+?^$|.".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static Value repeated(Text text, Value count) {
    Optional<Integer> times = Values.integer(count);
    if (times.isEmpty() || times.get() < 0 || (long) times.get() * text.text().length() > Budget.TEXT) {
      return Text.hole();
    }
    return text.known() ? Text.of(text.text().repeat(times.get())) : Text.hole();
  }

  private static Value split(Text text, String by, Kind kind) {
    if (!text.known() || !quick(by)) {
      return new Unknown("it is a part of a string that is not known");
    }
    String all = text.text();
    List<Value> parts = new ArrayList<>();
    try {
      var matcher = Pattern.compile(by).matcher(all);
      int start = 0;
      while (matcher.find() && parts.size() < Budget.ITEMS) {
        if (matcher.end() > 0 && matcher.end() > matcher.start()) {
          parts.add(slice(text, start, matcher.start()));
          start = matcher.end();
        }
      }
      parts.add(slice(text, start, all.length()));
    } catch (PatternSyntaxException | StackOverflowError e) {
      return new Unknown("it is a part of a string");
    }
    while (parts.size() > 1 && parts.get(parts.size() - 1) instanceof Text last && last.text().isEmpty()) {
      parts.remove(parts.size() - 1);
    }
    return Lists.of(kind, parts);
  }

  /** A part of a string with its places. */
  static Text slice(Text text, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (Piece piece : text.pieces()) {
      int end = start + piece.text().length();
      int first = Math.max(from, start);
      int last = Math.min(to, end);
      if (first < last) {
        pieces.add(piece.isHole() ? piece : piece.part(first - start, last - start));
      }
      start = end;
    }
    return pieces.isEmpty() ? Text.of("") : new Text(pieces);
  }

  private static Value part(Text text, List<Value> arguments) {
    Optional<Integer> from = Values.integer(arguments.isEmpty() ? new Unknown("") : arguments.get(0));
    int length = text.text().length();
    Optional<Integer> to = arguments.size() < 2 ? Optional.of(length) : Values.integer(arguments.get(1));
    boolean inside = from.isPresent() && to.isPresent() && from.get() >= 0 && from.get() <= to.get()
        && to.get() <= length;
    return inside && text.known() ? slice(text, from.get(), to.get()) : Text.hole();
  }

  private static Value tested(Text text, String name, Value other) {
    Optional<String> right = Values.text(other);
    if (right.isEmpty()) {
      return new Unknown("it is a comparison");
    }
    String all = text.text();
    if (!text.known()) {
      // The beginning may be known where the whole is not.
      boolean start = name.equals("startsWith") && !text.pieces().get(0).isHole()
          && text.pieces().get(0).text().length() >= right.get().length();
      return start
          ? Operators.truth(Truth.of(all.startsWith(right.get())))
          : new Unknown("it is a comparison");
    }
    return switch (name) {
      case "equalsIgnoreCase" -> new Bool(all.equalsIgnoreCase(right.get()));
      case "startsWith" -> new Bool(all.startsWith(right.get()));
      case "endsWith" -> new Bool(all.endsWith(right.get()));
      case "contains" -> new Bool(all.contains(right.get()));
      case "compareTo" -> new Int(all.compareTo(right.get()));
      default -> new Unknown("it is a comparison");
    };
  }
}
