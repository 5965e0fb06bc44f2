package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bound;
import dev.migrationguard.frontend.python.eval.Value.FilePath;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.run.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of Python's library that scripts put their statements together with. */
final class Library {

  private Library() {}

  /** What a function of the library gives; empty where it is none of those that are known. */
  static Optional<Value> call(String dotted, Arguments arguments, Expr.Call site, Interpreter run) {
    return switch (dotted) {
      case "textwrap.dedent", "inspect.cleandoc", "copy.copy", "copy.deepcopy", "contextlib.nullcontext",
          "contextlib.closing", "typing.cast", "functools.cache", "functools.lru_cache" ->
          dotted.equals("typing.cast") ? arguments.at(1) : arguments.at(0);
      case "functools.partial" -> arguments.at(0).map(callee -> partial(callee, arguments));
      case "functools.reduce" -> reduce(arguments, site, run);
      case "itertools.chain" -> chained(arguments.positional(), run.evaluator());
      case "itertools.chain.from_iterable" ->
          arguments.at(0).flatMap(run.evaluator()::iterate).flatMap(lists -> chained(lists, run.evaluator()));
      case "itertools.product" -> product(arguments, run.evaluator());
      case "itertools.islice" ->
          arguments.at(0).flatMap(run.evaluator()::iterate).map(items -> sliced(items, arguments));
      case "collections.OrderedDict", "collections.defaultdict", "types.MappingProxyType" ->
          Optional.of(dict(arguments));
      case "collections.namedtuple" -> Optional.of(run.objects().tupleType(arguments));
      case "collections.deque" -> arguments.at(0);
      case "os.path.join" -> path(arguments);
      case "os.path.dirname" -> arguments.at(0).flatMap(Library::path).map(p -> Text.of(parent(p)));
      case "os.path.abspath", "os.path.realpath", "os.path.normpath", "os.fspath", "os.path.expanduser" ->
          arguments.at(0);
      case "os.path.basename" -> arguments.at(0).flatMap(Library::path).map(p -> Text.of(name(p)));
      case "pathlib.Path", "pathlib.PurePath" ->
          joined(arguments);
      default -> Optional.empty();
    };
  }

  private static Value partial(Value callee, Arguments arguments) {
    List<Value> rest = arguments.positional().subList(1, arguments.positional().size());
    return new Bound(callee, new Arguments(rest, arguments.named(), arguments.complete()), Optional.empty());
  }

  private static Optional<Value> reduce(Arguments arguments, Expr.Call site, Interpreter run) {
    Optional<List<Value>> items = arguments.at(1).flatMap(run.evaluator()::iterate);
    if (items.isEmpty() || arguments.at(0).isEmpty()) {
      return Optional.empty();
    }
    Optional<Value> result = arguments.at(2);
    for (Value item : items.get()) {
      Optional<Value> before = result;
      result =
          before.isEmpty()
              ? Optional.of(item)
              : Optional.of(
                  run.evaluator().apply(
                      arguments.at(0).get(), Calls.arguments(List.of(before.get(), item)), site, false));
    }
    return result;
  }

  private static Optional<Value> chained(List<Value> lists, Evaluator evaluator) {
    List<Value> items = new ArrayList<>();
    for (Value list : lists) {
      Optional<List<Value>> known = evaluator.iterate(list);
      if (known.isEmpty() || items.size() + known.get().size() > Budget.ITEMS) {
        return Optional.of(new Sequence(items, false));
      }
      items.addAll(known.get());
    }
    return Optional.of(new Sequence(items, true));
  }

