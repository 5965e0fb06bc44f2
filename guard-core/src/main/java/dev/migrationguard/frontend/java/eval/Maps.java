package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Entry;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps: what their methods give and change. */
final class Maps {

  private Maps() {}

  /** {@code Map.of(k, v, …)}. */
  static Held of(List<Value> pairs) {
    List<Value> entries = new ArrayList<>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      entries.add(new Entry(pairs.get(i), pairs.get(i + 1)));
    }
    return Lists.of(Kind.MAP, entries);
  }

  static Optional<Value> method(Held map, String name, List<Value> arguments, Site site) {
    Interpreter run = site.run();
    switch (name) {
      case "put", "putIfAbsent", "addValue" -> {
        put(map, List.of(new Entry(arguments.get(0), arguments.get(1))), true, run);
        return Optional.of(name.equals("addValue") ? map : new Null());
      }
      case "putAll" -> {
        put(map, Lists.some(arguments.get(0)), Values.items(arguments.get(0)).isPresent(), run);
        return Optional.of(new Null());
      }
      case "get", "getOrDefault" -> {
        return Optional.of(get(map, arguments.get(0))
            .orElseGet(() -> name.equals("getOrDefault") && Values.items(map).isPresent()
                ? arguments.get(1)
                : new Unknown("it is a value of a map that is not known")));
      }
      case "containsKey" -> {
        return Optional.of(Lists.contains(column(map, true), arguments.get(0)));
      }
      case "keySet" -> {
        return Optional.of(column(map, true));
      }
      case "values" -> {
        return Optional.of(column(map, false));
      }
      case "entrySet" -> {
        return Optional.of(new Held(Kind.SET, new Cell(map.cell().value())));
      }
      case "forEach" -> {
        run.statements().loops().over(new Held(Kind.SET, new Cell(map.cell().value())), site.span(), item -> {
          run.call(arguments.get(0), parts(item), site);
          return Flow.NEXT;
        });
        return Optional.of(new Null());
      }
      case "size" -> {
        return Optional.of(Lists.size(map));
      }
      case "isEmpty" -> {
        return Optional.of(Values.items(map).<Value>map(items -> new Value.Bool(items.isEmpty()))
            .orElseGet(() -> new Unknown("it is a test of a map")));
      }
      case "remove", "clear", "computeIfAbsent", "compute", "merge", "replaceAll" -> {
        put(map, List.of(), false, run);
        return Optional.of(new Unknown("it is a value of a map that changes"));
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private static List<Value> parts(Value item) {
    return item instanceof Entry entry ? List.of(entry.key(), entry.value()) : List.of(item, item);
  }

  private static void put(Held map, List<Value> more, boolean known, Interpreter run) {
    Value next = Values.each(map.cell().value(), state -> {
      if (!(state instanceof Items items)) {
        return state;
      }
      List<Value> entries = new ArrayList<>(items.items());
      run.budget().spend(entries.size() / 16);
      for (Value each : more) {
        if (each instanceof Entry entry) {
          entries.removeIf(old -> old instanceof Entry o && Values.equal(o.key(), entry.key()) == Truth.TRUE);
          entries.add(entry);
        }
      }
      return new Items(entries, items.complete() && known && entries.size() <= Budget.ITEMS);
    });
    run.store().set(map.cell(), next);
  }

  private static Optional<Value> get(Held map, Value key) {
    for (Value each : Lists.some(map)) {
      if (each instanceof Entry entry && Values.equal(entry.key(), key) == Truth.TRUE) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  private static Held column(Held map, boolean keys) {
    List<Value> column = new ArrayList<>();
    for (Value each : Lists.some(map)) {
      if (each instanceof Entry entry) {
        column.add(keys ? entry.key() : entry.value());
      }
    }
    return Values.items(map).isPresent() ? Lists.of(Kind.SET, column) : Lists.open(Kind.SET, column);
  }
}
