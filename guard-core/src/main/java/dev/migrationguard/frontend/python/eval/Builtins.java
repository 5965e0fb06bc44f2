package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Globals;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Number;
import dev.migrationguard.frontend.python.eval.Value.OneOf;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Python's own functions, and the methods of its strings, lists and dicts. */
final class Builtins {

  private static final String MODULE = "builtins.";

  private static final Set<String> NAMES =
      Set.of(
          "range", "enumerate", "zip", "sorted", "reversed", "list", "tuple", "set", "frozenset", "dict", "len", "str",
          "int", "bool", "isinstance", "hasattr", "getattr", "setattr", "globals", "locals", "print", "any", "all",
          "next", "iter", "map", "filter", "sum", "min", "max", "open", "type", "super", "repr", "id", "callable",
          "round", "abs", "float", "bytes", "format", "vars", "hash", "ord", "chr", "input", "object", "Exception",
          "RuntimeError", "ValueError", "NotImplementedError", "KeyError", "TypeError", "AssertionError",
          "StopIteration", "AttributeError", "IndexError", "ImportError", "property", "staticmethod", "classmethod",
          "exit", "quit", "divmod", "pow", "slice", "issubclass", "delattr", "ascii", "bin", "hex", "oct");

  private Builtins() {}

  static Optional<Value> named(String id) {
    return NAMES.contains(id) ? Optional.of(new Reference(MODULE + id)) : Optional.empty();
  }

  static boolean isBuiltin(Reference reference) {
    return reference.dotted().startsWith(MODULE);
  }

  /** What a builtin gives; empty where the host may know better. */
  static Optional<Value> call(
      String name, Arguments arguments, Evaluator evaluator, Interpreter interpreter, Expr.Call site) {
    Optional<Value> first = arguments.at(0);
    Optional<List<Value>> items = first.flatMap(evaluator::iterate);
    return switch (name) {
      case "globals" -> Optional.of(new Globals(interpreter.scope().root()));
      case "open" -> Optional.empty();
      case "super" -> superOf(arguments, interpreter);
      case "any", "all" -> Optional.of(quantified(name, items));
      case "min", "max", "sum" -> Optional.of(new Unknown("it is computed by `" + name + "`"));
      case "next" ->
          items.filter(list -> !list.isEmpty()).map(list -> list.get(0)).or(() -> Optional.of(unknownItems(first)));
      case "map" -> Optional.of(mapped(arguments, evaluator, site));
      case "filter" -> Optional.of(filtered(arguments, evaluator, site));
      case "isinstance" -> Optional.of(isInstance(arguments, evaluator));
      case "setattr" -> {
        Optional<String> attribute = arguments.at(1).flatMap(Values::text);
        if (first.orElseGet(None::new) instanceof Value.Instance instance && attribute.isPresent()) {
          interpreter.objects().set(instance, attribute.get(), arguments.at(2).orElseGet(None::new));
        }
        yield Optional.of(new None());
      }
      case "range" -> Optional.of(range(arguments));
      case "list", "tuple", "set", "frozenset", "iter" ->
          Optional.of(first.isEmpty() ? new Sequence(List.of(), true) : sequence(items, first.get()));
      case "sorted" -> Optional.of(sequence(items, first.orElseGet(None::new)));
      case "reversed" -> Optional.of(items.<Value>map(Builtins::reversed).orElseGet(() -> unknownItems(first)));
      case "enumerate" ->
          Optional.of(
              items.<Value>map(list -> enumerated(list, arguments)).orElseGet(() -> unknownItems(first)));
      case "zip" -> Optional.of(zip(arguments, evaluator));
      case "dict" -> Optional.of(Library.dict(arguments));
      case "len" -> items.map(list -> new Number(String.valueOf(list.size())));
      case "str" -> Optional.of(first.<Value>map(Values::str).orElseGet(() -> Text.of("")));
      case "int" -> first.filter(Number.class::isInstance);
      case "getattr" ->
          first.flatMap(object ->
              arguments.at(1).flatMap(Values::text).map(attribute -> evaluator.attribute(object, attribute)));
      case "bool" ->
          switch (first.map(Value::truth).orElse(Truth.FALSE)) {
            case TRUE -> Optional.of(new Bool(true));
            case FALSE -> Optional.of(new Bool(false));
            case UNKNOWN -> first;
          };
      default -> Optional.of(new Unknown("it is computed by `" + name + "`"));
    };
  }

  private static Value sequence(Optional<List<Value>> items, Value from) {
    return items.<Value>map(list -> new Sequence(list, true)).orElseGet(() -> unknownItems(Optional.of(from)));
  }

