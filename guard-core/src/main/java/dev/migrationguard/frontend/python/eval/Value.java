package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.Parameters;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.project.ModuleFile;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression is known to be. */
public sealed interface Value {

  /** Whether it counts as true; unknown where that is not visible. */
  default Truth truth() {
    return Truth.UNKNOWN;
  }

  /**
   * Not known.
   *
   * @param reason why, as the end of a sentence: {@code the value comes from a query}
   */
  record Unknown(String reason) implements Value {}

  /** {@code None}. */
  record None() implements Value {
    @Override
    public Truth truth() {
      return Truth.FALSE;
    }
  }

  /** {@code True} and {@code False}. */
  record Bool(boolean value) implements Value {
    @Override
    public Truth truth() {
      return Truth.of(value);
    }
  }

  /** A number, in Python's notation. */
  record Number(String value) implements Value {
    @Override
    public Truth truth() {
      return Truth.of(!value.equals("0") && !value.equals("0.0"));
    }

    /** The number as an int; empty where it is none or too large. */
    public Optional<Integer> asInt() {
      try {
        return Optional.of(Integer.valueOf(value));
      } catch (NumberFormatException notAnInt) {
        return Optional.empty();
      }
    }
  }

  /** A string whose characters may be known in part. */
  record Text(List<Piece> pieces) implements Value {

    public Text {
      pieces = List.copyOf(pieces);
    }

    /** A string that stands nowhere in the source as such. */
    public static Text of(String text) {
      return new Text(List.of(new Piece(text, Optional.empty(), 0)));
    }

    /** A string of which nothing is known. */
    public static Text hole() {
      return new Text(List.of(Piece.HOLE));
    }

    /** The characters; what is not known stands as one hole character. */
    public String text() {
      return Pieces.text(pieces);
    }

    /** Whether every character is known. */
    public boolean known() {
      return Pieces.known(pieces);
    }

    @Override
    public Truth truth() {
      return Pieces.empty(pieces).not();
    }
  }

  /**
   * A list, tuple or set.
   *
   * @param complete false where there may be more items than these
   */
  record Sequence(List<Value> items, boolean complete) implements Value {
    @Override
    public Truth truth() {
      return items.isEmpty() ? (complete ? Truth.FALSE : Truth.UNKNOWN) : Truth.TRUE;
    }
  }

  /**
   * A dict.
   *
   * @param entries  in order
   * @param complete false where there may be more entries than these
   */
  record Mapping(List<Entry> entries, boolean complete) implements Value {

    /** One entry. */
    public record Entry(Value key, Value value) {}

    /** The value under a string key. */
    public Optional<Value> get(String key) {
      Optional<Value> found = Optional.empty();
      for (Entry entry : entries) {
        if (entry.key() instanceof Text text && text.known() && text.text().equals(key)) {
          found = Optional.of(entry.value());
        }
      }
      return found;
    }

    @Override
    public Truth truth() {
      return entries.isEmpty() ? (complete ? Truth.FALSE : Truth.UNKNOWN) : Truth.TRUE;
    }
  }

  /**
   * A module, or something that a module defines.
   *
   * @param dotted its full name: {@code sqlalchemy.dialects.postgresql.JSONB}
   */
  record Reference(String dotted) implements Value {
    @Override
    public Truth truth() {
      // A setting of a module that is not at hand may be anything; only type checkers take that one for true.
      return dotted.equals("typing.TYPE_CHECKING") ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** The name behind the last dot. */
    public String simpleName() {
      return dotted.substring(dotted.lastIndexOf('.') + 1);
    }
  }

  /**
   * A function of the project, with the names that it sees.
   *
   * @param result    what a lambda gives
   * @param generator whether it yields
   * @param kind      what its decorators make of it
   */
  record Function(
      String name,
      Parameters parameters,
      List<Stmt> body,
      Optional<Expr> result,
      Scope closure,
      boolean generator,
      Kind kind)
      implements Value {
    @Override
    public Truth truth() {
      return Truth.TRUE;
    }
  }

