package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.python.Expr.ComprehensionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands in brackets of its own: tuples, lists, sets, dicts and comprehensions. */
final class QuickDisplays {

  private final QuickCursor cursor;
  private final QuickExpressions expressions;

  QuickDisplays(QuickCursor cursor, QuickExpressions expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** What begins with a bracket, or an ellipsis. */
  Expr enclosed() {
    int from = cursor.start();
    if (cursor.skip('(')) {
      return parenthesized(from);
    }
    if (cursor.skip('[')) {
      return list(from);
    }
    if (cursor.skip('{')) {
      return braces(from);
    }
    if (cursor.at("...")) {
      cursor.advance();
      return new Expr.Ellipsis(cursor.spanFrom(from));
    }
    throw QuickCursor.giveUp();
  }

  private Expr parenthesized(int from) {
    if (cursor.skip(')')) {
      return new Expr.TupleDisplay(List.of(), cursor.spanFrom(from));
    }
    Expr first = element();
    if (cursor.atWord("for")) {
      List<Expr.Generator> generators = generators(first);
      cursor.expect(')');
      return comprehension(ComprehensionKind.GENERATOR, first, Optional.empty(), generators, from);
    }
    if (cursor.skip(')')) {
      return unstarred(first);
    }
    List<Expr> elements = rest(first, ')');
    return new Expr.TupleDisplay(elements, cursor.spanFrom(from));
  }

  private Expr list(int from) {
    if (cursor.skip(']')) {
      return new Expr.ListDisplay(List.of(), cursor.spanFrom(from));
    }
    Expr first = element();
    if (cursor.atWord("for")) {
      List<Expr.Generator> generators = generators(first);
      cursor.expect(']');
      return comprehension(ComprehensionKind.LIST, first, Optional.empty(), generators, from);
    }
    List<Expr> elements = rest(first, ']');
    return new Expr.ListDisplay(elements, cursor.spanFrom(from));
  }

  private Expr braces(int from) {
    if (cursor.skip('}')) {
      return new Expr.DictDisplay(List.of(), List.of(), cursor.spanFrom(from));
    }
    if (cursor.at("**")) {
      return dict(Optional.empty(), from);
    }
    Expr first = element();
    if (cursor.skip(':')) {
      return dict(Optional.of(unstarred(first)), from);
    }
    if (cursor.atWord("for")) {
      List<Expr.Generator> generators = generators(first);
      cursor.expect('}');
      return comprehension(ComprehensionKind.SET, first, Optional.empty(), generators, from);
    }
    List<Expr> elements = rest(first, '}');
    return new Expr.SetDisplay(elements, cursor.spanFrom(from));
  }

  /** A dict whose first key, if it has one, and its colon were read. */
  private Expr dict(Optional<Expr> firstKey, int from) {
    List<Optional<Expr>> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    Optional<Expr> key = firstKey;
    while (true) {
      if (key.isEmpty()) {
        cursor.advance();
        values.add(expressions.binary(1));
      } else {
        values.add(expressions.expression());
      }
      keys.add(key);
      if (values.size() == 1 && key.isPresent() && cursor.atWord("for")) {
        List<Expr.Generator> generators = generators(key.get());
        cursor.expect('}');
        return comprehension(ComprehensionKind.DICT, key.get(), Optional.of(values.get(0)), generators, from);
      }
      if (!cursor.skip(',') || cursor.at('}')) {
        break;
      }
      key = cursor.at("**") ? Optional.empty() : Optional.of(expressions.expression());
      if (key.isPresent()) {
        cursor.expect(':');
      }
    }
    cursor.expect('}');
    return new Expr.DictDisplay(List.copyOf(keys), List.copyOf(values), cursor.spanFrom(from));
  }

  /** The elements of a display whose first was read, and the bracket that closes it. */
  private List<Expr> rest(Expr first, char close) {
    List<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.skip(',') && !cursor.at(close)) {
      elements.add(element());
    }
    cursor.expect(close);
    return List.copyOf(elements);
  }

  private Expr element() {
    int from = cursor.start();
    if (!cursor.skip('*')) {
      return expressions.expression();
    }
    Expr value = expressions.binary(1);
    return new Expr.Starred(value, cursor.spanFrom(from));
  }

  private static Expr unstarred(Expr expr) {
    if (expr instanceof Expr.Starred) {
      throw QuickCursor.giveUp();
    }
    return expr;
  }

  /** The {@code for}s of a comprehension over an element. */
  List<Expr.Generator> generators(Expr element) {
    unstarred(element);
    List<Expr.Generator> generators = new ArrayList<>();
    while (cursor.skipWord("for")) {
      Expr target = expressions.loopTarget();
      cursor.expectWord("in");
      Expr iterable = expressions.or();
      List<Expr> conditions = new ArrayList<>(0);
      while (cursor.skipWord("if")) {
        conditions.add(expressions.or());
      }
      generators.add(new Expr.Generator(target, iterable, List.copyOf(conditions), false));
    }
    return List.copyOf(generators);
  }

  private Expr comprehension(
      ComprehensionKind kind, Expr element, Optional<Expr> value, List<Expr.Generator> generators, int from) {
    return new Expr.Comprehension(kind, element, value, generators, cursor.spanFrom(from));
  }
}
