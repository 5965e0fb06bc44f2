package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.run.Literal;
import dev.migrationguard.model.Span;
import java.util.List;
import java.util.Optional;

/** A Python expression. Names and shapes follow CPython's {@code ast} module. */
public sealed interface Expr {

  /** Where it stands, parentheses around it left out as CPython does. */
  Span span();

  /** A variable's name. */
  record Name(String id, Span span) implements Expr {}

  /** {@code value.attribute}. */
  record Attribute(Expr value, String attribute, Span span) implements Expr {}

  /** A call. */
  record Call(Expr function, List<Expr> arguments, List<Keyword> keywords, Span span) implements Expr {}

  /**
   * A keyword argument.
   *
   * @param name empty for {@code **value}
   */
  record Keyword(Optional<String> name, Expr value, Span span) {}

  /**
   * A string literal, all implicitly concatenated pieces together.
   *
   * @param value the decoded value
   */
  record Text(String value, Span span) implements Expr, Literal {}

  /** A bytes literal; its value is never needed. */
  record Bytes(Span span) implements Expr {}

  /** {@code True} or {@code False}. */
  record Bool(boolean value, Span span) implements Expr {}

  /** {@code None}. */
  record None(Span span) implements Expr {}

  /** {@code ...}. */
  record Ellipsis(Span span) implements Expr {}

  /** An integer, a float or an imaginary number, in decimal. */
  record Number(String value, Span span) implements Expr {}

  /**
   * An f-string or a t-string.
   *
   * @param pieces literal {@link Text} and {@link Interpolation}, in order
   */
  record Formatted(List<Expr> pieces, Span span) implements Expr {}

  /**
   * One {@code {value!conversion:format}} of an f-string.
   *
   * @param conversion {@code r}, {@code s} or {@code a}; empty for none
   * @param format     the format specification, itself a {@link Formatted}
   */
  record Interpolation(Expr value, String conversion, Optional<Expr> format, Span span) implements Expr {}

  /** A binary operation; {@code operator} as written: {@code +}, {@code %}, {@code //}. */
  record Binary(Expr left, String operator, Expr right, Span span) implements Expr {}

  /** A unary operation; {@code operator} as written: {@code not}, {@code -}, {@code +}, {@code ~}. */
  record Unary(String operator, Expr operand, Span span) implements Expr {}

  /** {@code and} or {@code or} over two or more values. */
  record Logical(String operator, List<Expr> values, Span span) implements Expr {}

  /** A chain of comparisons; operators as written: {@code ==}, {@code not in}, {@code is}. */
  record Comparison(Expr left, List<String> operators, List<Expr> comparators, Span span) implements Expr {}

  /** {@code value[index]}. */
  record Subscript(Expr value, Expr index, Span span) implements Expr {}

  /** {@code lower:upper:step} inside a subscript. */
  record Slice(Optional<Expr> lower, Optional<Expr> upper, Optional<Expr> step, Span span) implements Expr {}

  /** A list display. */
  record ListDisplay(List<Expr> elements, Span span) implements Expr {}

  /** A tuple. */
  record TupleDisplay(List<Expr> elements, Span span) implements Expr {}

  /** A set display. */
  record SetDisplay(List<Expr> elements, Span span) implements Expr {}

  /**
   * A dict display.
   *
   * @param keys as many as {@code values}; empty where the value is {@code **mapping}
   */
  record DictDisplay(List<Optional<Expr>> keys, List<Expr> values, Span span) implements Expr {}

  /** The kinds of comprehensions. */
  enum ComprehensionKind {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  /**
   * A comprehension.
   *
   * @param element the element, or a dict's key
   * @param value   a dict's value
   */
  record Comprehension(
      ComprehensionKind kind, Expr element, Optional<Expr> value, List<Generator> generators, Span span)
      implements Expr {}

  /** One {@code for target in iterable if …} of a comprehension. */
  record Generator(Expr target, Expr iterable, List<Expr> conditions, boolean async) {}

  /** {@code lambda}. */
  record Lambda(Parameters parameters, Expr body, Span span) implements Expr {}

  /** {@code then if test else otherwise}. */
  record Conditional(Expr test, Expr then, Expr otherwise, Span span) implements Expr {}

  /** {@code target := value}. */
  record Walrus(Expr target, Expr value, Span span) implements Expr {}

  /** {@code *value}. */
  record Starred(Expr value, Span span) implements Expr {}

  /** {@code await value}. */
  record Await(Expr value, Span span) implements Expr {}

  /** {@code yield} and {@code yield from}. */
  record Yield(Optional<Expr> value, Span span) implements Expr {}
}
