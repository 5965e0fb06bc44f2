package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Streams over what is known: the simple stages, one item after the other. */
final class Streams {

  private Streams() {}

  static Optional<Value> method(Held stream, String name, List<Value> arguments, Site site) {
    Value first = arguments.isEmpty() ? new Null() : arguments.get(0);
    if (name.equals("forEach") || name.equals("forEachOrdered") || name.equals("peek")) {
      site.run().statements().loops().over(stream, site.span(), item -> {
        site.call(first, List.of(item));
        return Flow.NEXT;
      });
      return Optional.of(name.equals("peek") ? stream : new Null());
    }
    Optional<List<Value>> known = Values.items(stream).filter(items -> items.size() <= Budget.TURNS);
    if (known.isEmpty()) {
      return Optional.of(unknown(stream, name, first, site));
    }
    List<Value> items = known.get();
    return Optional.of(switch (name) {
      case "map", "mapToObj", "mapToInt", "boxed", "mapToLong" -> {
        List<Value> mapped = new ArrayList<>();
        items.forEach(item -> mapped.add(name.equals("boxed") ? item : site.call(first, List.of(item))));
        yield Lists.of(Kind.STREAM, mapped);
      }
      case "flatMap" -> {
        List<Value> all = new ArrayList<>();
        boolean complete = true;
        for (Value item : items) {
          Value inner = site.call(first, List.of(item));
          complete &= Values.items(inner).isPresent();
          all.addAll(Lists.some(inner));
        }
        yield complete ? Lists.of(Kind.STREAM, all) : Lists.open(Kind.STREAM, all);
      }
      case "filter" -> filtered(items, first, site);
      case "sorted", "distinct", "parallel", "sequential", "unordered", "onClose" -> stream;
      case "limit", "skip" -> {
        int count = Math.max(0, Math.min(items.size(), Values.integer(first).orElse(0)));
        yield Values.integer(first).isEmpty()
            ? Lists.open(Kind.STREAM, items)
            : Lists.of(
                Kind.STREAM, name.equals("limit") ? items.subList(0, count) : items.subList(count, items.size()));
      }
      case "toList", "toArray" -> Lists.of(name.equals("toList") ? Kind.LIST : Kind.ARRAY, items);
      case "collect" -> collected(items, first);
      case "count" -> new Int(items.size());
      case "findFirst", "findAny" -> Lists.of(Kind.OPTIONAL, items.isEmpty() ? List.of() : items.subList(0, 1));
      default -> new Unknown("it comes from a stream");
    });
  }

  private static Value filtered(List<Value> items, Value test, Site site) {
    List<Value> kept = new ArrayList<>();
    boolean complete = true;
    for (Value item : items) {
      Truth truth = site.call(test, List.of(item)).truth();
      complete &= truth != Truth.UNKNOWN;
      if (truth != Truth.FALSE) {
        kept.add(item);
      }
    }
    return complete ? Lists.of(Kind.STREAM, kept) : Lists.open(Kind.STREAM, kept);
  }

  private static Value collected(List<Value> items, Value collector) {
    if (collector instanceof Held joiner && joiner.kind() == Kind.JOINER) {
      return joiner.cell().value() instanceof Items around ? Joiners.joined(items, around.items()) : Value.Text.hole();
    }
    return collector instanceof Type type && type.dotted().equals(Standard.TO_LIST)
        ? Lists.of(Kind.LIST, items)
        : new Unknown("it comes from a stream");
  }

  /** Of items that are not all known, one stage shows what happens to each. */
  private static Value unknown(Held stream, String name, Value first, Site site) {
    return switch (name) {
      case "filter", "sorted", "distinct", "limit", "skip", "parallel", "sequential" -> stream;
      case "map", "flatMap" -> {
        List<Value> results = new ArrayList<>();
        Value item = Lists.some(stream).isEmpty() ? new Unknown("it comes from a stream") : Lists.some(stream).get(0);
        site.run().branches().repeatedly(() -> results.add(site.call(first, List.of(item))));
        yield Lists.open(Kind.STREAM, results);
      }
      case "toList", "collect", "toArray" -> first instanceof Held joiner && joiner.kind() == Kind.JOINER
          ? Value.Text.hole()
          : Lists.open(Kind.LIST, Lists.some(stream));
      default -> new Unknown("it comes from a stream");
    };
  }
}
