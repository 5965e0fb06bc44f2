package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Limit;
import dev.migrationguard.model.Limit.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads comparisons of a column with constants: {@code c >= 1}, {@code c BETWEEN 1 AND 9}, {@code c IN ('a', 'b')}. */
final class Limits {

  private Limits() {}

  /**
   * What a condition without AND and OR says of one column.
   *
   * @param start its first token
   * @param end   the token behind its last
   * @return empty where it is no such comparison
   */
  static List<Limit> of(Cursor c, int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      Token token = c.token(i);
      depth += token.isSymbol("(") || token.isSymbol("[") ? 1 : token.isSymbol(")") || token.isSymbol("]") ? -1 : 0;
      if (depth > 0) {
        continue;
      }
      if (token.is("between")) {
        return between(c, start, i, end);
      }
      if (token.is("in")) {
        return oneOf(c, start, i, i + 1, end);
      }
      if (token.isSymbol("=") && c.token(i + 1).is("any") && c.token(i + 2).isSymbol("(")) {
        boolean array = c.token(i + 3).is("array") && c.token(i + 4).isSymbol("[");
        return array && c.token(end - 1).isSymbol(")") ? oneOf(c, start, i, i + 4, end - 1) : List.of();
      }
      Optional<Relation> relation = relation(token);
      if (relation.isPresent()) {
        return compared(c, start, i, end, relation.get());
      }
    }
    return List.of();
  }

  private static Optional<Relation> relation(Token token) {
    if (token.kind() != Kind.SYMBOL) {
      return Optional.empty();
    }
    return switch (token.text()) {
      case "<" -> Optional.of(Relation.LESS);
      case "<=" -> Optional.of(Relation.AT_MOST);
      case ">=" -> Optional.of(Relation.AT_LEAST);
      case ">" -> Optional.of(Relation.GREATER);
      case "=" -> Optional.of(Relation.ONE_OF);
      default -> Optional.empty();
    };
  }

  private static Relation turned(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.GREATER;
      case AT_MOST -> Relation.AT_LEAST;
      case AT_LEAST -> Relation.AT_MOST;
      case GREATER -> Relation.LESS;
      case ONE_OF -> Relation.ONE_OF;
    };
  }

  private static List<Limit> compared(Cursor c, int start, int operator, int end, Relation relation) {
    Optional<String> left = column(c, start, operator);
    Optional<String> right = constant(c, operator + 1, end);
    if (left.isPresent() && right.isPresent()) {
      return List.of(new Limit(left.get(), relation, List.of(right.get())));
    }
    Optional<String> value = constant(c, start, operator);
    Optional<String> column = column(c, operator + 1, end);
    return value.isPresent() && column.isPresent()
        ? List.of(new Limit(column.get(), turned(relation), List.of(value.get())))
        : List.of();
  }

  private static List<Limit> between(Cursor c, int start, int between, int end) {
    int and = between + 1;
    while (and < end && !c.token(and).is("and")) {
      and++;
    }
    Optional<String> column = column(c, start, between);
    Optional<String> from = constant(c, between + 1, and);
    Optional<String> to = constant(c, and + 1, end);
    if (column.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Limit(column.get(), Relation.AT_LEAST, List.of(from.get())),
        new Limit(column.get(), Relation.AT_MOST, List.of(to.get())));
  }

  /** The elements between the brackets that stand at {@code open} and end the condition. */
  private static List<Limit> oneOf(Cursor c, int start, int operator, int open, int end) {
    Optional<String> column = column(c, start, operator);
    boolean closed = c.token(end - 1).isSymbol(c.token(open).isSymbol("[") ? "]" : ")");
    if (column.isEmpty() || !closed || open + 1 >= end - 1) {
      return List.of();
    }
    Cursor elements = c.within(open + 1, end - 1);
    List<String> values = new ArrayList<>();
    do {
      int from = elements.index();
      elements.skipElement();
      Optional<String> value = constant(c, from, elements.index());
      if (value.isEmpty()) {
        return List.of();
      }
      values.add(value.get());
    } while (elements.acceptSymbol(","));
    return elements.ended() ? List.of(new Limit(column.get(), Relation.ONE_OF, values)) : List.of();
  }

  /** A column's name, with its table or without, in parentheses or cast to what compares alike. */
  private static Optional<String> column(Cursor c, int start, int end) {
    int first = start;
    int last = end - 1;
    if (last - 2 >= first && c.token(last - 1).isSymbol("::") && c.token(last).is("text")) {
      last -= 2;
    }
    while (first < last && c.token(first).isSymbol("(") && c.token(last).isSymbol(")")) {
      first++;
      last--;
    }
    boolean name = first <= last && isName(c.token(last));
    for (int i = last; name && i > first; i -= 2) {
      name = i - 2 >= first && c.token(i - 1).isSymbol(".") && isName(c.token(i - 2));
    }
    return name ? Optional.of(c.token(last).text()) : Optional.empty();
  }

  private static boolean isName(Token token) {
    return token.kind() == Kind.QUOTED || token.kind() == Kind.WORD && !Words.isReserved(token.text());
  }

  /** A constant as {@link Limit} writes it; empty for anything else. */
  static Optional<String> constant(Cursor c, int start, int end) {
    int first = start;
    int last = end - 1;
    while (first < last && c.token(first).isSymbol("(") && c.token(last).isSymbol(")")) {
      first++;
      last--;
    }
    if (first > last) {
      return Optional.empty();
    }
    boolean negative = c.token(first).isSymbol("-");
    int at = negative ? first + 1 : first;
    if (c.token(at).kind() == Kind.NUMBER) {
      return at == last || c.token(at + 1).isSymbol("::") && isType(c, at + 2, last)
          ? Optional.of((negative ? "-" : "") + c.token(at).text())
          : Optional.empty();
    }
    if (negative) {
      return Optional.empty();
    }
    while (at < last && isTypeWord(c.token(at))) {
      at++;
    }
    boolean whole = at == last || c.token(at + 1).isSymbol("::") && isType(c, at + 2, last);
    return c.token(at).kind() == Kind.STRING && whole
        ? Optional.of("'" + Literals.decode(c.text(), c.token(at)).value() + "'")
        : Optional.empty();
  }

  /** The types that a literal may be given in front: {@code date '2025-01-01'}. */
  private static boolean isTypeWord(Token token) {
    return token.is("date") || token.is("timestamp") || token.is("timestamptz") || token.is("time")
        || token.is("with") || token.is("without") || token.is("zone");
  }

  private static boolean isType(Cursor c, int first, int last) {
    for (int i = first; i <= last; i++) {
      Token token = c.token(i);
      boolean part = token.kind() == Kind.WORD || token.kind() == Kind.NUMBER || token.isSymbol("(")
          || token.isSymbol(")");
      if (!part) {
        return false;
      }
    }
    return first <= last;
  }
}
