package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
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
   * @param reason why, as the end of a sentence: {@code it comes from a query}
   * @param type   the full name of the type that the source declares it with; empty where it shows none
   */
  record Unknown(String reason, String type) implements Value {

    /** A value of which the source does not even show the type. */
    public Unknown(String reason) {
      this(reason, "");
    }
  }

  /** {@code null}. */
  record Null() implements Value {}

  /** {@code true} and {@code false}. */
  record Bool(boolean value) implements Value {
    @Override
    public Truth truth() {
      return Truth.of(value);
    }
  }

  /** A whole number. */
  record Int(long value) implements Value {}

  /** A number with a fraction, as written. */
  record Decimal(String text) implements Value {}

  /** A string whose characters may be known in part; also a character. */
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
  }

  /**
   * What a list, set, array or stream holds.
   *
   * @param complete false where there may be more items than these, or fewer
   */
  record Items(List<Value> items, boolean complete) implements Value {}

  /** One entry of a map. */
  record Entry(Value key, Value value) implements Value {}

  /**
   * An object of the Java library that changes while it is used. Its cell holds {@link Items}, of a map those of its
   * entries, of a builder a {@link Text}.
   */
  record Held(Kind kind, Cell cell) implements Value {

    // It may hold itself: it is equal to itself alone.

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
      return kind.name();
    }
  }

  /** What an object of the Java library is. */
  enum Kind {
    LIST,
    SET,
    ARRAY,
    STREAM,
    MAP,
    BUILDER,
    JOINER,
    OPTIONAL,
    NUMBER
  }

  /**
   * An object of a class of the project.
   *
   * @param fields by name; they change as the run goes on
   */
  record Instance(JavaClass type, Map<String, Cell> fields) implements Value {

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

  /**
   * A class as such: {@code DSL}, {@code Types}, {@code Types.class}.
   *
   * @param dotted its full name, as far as the imports show it
   * @param own    the class, where it is one of the project
   */
  record Type(String dotted, Optional<JavaClass> own) implements Value {

    /** The name behind the last dot. */
    public String simpleName() {
      return dotted.substring(dotted.lastIndexOf('.') + 1);
    }
  }

  /** A lambda, with the names that it sees. */
  record Lambda(LambdaExpr source, Env env) implements Value {
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
      return "lambda";
    }
  }

  /** {@code receiver::method}. */
  record MethodReference(Value receiver, String method, MethodReferenceExpr source) implements Value {}

  /** One of several values, it is not known which. */
  record OneOf(List<Value> values) implements Value {}

  /** A value that only a library knows: a connection, a step of a chain of calls. */
  non-sealed interface Foreign extends Value {

    /** Whether the database can be reached through it: what is handed it may do anything there. */
    default boolean reaches() {
      return false;
    }

    /**
     * Whether it may be given to a parameter: of several methods of one name, that tells which is meant.
     *
     * @param type of the parameter, without its package
     */
    default boolean fits(String type) {
      return true;
    }
  }

  /** A test whose outcome restricts when what follows it runs. */
  non-sealed interface Condition extends Value {

    /** The guards of what runs if it holds; empty where that cannot be. */
    Optional<Guards> whenTrue(Guards guards);

    /** The guards of what runs if it does not hold; empty where that cannot be. */
    Optional<Guards> whenFalse(Guards guards);
  }
}