  /** What calling a generator function gives: the call, which runs only where something takes what it yields. */
  record Suspended(Function function, Arguments arguments) implements Value {
    @Override
    public Truth truth() {
      return Truth.TRUE;
    }
  }

  /** How a function stands in a class. */
  enum Kind {
    PLAIN,
    PROPERTY,
    CLASS_METHOD,
    STATIC_METHOD
  }

  /**
   * A class of the project, with the names that its body defines.
   *
   * @param bases  a class of another file as the reference that names it
   * @param fields the annotated names, in order
   */
  record ClassValue(String name, List<Value> bases, Scope members, List<String> fields) implements Value {
    @Override
    public Truth truth() {
      return Truth.TRUE;
    }
  }

  /**
   * An object of a class of the project.
   *
   * @param arguments  what it was made from
   * @param attributes what it holds; changes as the run goes on
   */
  record Instance(ClassValue type, Arguments arguments, Map<String, Value> attributes) implements Value {

    // An object may hold itself: it is equal to itself alone.

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return type.name();
    }
  }

  /** {@code super()} inside a method of {@code owner}. */
  record Super(Value self, ClassValue owner) implements Value {}

  /**
   * Something to call with its first arguments given: a method of an object, a {@code partial}.
   *
   * @param owner the class that defines the method
   */
  record Bound(Value callee, Arguments first, Optional<ClassValue> owner) implements Value {
    @Override
    public Truth truth() {
      return Truth.TRUE;
    }

    /** All arguments of a call. */
    Arguments with(Arguments more) {
      List<Value> positional = new ArrayList<>(first.positional());
      positional.addAll(more.positional());
      Map<String, Value> named = new LinkedHashMap<>(first.named());
      named.putAll(more.named());
      return new Arguments(positional, named, first.complete() && more.complete());
    }
  }

  /** A path as {@code pathlib} holds it. */
  record FilePath(String path) implements Value {
    @Override
    public Truth truth() {
      return Truth.TRUE;
    }
  }

  /** Another file of the project. */
  record Module(ModuleFile file, Scope names) implements Value {
    @Override
    public Truth truth() {
      return Truth.TRUE;
    }
  }

  /** One of several values, it is not known which. */
  record OneOf(List<Value> values) implements Value {}

  /** The names of the file as {@code globals()} gives them. */
  record Globals(Scope scope) implements Value {}

  /** {@code receiver.name}, not yet called. */
  record Method(Value receiver, String name) implements Value {
    @Override
    public Truth truth() {
      return Truth.TRUE;
    }
  }

  /**
   * What came of calling something that the file does not define.
   *
   * @param callee what was called: a {@link Reference}, a {@link Method} of another value
   * @param site   where
   */
  record Built(Value callee, Arguments arguments, Expr.Call site) implements Value {

    /** The full name of what was called; empty where it is a method of a value. */
    public String dotted() {
      return callee instanceof Reference reference ? reference.dotted() : "";
    }
  }

  /** A value that only the host knows: a connection, a batch. */
  non-sealed interface Foreign extends Value {
    @Override
    default Truth truth() {
      return Truth.TRUE;
    }
  }

  /** A test whose outcome restricts when what follows it runs. */
  non-sealed interface Condition extends Value {

    /** The guards of what runs if it holds; empty where that cannot be. */
    Optional<Guards> whenTrue(Guards guards);

    /** The guards of what runs if it does not hold; empty where that cannot be. */
    Optional<Guards> whenFalse(Guards guards);
  }

  /**
   * The arguments of a call.
   *
   * @param positional in order
   * @param named      by name, in order
   * @param complete   false where {@code *args} or {@code **kwargs} may hold more than these
   */
  record Arguments(List<Value> positional, Map<String, Value> named, boolean complete) {

    /** The argument of that name. */
    public Optional<Value> named(String name) {
      return Optional.ofNullable(named.get(name));
    }

    /** The argument at that position, from 0. */
    public Optional<Value> at(int position) {
      return position < positional.size() ? Optional.of(positional.get(position)) : Optional.empty();
    }

    /** The argument at that position, or of that name. */
    public Optional<Value> get(int position, String name) {
      return at(position).or(() -> named(name));
    }
  }
}