  private static Value unknownItems(Optional<Value> from) {
    return from.filter(Unknown.class::isInstance).orElseGet(() -> new Unknown("its items are not known"));
  }

  private static Value range(Arguments arguments) {
    Optional<Integer> first = arguments.at(0).flatMap(Operators::integer);
    Optional<Integer> second = arguments.at(1).flatMap(Operators::integer);
    if (first.isEmpty() || (arguments.at(1).isPresent() && second.isEmpty()) || arguments.at(2).isPresent()) {
      return new Unknown("the range is not known");
    }
    int from = second.isPresent() ? first.get() : 0;
    int to = second.orElse(first.get());
    List<Value> items = new ArrayList<>();
    // One more than a loop follows, so that the loop itself says that it stopped.
    for (int i = from; i < to && items.size() <= Budget.TURNS; i++) {
      items.add(new Number(String.valueOf(i)));
    }
    return new Sequence(items, true);
  }

  private static Value reversed(List<Value> items) {
    List<Value> copy = new ArrayList<>(items);
    Collections.reverse(copy);
    return new Sequence(copy, true);
  }

  private static Value enumerated(List<Value> items, Arguments arguments) {
    List<Value> pairs = new ArrayList<>();
    int start = arguments.get(1, "start").flatMap(Operators::integer).orElse(0);
    for (int i = 0; i < items.size(); i++) {
      pairs.add(new Sequence(List.of(new Number(String.valueOf(start + i)), items.get(i)), true));
    }
    return new Sequence(pairs, true);
  }

  private static Value zip(Arguments arguments, Evaluator evaluator) {
    List<List<Value>> columns = new ArrayList<>();
    int length = Integer.MAX_VALUE;
    for (Value argument : arguments.positional()) {
      Optional<List<Value>> items = evaluator.iterate(argument);
      if (items.isEmpty()) {
        return new Unknown("its items are not known");
      }
      columns.add(items.get());
      length = Math.min(length, items.get().size());
    }
    List<Value> rows = new ArrayList<>();
    for (int i = 0; i < length && !columns.isEmpty(); i++) {
      List<Value> row = new ArrayList<>();
      for (List<Value> column : columns) {
        row.add(column.get(i));
      }
      rows.add(new Sequence(row, true));
    }
    return new Sequence(rows, true);
  }

  private static Optional<Value> superOf(Arguments arguments, Interpreter interpreter) {
    return interpreter.calls().method().map(method -> new Value.Super(method.self(), method.owner()));
  }

  private static Value quantified(String name, Optional<List<Value>> items) {
    return items.isEmpty() || items.get().isEmpty()
        ? items.<Value>map(none -> new Bool(name.equals("all"))).orElseGet(() -> new Unknown("its items are not known"))
        : Conditions.logical(name.equals("all") ? "and" : "or", items.get());
  }

  private static Value mapped(Arguments arguments, Evaluator evaluator, Expr.Call site) {
    Optional<List<Value>> items = arguments.at(1).flatMap(evaluator::iterate);
    if (items.isEmpty() || arguments.at(2).isPresent() || items.get().size() > Budget.TURNS) {
      return new Unknown("its items are not known");
    }
    List<Value> results = new ArrayList<>();
    for (Value item : items.get()) {
      results.add(evaluator.apply(arguments.positional().get(0), Calls.arguments(List.of(item)), site, false));
    }
    return new Sequence(results, true);
  }

  private static Value filtered(Arguments arguments, Evaluator evaluator, Expr.Call site) {
    Optional<List<Value>> items = arguments.at(1).flatMap(evaluator::iterate);
    if (items.isEmpty() || items.get().size() > Budget.TURNS) {
      return new Unknown("its items are not known");
    }
    List<Value> results = new ArrayList<>();
    boolean complete = true;
    Value test = arguments.positional().get(0);
    for (Value item : items.get()) {
      Truth kept =
          (test instanceof None ? item : evaluator.apply(test, Calls.arguments(List.of(item)), site, false)).truth();
      complete &= kept != Truth.UNKNOWN;
      if (kept != Truth.FALSE) {
        results.add(item);
      }
    }
    return new Sequence(results, complete);
  }

