package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.python.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the expressions that {@link QuickParser} knows; their places are those that CPython gives. */
final class QuickExpressions {

  /** The operators of a chain are a tree as deep as it is long; those that follow a tree are promised a shallow one. */
  private static final int MAX_LINKS = 500;

  private final QuickCursor cursor;
  private final QuickArguments arguments;
  private final QuickDisplays displays;
  private final QuickLiterals literals;

  QuickExpressions(QuickCursor cursor) {
    this.cursor = cursor;
    this.arguments = new QuickArguments(cursor, this);
    this.displays = new QuickDisplays(cursor, this);
    this.literals = new QuickLiterals(cursor);
  }

  QuickArguments arguments() {
    return arguments;
  }

  QuickDisplays displays() {
    return displays;
  }

  /** One expression, or a tuple without parentheses. */
  Expr tupleOrOne() {
    int from = cursor.start();
    Expr first = expression();
    if (!cursor.at(',')) {
      return first;
    }
    List<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.skip(',') && !endsTuple()) {
      elements.add(expression());
    }
    return new Expr.TupleDisplay(List.copyOf(elements), cursor.spanFrom(from));
  }

  private boolean endsTuple() {
    return cursor.atLineEnd() || cursor.at('=') || cursor.at(':') || cursor.at(';') || cursor.at(')')
        || cursor.at(']') || cursor.atWord("in");
  }

  /** What a loop or a comprehension assigns to. */
  Expr loopTarget() {
    int from = cursor.start();
    Expr first = target();
    if (!cursor.at(',')) {
      return first;
    }
    List<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.skip(',') && !cursor.atWord("in")) {
      elements.add(target());
    }
    return new Expr.TupleDisplay(List.copyOf(elements), cursor.spanFrom(from));
  }

  /** One target of an assignment. */
  Expr target() {
    return checkedTarget(primary());
  }

  /** The expression, which Python lets stand before an equals sign. */
  static Expr checkedTarget(Expr expr) {
    if (expr instanceof Expr.TupleDisplay tuple) {
      checkedTargets(tuple.elements());
    } else if (expr instanceof Expr.ListDisplay list) {
      checkedTargets(list.elements());
    } else {
      singleTarget(expr);
    }
    return expr;
  }

  private static void checkedTargets(List<Expr> targets) {
    for (Expr target : targets) {
      checkedTarget(target);
    }
  }

  /** The expression, which Python lets stand where one place is changed or deleted. */
  static Expr singleTarget(Expr expr) {
    if (expr instanceof Expr.Name || expr instanceof Expr.Attribute || expr instanceof Expr.Subscript) {
      return expr;
    }
    throw QuickCursor.giveUp();
  }

  Expr expression() {
    cursor.enter();
    Expr expr = cursor.atWord("lambda") ? lambda() : conditional();
    cursor.leave();
    return expr;
  }

  private Expr lambda() {
    int from = cursor.start();
    cursor.advance();
    Parameters parameters = arguments.parameters(':');
    cursor.expect(':');
    Expr body = expression();
    return new Expr.Lambda(parameters, body, cursor.spanFrom(from));
  }

  private Expr conditional() {
    int from = cursor.start();
    Expr then = or();
    if (!cursor.skipWord("if")) {
      return then;
    }
    Expr test = or();
    cursor.expectWord("else");
    Expr otherwise = expression();
    return new Expr.Conditional(test, then, otherwise, cursor.spanFrom(from));
  }

  /** A disjunction: what an {@code if} of a comprehension takes. */
  Expr or() {
    int from = cursor.start();
    Expr first = and();
    if (!cursor.atWord("or")) {
      return first;
    }
    List<Expr> values = new ArrayList<>();
    values.add(first);
    while (cursor.skipWord("or")) {
      values.add(and());
    }
    return new Expr.Logical("or", List.copyOf(values), cursor.spanFrom(from));
  }

  private Expr and() {
    int from = cursor.start();
    Expr first = not();
    if (!cursor.atWord("and")) {
      return first;
    }
    List<Expr> values = new ArrayList<>();
    values.add(first);
    while (cursor.skipWord("and")) {
      values.add(not());
    }
    return new Expr.Logical("and", List.copyOf(values), cursor.spanFrom(from));
  }

  private Expr not() {
    int from = cursor.start();
    if (!cursor.skipWord("not")) {
      return comparison();
    }
    cursor.enter();
    Expr operand = not();
    cursor.leave();
    return new Expr.Unary("not", operand, cursor.spanFrom(from));
  }

  private Expr comparison() {
    int from = cursor.start();
    Expr left = binary(1);
    String operator = comparisonOperator();
    if (operator.isEmpty()) {
      return left;
    }
    List<String> operators = new ArrayList<>();
    List<Expr> comparators = new ArrayList<>();
    while (!operator.isEmpty()) {
      operators.add(operator);
      comparators.add(binary(1));
      operator = comparisonOperator();
    }
    return new Expr.Comparison(left, List.copyOf(operators), List.copyOf(comparators), cursor.spanFrom(from));
  }

  /** Steps over an operator that compares; empty where none stands. */
  private String comparisonOperator() {
    if (cursor.kind() == Kind.SYMBOL) {
      int length = cursor.end() - cursor.start();
      char first = cursor.text().charAt(cursor.start());
      boolean compares = length == 1 && (first == '<' || first == '>')
          || length == 2 && (first == '=' || first == '!' || first == '<' || first == '>')
              && cursor.text().charAt(cursor.start() + 1) == '=';
      return compares ? operator() : "";
    }
    if (cursor.skipWord("in")) {
      return "in";
    }
    if (cursor.skipWord("is")) {
      return cursor.skipWord("not") ? "is not" : "is";
    }
    if (cursor.skipWord("not")) {
      cursor.expectWord("in");
      return "not in";
    }
    return "";
  }

  private String operator() {
    String operator = cursor.text().substring(cursor.start(), cursor.end());
    cursor.advance();
    return operator;
  }

  /** Operations that bind at least so tightly, from 1 for {@code |}. */
  Expr binary(int tightness) {
    int from = cursor.start();
    Expr left = unary();
    int links = 0;
    for (int found = tightness(); found >= tightness; found = tightness()) {
      if (++links > MAX_LINKS) {
        throw QuickCursor.giveUp();
      }
      String operator = operator();
      Expr right = binary(found + 1);
      left = new Expr.Binary(left, operator, right, cursor.spanFrom(from));
    }
    return left;
  }

  private int tightness() {
    if (cursor.kind() != Kind.SYMBOL) {
      return 0;
    }
    char first = cursor.text().charAt(cursor.start());
    if (cursor.end() - cursor.start() == 1) {
      return switch (first) {
        case '|' -> 1;
        case '^' -> 2;
        case '&' -> 3;
        case '+', '-' -> 5;
        case '*', '/', '%', '@' -> 6;
        default -> 0;
      };
    }
    if (cursor.at("//")) {
      return 6;
    }
    return cursor.at("<<") || cursor.at(">>") ? 4 : 0;
  }

  private Expr unary() {
    if (cursor.at('-') || cursor.at('+') || cursor.at('~')) {
      int from = cursor.start();
      String operator = operator();
      cursor.enter();
      Expr operand = unary();
      cursor.leave();
      return new Expr.Unary(operator, operand, cursor.spanFrom(from));
    }
    int from = cursor.start();
    Expr base = cursor.skipWord("await") ? awaited(from) : primary();
    if (!cursor.at("**")) {
      return base;
    }
    cursor.advance();
    cursor.enter();
    Expr exponent = unary();
    cursor.leave();
    return new Expr.Binary(base, "**", exponent, cursor.spanFrom(from));
  }

  private Expr awaited(int from) {
    Expr value = primary();
    return new Expr.Await(value, cursor.spanFrom(from));
  }

  private Expr primary() {
    int from = cursor.start();
    Expr value = atom();
    for (int links = 0; cursor.kind() == Kind.SYMBOL; links++) {
      if (links > MAX_LINKS) {
        throw QuickCursor.giveUp();
      }
      if (cursor.skip('.')) {
        String attribute = cursor.name();
        value = new Expr.Attribute(value, attribute, cursor.spanFrom(from));
      } else if (cursor.at('(')) {
        QuickArguments.Given given = arguments.given();
        value = new Expr.Call(value, given.positional(), given.keywords(), cursor.spanFrom(from));
      } else if (cursor.skip('[')) {
        Expr index = index();
        cursor.expect(']');
        value = new Expr.Subscript(value, index, cursor.spanFrom(from));
      } else {
        break;
      }
    }
    return value;
  }

  private Expr index() {
    int from = cursor.start();
    Expr first = slice();
    if (!cursor.at(',')) {
      return first;
    }
    List<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.skip(',') && !cursor.at(']')) {
      elements.add(slice());
    }
    return new Expr.TupleDisplay(List.copyOf(elements), cursor.spanFrom(from));
  }

  private Expr slice() {
    int from = cursor.start();
    Optional<Expr> lower = Optional.empty();
    if (!cursor.at(':')) {
      Expr first = expression();
      if (!cursor.at(':')) {
        return first;
      }
      lower = Optional.of(first);
    }
    cursor.expect(':');
    Optional<Expr> upper = endOfSlice() ? Optional.empty() : Optional.of(expression());
    Optional<Expr> step =
        cursor.skip(':') && !endOfSlice() ? Optional.of(expression()) : Optional.empty();
    return new Expr.Slice(lower, upper, step, cursor.spanFrom(from));
  }

  private boolean endOfSlice() {
    return cursor.at(':') || cursor.at(',') || cursor.at(']');
  }

  private Expr atom() {
    return switch (cursor.kind()) {
      case WORD -> word();
      case STRING -> literals.text();
      case SYMBOL -> displays.enclosed();
      case NEWLINE, END -> throw QuickCursor.giveUp();
    };
  }

  private Expr word() {
    int from = cursor.start();
    char first = cursor.text().charAt(from);
    if (first >= '0' && first <= '9') {
      return literals.number();
    }
    if (cursor.skipWord("None")) {
      return new Expr.None(cursor.spanFrom(from));
    }
    if (cursor.skipWord("True")) {
      return new Expr.Bool(true, cursor.spanFrom(from));
    }
    if (cursor.skipWord("False")) {
      return new Expr.Bool(false, cursor.spanFrom(from));
    }
    String name = cursor.name();
    return new Expr.Name(name, cursor.spanFrom(from));
  }
}
