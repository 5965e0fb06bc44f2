package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Entry;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lists, sets, arrays, and the builders of strings: what their methods give and change. */
public final class Lists {

  /** Items of an array that is made empty. */
  static final int MOST = 1_000;

  private Lists() {}

  /** A list, set or array of known items. */
  public static Held of(Kind kind, List<Value> items) {
    return new Held(kind, new Cell(new Items(List.copyOf(items), true)));
  }

  /** One that may hold more than is known. */
  static Held open(Kind kind, List<Value> items) {
    return new Held(kind, new Cell(new Items(List.copyOf(items), false)));
  }

  static Held builder(Text text) {
    return new Held(Kind.BUILDER, new Cell(text));
  }

  static Value size(Held held) {
    return Values.items(held).<Value>map(items -> new Int(items.size())).orElseGet(() -> new Unknown("it is a size"));
  }

  static Value item(Value list, Value index) {
    Optional<List<Value>> items = Values.items(list);
    Optional<Integer> at = Values.integer(index);
    if (items.isPresent() && at.isPresent() && at.get() >= 0 && at.get() < items.get().size()) {
      return items.get().get(at.get());
    }
    if (items.isPresent() && at.isEmpty() && !items.get().isEmpty()) {
      return Values.oneOf(items.get());
    }
    return new Unknown("it is an item of something that is not known");
  }

  static void put(Held array, Value index, Value value, Interpreter run) {
    Optional<Integer> at = Values.integer(index);
    change(array, run, items -> {
      List<Value> changed = new ArrayList<>(items.items());
      if (at.isEmpty() || at.get() < 0 || at.get() >= changed.size()) {
        return new Items(changed, false);
      }
      changed.set(at.get(), value);
      return new Items(changed, items.complete());
    });
  }

  private static void change(Held held, Interpreter run, UnaryOperator<Items> change) {
    Value next = Values.each(held.cell().value(), state -> {
      if (!(state instanceof Items items)) {
        return state;
      }
      run.budget().spend(items.items().size() / 16);
      Items changed = change.apply(items);
      boolean fits = changed.items().size() <= Budget.ITEMS;
      return fits ? changed : new Items(changed.items().subList(0, Budget.ITEMS), false);
    });
    run.store().set(held.cell(), next);
  }

  static Optional<Value> method(Held held, String name, List<Value> arguments, Site site) {
    return switch (held.kind()) {
      case BUILDER -> builder(held, name, arguments, site);
      case JOINER -> joiner(held, name, arguments, site);
      case MAP -> Maps.method(held, name, arguments, site);
      case STREAM -> Streams.method(held, name, arguments, site);
      case OPTIONAL -> optional(held, name, arguments, site);
      case NUMBER -> number(held, name, arguments, site);
      case LIST, SET, ARRAY -> list(held, name, arguments, site);
    };
  }