  private static Value isInstance(Arguments arguments, Evaluator evaluator) {
    Value object = arguments.at(0).orElseGet(None::new);
    Value type = arguments.at(1).orElseGet(None::new);
    Value test = evaluator.compare(object, "isinstance", type);
    if (!(test instanceof Unknown)) {
      return test;
    }
    List<Value> types = type instanceof Sequence several ? several.items() : List.of(type);
    boolean known = true;
    for (Value one : types) {
      String name = one instanceof Reference reference && isBuiltin(reference) ? reference.simpleName() : "";
      boolean lists = name.equals("list") || name.equals("tuple") || name.equals("set");
      if ((object instanceof Text && name.equals("str"))
          || (object instanceof Mapping && name.equals("dict"))
          || (object instanceof Sequence && lists && types.size() > 1)) {
        return new Bool(true);
      }
      known &= !name.isEmpty() && !(object instanceof Sequence && lists);
    }
    boolean plain = object instanceof Text || object instanceof Mapping || object instanceof Sequence;
    return known && plain ? new Bool(false) : new Unknown("it is a test of a type");
  }

  /** The function of the file that {@code globals()[key]} names; all that fit where the key is known in part. */
  static Value globalNamed(Globals globals, Value key) {
    String pattern = Values.textOrHole(key);
    int hole = pattern.indexOf(ObjectName.HOLE);
    if (hole < 0) {
      return globals.scope().get(pattern).orElseGet(() -> new Unknown("`" + pattern + "` is not defined in this file"));
    }
    String head = pattern.substring(0, hole);
    String tail = pattern.substring(pattern.lastIndexOf(ObjectName.HOLE) + 1);
    List<String> names = new ArrayList<>(globals.scope().own().keySet());
    Collections.sort(names);
    List<Value> fitting = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(head)
          && name.endsWith(tail)
          && name.length() > head.length() + tail.length()
          && globals.scope().own().get(name) instanceof Function function) {
        fitting.add(function);
      }
    }
    return fitting.isEmpty() ? new Unknown("no function of this file fits the name") : new OneOf(fitting);
  }

  /** What a list or dict is after a method that changes it; empty for a method that does not. */
  static Optional<Value> mutated(Method method, Arguments arguments) {
    if (method.receiver() instanceof Sequence sequence) {
      List<Value> items = new ArrayList<>(sequence.items());
      switch (method.name()) {
        case "append", "add" -> {
          if (items.size() >= Budget.ITEMS) {
            return Optional.of(new Sequence(sequence.items(), false));
          }
          items.addAll(arguments.positional());
        }
        case "extend" -> {
          if (!(arguments.at(0).orElseGet(None::new) instanceof Sequence more)) {
            return Optional.of(new Sequence(items, false));
          }
          items.addAll(more.items());
          return Optional.of(Operators.bounded(items, sequence.complete() && more.complete()));
        }
        case "sort" -> {
          return Optional.of(sequence);
        }
        case "clear" -> {
          return Optional.of(new Sequence(List.of(), true));
        }
        case "reverse" -> {
          return Optional.of(reversed(items));
        }
        case "pop" -> {
          Value last = arguments.at(0).orElseGet(() -> new Number("-1"));
          Optional<Integer> index = Operators.integer(last);
          int at = index.map(i -> i < 0 ? i + items.size() : i).orElse(-1);
          if (at < 0 || at >= items.size() || !sequence.complete()) {
            return Optional.of(new Sequence(items, false));
          }
          items.remove(at);
        }
        case "insert", "remove" -> {
          return Optional.of(new Sequence(items, false));
        }
        default -> {
          return Optional.empty();
        }
      }
      return Optional.of(new Sequence(items, sequence.complete()));
    }
    if (method.receiver() instanceof Mapping mapping && method.name().equals("update")) {
      List<Mapping.Entry> entries = new ArrayList<>(mapping.entries());
      boolean known = arguments.at(0).isEmpty() || arguments.at(0).get() instanceof Mapping;
      if (arguments.at(0).orElseGet(None::new) instanceof Mapping more) {
        known &= more.complete() && Operators.addAll(entries, more);
      }
      arguments.named().forEach((key, value) -> entries.add(new Mapping.Entry(Text.of(key), value)));
      return Optional.of(new Mapping(entries, mapping.complete() && known));
    }
    return Optional.empty();
  }

  /** What {@code pop} takes out of a list. */
  static Value popped(Method method, Arguments arguments) {
    Value index = arguments.at(0).orElseGet(() -> new Number("-1"));
    return Operators.item(method.receiver(), index).orElseGet(() -> new Unknown("it is taken out of a list"));
  }

  static Mapping withEntry(Mapping mapping, Value key, Value value) {
    if (mapping.entries().size() >= Budget.ITEMS) {
      return new Mapping(mapping.entries(), false);
    }
    List<Mapping.Entry> entries = new ArrayList<>(mapping.entries());
    entries.add(new Mapping.Entry(key, value));
    return new Mapping(entries, mapping.complete());
  }

  /** What a method of a string, list or dict gives. */
  static Optional<Value> method(Method method, Arguments arguments) {
    return switch (method.receiver()) {
      case Text text -> Optional.of(textMethod(text, method.name(), arguments));
      case Mapping mapping -> Optional.of(mappingMethod(mapping, method.name(), arguments));
      case Sequence sequence ->
          Optional.of(method.name().equals("copy") ? sequence : new Unknown("it is computed from a list"));
      default -> Optional.empty();
    };
  }

  private static Value mappingMethod(Mapping mapping, String name, Arguments arguments) {
    return switch (name) {
      case "items" ->
          new Sequence(
              mapping.entries().stream()
                  .<Value>map(e -> new Sequence(List.of(e.key(), e.value()), true))
                  .toList(),
              mapping.complete());
      case "keys" -> new Sequence(mapping.entries().stream().map(Mapping.Entry::key).toList(), mapping.complete());
      case "values" -> new Sequence(mapping.entries().stream().map(Mapping.Entry::value).toList(), mapping.complete());
      case "copy" -> mapping;
      case "get" ->
          arguments
              .at(0)
              .flatMap(key -> Operators.item(mapping, key))
              .or(() -> mapping.complete() ? arguments.at(1) : Optional.empty())
              .orElseGet(() -> new Unknown("it is not in the dict"));
      default -> new Unknown("it is computed from a dict");
    };
  }

  private static Value textMethod(Text text, String name, Arguments arguments) {
    Optional<String> first = arguments.at(0).flatMap(Values::text);
    return switch (name) {
      case "format" -> Templates.format(text, arguments);
      // White space around SQL says nothing, and leaving it there keeps every character at its place.
      case "strip", "lstrip", "rstrip", "expandtabs" -> text;
      case "lower" -> mapped(text, text.text().toLowerCase(Locale.ROOT));
      case "upper" -> mapped(text, text.text().toUpperCase(Locale.ROOT));
      case "replace" ->
          known(text, first)
              .flatMap(from -> arguments.at(1).flatMap(Values::text).map(to -> replaced(text.text(), from, to)))
              .orElseGet(Text::hole);
      case "join" -> joined(text, arguments);
      case "startswith" ->
          known(text, first).<Value>map(p -> new Bool(text.text().startsWith(p))).orElseGet(Builtins::test);
      case "endswith" ->
          known(text, first).<Value>map(p -> new Bool(text.text().endsWith(p))).orElseGet(Builtins::test);
      case "split", "splitlines" -> split(text, name, first);
      case "encode", "decode" -> text;
      default -> Text.hole();
    };
  }

  private static Text replaced(String text, String from, String to) {
    long longest = (long) text.length() + (text.length() / Math.max(1, from.length()) + 1L) * to.length();
    return longest <= Budget.TEXT ? Text.of(text.replace(from, to)) : Text.hole();
  }

  private static Optional<String> known(Text text, Optional<String> argument) {
    return text.known() ? argument : Optional.empty();
  }

  private static Value test() {
    return new Unknown("it is a test of a string");
  }

  private static Value mapped(Text text, String changed) {
    if (text.pieces().size() == 1 && changed.length() == text.text().length()) {
      Piece piece = text.pieces().get(0);
      return piece.isHole() ? text : new Text(List.of(new Piece(changed, piece.source(), piece.offset())));
    }
    return text.known() ? Text.of(changed) : Text.hole();
  }

  private static Value joined(Text separator, Arguments arguments) {
    if (!(arguments.at(0).orElseGet(None::new) instanceof Sequence sequence) || !sequence.complete()) {
      return Text.hole();
    }
    List<Piece> pieces = new ArrayList<>();
    boolean first = true;
    for (Value item : sequence.items()) {
      if (!first) {
        Operators.append(pieces, separator);
      }
      first = false;
      Operators.append(pieces, Values.str(item));
    }
    return Operators.bounded(pieces);
  }

  /** The parts keep their places in the source. */
  private static Value split(Text text, String method, Optional<String> by) {
    if (!text.known() || text.pieces().size() != 1 || (by.isEmpty() && method.equals("split"))) {
      return new Unknown("it is a part of a string");
    }
    Piece piece = text.pieces().get(0);
    String separator = method.equals("splitlines") ? "\n" : by.get();
    List<Value> parts = new ArrayList<>();
    int start = 0;
    while (!separator.isEmpty() && parts.size() <= Budget.TURNS) {
      int end = piece.text().indexOf(separator, start);
      int stop = end < 0 ? piece.text().length() : end;
      String part = piece.text().substring(start, stop);
      parts.add(new Text(List.of(new Piece(part, piece.source(), piece.offset() + start))));
      if (end < 0) {
        return new Sequence(parts, true);
      }
      start = end + separator.length();
    }
    return new Sequence(parts, false);
  }
}