  private static Optional<Value> product(Arguments arguments, Evaluator evaluator) {
    List<List<Value>> rows = new ArrayList<>();
    rows.add(List.of());
    for (Value argument : arguments.positional()) {
      Optional<List<Value>> items = evaluator.iterate(argument);
      // One more row than a loop follows, so that the loop itself says that it stopped.
      if (items.isEmpty() || !arguments.named().isEmpty()) {
        return Optional.empty();
      }
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> row : rows) {
        for (Value item : items.get()) {
          if (longer.size() <= Budget.TURNS) {
            List<Value> next = new ArrayList<>(row);
            next.add(item);
            longer.add(next);
          }
        }
      }
      rows = longer;
    }
    List<Value> result = new ArrayList<>();
    rows.forEach(row -> result.add(new Sequence(row, true)));
    return Optional.of(new Sequence(result, true));
  }

  private static Value sliced(List<Value> items, Arguments arguments) {
    Optional<Integer> end = arguments.at(1).flatMap(Operators::integer);
    return end.isPresent() && arguments.at(2).isEmpty() && end.get() >= 0
        ? new Sequence(items.subList(0, Math.min(end.get(), items.size())), true)
        : new Sequence(items, false);
  }

  /** {@code dict(…)}, and what is made like one. */
  static Value dict(Arguments arguments) {
    List<Mapping.Entry> entries = new ArrayList<>();
    boolean complete = arguments.complete();
    for (Value given : arguments.positional()) {
      switch (given) {
        case Mapping mapping -> {
          entries.addAll(mapping.entries());
          complete &= mapping.complete();
        }
        case Sequence pairs -> {
          complete &= pairs.complete();
          for (Value pair : pairs.items()) {
            if (pair instanceof Sequence two && two.items().size() == 2) {
              entries.add(new Mapping.Entry(two.items().get(0), two.items().get(1)));
            } else {
              complete = false;
            }
          }
        }
        // defaultdict(list)
        case Value.Reference type -> complete &= Builtins.isBuiltin(type);
        default -> complete = false;
      }
    }
    arguments.named().forEach((key, value) -> entries.add(new Mapping.Entry(Text.of(key), value)));
    return new Mapping(entries, complete);
  }

  /** The path that a string or a path object stands for. */
  static Optional<String> path(Value value) {
    return switch (value) {
      case Text text when text.known() -> Optional.of(text.text());
      case FilePath file -> Optional.of(file.path());
      default -> Optional.empty();
    };
  }

  /** {@code Path(a, b)}. */
  static Optional<Value> joined(Arguments arguments) {
    return path(arguments).flatMap(Library::path).map(FilePath::new);
  }

  private static Optional<Value> path(Arguments arguments) {
    StringBuilder path = new StringBuilder();
    for (Value part : arguments.positional()) {
      Optional<String> known = path(part);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      if (known.get().startsWith("/")) {
        path.setLength(0);
      } else if (path.length() > 0) {
        path.append('/');
      }
      path.append(known.get());
    }
    return arguments.positional().isEmpty() || path.length() > Budget.TEXT
        ? Optional.empty()
        : Optional.of(Text.of(path.toString()));
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** An attribute of a path object; empty where it is not known. */
  static Optional<Value> attribute(FilePath file, String attribute) {
    return switch (attribute) {
      case "parent" -> Optional.of(new FilePath(parent(file.path())));
      case "name" -> Optional.of(Text.of(name(file.path())));
      case "parents" -> {
        List<Value> parents = new ArrayList<>();
        String at = file.path();
        while (at.indexOf('/') >= 0 && !at.equals("/") && parents.size() < 64) {
          at = parent(at);
          parents.add(new FilePath(at));
        }
        yield Optional.of(new Sequence(parents, true));
      }
      default -> Optional.empty();
    };
  }

  /** A method of a path object; empty for those that look at the disk. */
  static Optional<Value> method(FilePath file, String method, Arguments arguments) {
    return switch (method) {
      case "resolve", "absolute", "expanduser" -> Optional.of(file);
      case "joinpath" -> {
        List<Value> parts = new ArrayList<>();
        parts.add(file);
        parts.addAll(arguments.positional());
        yield path(new Arguments(parts, Map.of(), true)).flatMap(Library::path).map(FilePath::new);
      }
      default -> Optional.empty();
    };
  }
}