  private static Optional<Value> list(Held held, String name, List<Value> arguments, Site site) {
    Interpreter run = site.run();
    Value first = arguments.isEmpty() ? new Unknown("") : arguments.get(0);
    switch (name) {
      case "add", "addLast", "addFirst", "offer", "push" -> {
        boolean front = name.equals("addFirst") || name.equals("push") || arguments.size() == 2;
        Value added = arguments.size() == 2 ? arguments.get(1) : first;
        change(held, run, items -> {
          List<Value> changed = new ArrayList<>(items.items());
          int at = arguments.size() == 2 ? Values.integer(first).orElse(0) : 0;
          changed.add(front ? Math.min(Math.max(0, at), changed.size()) : changed.size(), added);
          return new Items(changed, items.complete());
        });
        return Optional.of(new Bool(true));
      }
      case "addAll" -> {
        Value more = arguments.get(arguments.size() - 1);
        Optional<List<Value>> known = Values.items(more);
        List<Value> some = known.orElseGet(() -> some(more));
        change(held, run, items -> {
          List<Value> changed = new ArrayList<>(items.items());
          changed.addAll(some);
          return new Items(changed, items.complete() && known.isPresent());
        });
        return Optional.of(new Bool(true));
      }
      case "set" -> {
        put(held, first, arguments.get(arguments.size() - 1), run);
        return Optional.of(new Null());
      }
      case "clear" -> {
        run.store().set(held.cell(), new Items(List.of(), true));
        return Optional.of(new Null());
      }
      case "remove", "removeAll", "removeIf", "retainAll", "sort", "replaceAll", "poll", "pop" -> {
        change(held, run, items -> new Items(items.items(), false));
        return Optional.of(new Unknown("it is an item of a list that changes"));
      }
      case "get", "elementAt" -> {
        return Optional.of(item(held, first));
      }
      case "getFirst", "getLast" -> {
        Optional<List<Value>> items = Values.items(held).filter(all -> !all.isEmpty());
        return Optional.of(items.map(all -> all.get(name.equals("getFirst") ? 0 : all.size() - 1))
            .orElseGet(() -> new Unknown("it is an item of something that is not known")));
      }
      case "size" -> {
        return Optional.of(size(held));
      }
      case "isEmpty" -> {
        return Optional.of(Values.items(held).<Value>map(items -> new Bool(items.isEmpty()))
            .orElseGet(() -> new Unknown("it is a test of a list")));
      }
      case "contains" -> {
        return Optional.of(contains(held, first));
      }
      case "forEach" -> {
        run.statements().loops().over(held, site.span(), item -> {
          run.call(first, List.of(item), site);
          return Flow.NEXT;
        });
        return Optional.of(new Null());
      }
      case "stream", "parallelStream" -> {
        return Optional.of(new Held(Kind.STREAM, new Cell(held.cell().value())));
      }
      case "toArray", "clone" -> {
        return Optional.of(new Held(Kind.ARRAY, new Cell(held.cell().value())));
      }
      case "subList" -> {
        Optional<List<Value>> items = Values.items(held);
        Optional<Integer> from = Values.integer(first);
        Optional<Integer> to = arguments.size() == 2 ? Values.integer(arguments.get(1)) : Optional.empty();
        boolean known = items.isPresent() && from.isPresent() && to.isPresent() && from.get() >= 0
            && from.get() <= to.get() && to.get() <= items.get().size();
        return Optional.of(known
            ? of(Kind.LIST, items.get().subList(from.get(), to.get()))
            : open(Kind.LIST, some(held)));
      }
      case "iterator", "listIterator" -> {
        return Optional.of(new Unknown("it is an iterator"));
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  /** The items that are known of something, be they all or not. */
  static List<Value> some(Value value) {
    Value state = value instanceof Held held ? held.cell().value() : value;
    if (state instanceof OneOf several) {
      List<Value> all = new ArrayList<>();
      several.values().forEach(one -> all.addAll(some(one)));
      return all;
    }
    return state instanceof Items items ? items.items() : List.of();
  }

  static Value contains(Value list, Value item) {
    Truth found = Values.items(list).isPresent() ? Truth.FALSE : Truth.UNKNOWN;
    for (Value candidate : some(list)) {
      Truth equal = Values.equal(candidate, item);
      if (equal == Truth.TRUE) {
        return new Bool(true);
      }
      found = equal == Truth.UNKNOWN ? Truth.UNKNOWN : found;
    }
    return Operators.truth(found);
  }

  private static Optional<Value> builder(Held held, String name, List<Value> arguments, Site site) {
    Interpreter run = site.run();
    Value first = arguments.isEmpty() ? Text.of("") : arguments.get(0);
    UnaryOperator<Text> change = switch (name) {
      case "append" -> text -> Values.plus(text, arguments.size() == 1 ? Values.str(first) : Text.hole());
      case "appendCodePoint" -> text -> Values.plus(text, Text.hole());
      case "insert" -> text -> inserted(text, first, arguments);
      case "setLength" -> text -> cut(text, first);
      case "deleteCharAt" -> text -> deleted(text, first, Values.integer(first).map(at -> at + 1));
      case "delete" -> text -> deleted(text, first, Values.integer(arguments.get(arguments.size() - 1)));
      case "replace", "setCharAt", "reverse" -> text -> Text.hole();
      default -> null;
    };
    if (change != null) {
      Value before = held.cell().value();
      run.budget().spend(Values.weight(before));
      run.store().set(
          held.cell(),
          Values.each(before, state -> Values.each(first, one -> state instanceof Text text
              ? name.equals("append") && arguments.size() == 1
                  ? Values.plus(text, Values.str(one))
                  : change.apply(text)
              : state)));
      return Optional.of(held);
    }
    Value state = held.cell().value();
    return switch (name) {
      case "toString" -> Optional.of(state);
      case "length", "isEmpty", "indexOf", "charAt", "substring" -> Optional.of(
          state instanceof Text text
              ? Strings.method(text, name, arguments, run).orElseGet(() -> new Unknown("it is computed"))
              : new Unknown("it is computed from a string"));
      default -> Optional.empty();
    };
  }

  private static Text inserted(Text text, Value at, List<Value> arguments) {
    Optional<Integer> index = Values.integer(at).filter(i -> i >= 0 && i <= text.text().length());
    if (index.isEmpty() || arguments.size() != 2 || index.get() > 0 && !text.known()) {
      return Text.hole();
    }
    return Values.joined(List.of(
        Strings.slice(text, 0, index.get()),
        Values.str(arguments.get(1)),
        Strings.slice(text, index.get(), text.text().length())));
  }

  /** {@code setLength(length() - 2)}: the usual way to take off the last comma. */
  private static Text cut(Text text, Value length) {
    Optional<Integer> to = Values.integer(length).filter(n -> n >= 0 && n <= text.text().length());
    return to.isPresent() && text.known() ? Strings.slice(text, 0, to.get()) : Text.hole();
  }

  private static Text deleted(Text text, Value from, Optional<Integer> to) {
    Optional<Integer> first = Values.integer(from).filter(i -> i >= 0 && i <= text.text().length());
    if (first.isEmpty() || to.isEmpty() || to.get() < first.get() || !text.known()) {
      return Text.hole();
    }
    return Values.plus(
        Strings.slice(text, 0, first.get()),
        Strings.slice(text, Math.min(to.get(), text.text().length()), text.text().length()));
  }

  private static Optional<Value> joiner(Held held, String name, List<Value> arguments, Site site) {
    return switch (name) {
      case "add" -> {
        change(held, site.run(), items -> {
          List<Value> changed = new ArrayList<>(items.items());
          changed.add(arguments.get(0));
          return new Items(changed, items.complete());
        });
        yield Optional.of(held);
      }
      case "toString" -> Optional.of(Joiners.text(held));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> number(Held held, String name, List<Value> arguments, Site site) {
    Value before = held.cell().value();
    Value next = switch (name) {
      case "incrementAndGet", "getAndIncrement" -> Operators.binary(before, "+", new Int(1), site.run());
      case "decrementAndGet", "getAndDecrement" -> Operators.binary(before, "-", new Int(1), site.run());
      case "set" -> arguments.get(0);
      default -> before;
    };
    site.run().store().set(held.cell(), next);
    return Optional.of(name.startsWith("getAnd") ? before : next);
  }

  private static Optional<Value> optional(Held held, String name, List<Value> arguments, Site site) {
    List<Value> items = some(held);
    if (items.isEmpty()) {
      return Optional.of(name.equals("isPresent") ? new Bool(false) : new Unknown("it is what an Optional holds"));
    }
    return switch (name) {
      case "get", "orElse", "orElseGet", "orElseThrow" -> Optional.of(items.get(0));
      case "isPresent" -> Optional.of(new Bool(true));
      case "isEmpty" -> Optional.of(new Bool(false));
      case "ifPresent" -> Optional.of(site.call(arguments.get(0), items));
      case "map" -> Optional.of(of(Kind.OPTIONAL, List.of(site.call(arguments.get(0), items))));
      default -> Optional.empty();
    };
  }

  /** {@code Map.entry(k, v)} and its kin. */
  static Value entry(List<Value> arguments) {
    return new Entry(arguments.get(0), arguments.get(1));
  }
}
