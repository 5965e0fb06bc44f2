package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.OneOf;
import dev.migrationguard.frontend.python.eval.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of which it is not known which one it is, inside something larger. */
public final class Choices {

  /** Ways in which one expression is told apart; with more of them nothing useful can be said. */
  private static final int MOST = 8;

  private Choices() {}

  /** What the parts of an expression may be together: the parts themselves where none of them is a choice. */
  static List<List<Value>> of(List<Value> parts) {
    List<OneOf> open = new ArrayList<>();
    for (Value part : parts) {
      if (part instanceof OneOf choice && texts(choice) && !holds(open, choice)) {
        open.add(choice);
      }
    }
    List<List<Value>> ways = List.of(parts);
    for (OneOf choice : open) {
      if (ways.size() * choice.values().size() > MOST) {
        return List.of(parts);
      }
      List<List<Value>> more = new ArrayList<>();
      for (List<Value> way : ways) {
        for (Value one : choice.values()) {
          List<Value> chosen = new ArrayList<>(way);
          // One name that stands twice is the same value in both places.
          chosen.replaceAll(value -> value == choice ? one : value);
          more.add(chosen);
        }
      }
      ways = more;
    }
    return ways;
  }

  private static boolean holds(List<OneOf> open, OneOf choice) {
    for (OneOf known : open) {
      if (known == choice) {
        return true;
      }
    }
    return false;
  }

  private static boolean texts(OneOf choice) {
    for (Value value : choice.values()) {
      if (!(value instanceof Text) && !(value instanceof Value.None)) {
        return false;
      }
    }
    return true;
  }

  /** The one value, or the choice between the values of all ways. */
  static Value joined(List<Value> results) {
    Value joined = results.get(0);
    for (Value result : results) {
      joined = Values.join(joined, result, "the string");
    }
    return joined;
  }

  /** The calls that a call may be: one with every argument as it is where none of them is a choice of strings. */
  public static List<Arguments> of(Arguments arguments) {
    List<Value> parts = new ArrayList<>(arguments.positional());
    parts.addAll(arguments.named().values());
    List<Arguments> calls = new ArrayList<>();
    for (List<Value> way : of(parts)) {
      int positional = arguments.positional().size();
      Map<String, Value> named = new LinkedHashMap<>();
      int at = positional;
      for (String name : arguments.named().keySet()) {
        named.put(name, way.get(at++));
      }
      calls.add(new Arguments(way.subList(0, positional), named, arguments.complete()));
    }
    return calls;
  }

  /** The value under a key that is not known, of a dict that is. */
  static Optional<Value> any(Value container) {
    if (!(container instanceof Value.Mapping mapping) || !mapping.complete() || mapping.entries().isEmpty()
        || mapping.entries().size() > MOST) {
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    mapping.entries().forEach(entry -> values.add(entry.value()));
    Value joined = joined(values);
    return joined instanceof Value.Unknown ? Optional.empty() : Optional.of(joined);
  }
}
