package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Mention;
import java.util.List;
import java.util.Optional;

/**
 * Finds the strings of a statement that are values, and what tells their type: a cast, the column that takes them or
 * that they are compared with. What a function is given, and what stands beside other operators, is text.
 */
final class Mentions {

  /** How far an expression is followed outwards. */
  private static final int NESTED = 32;

  /** How many strings of one statement are looked at: a row of thousands is like those before it. */
  private static final int MOST = 100;

  private final Cursor c;
  private final Labels labels;
  private int first;

  Mentions(Cursor c, Labels labels) {
    this.c = c;
    this.labels = labels;
  }

  /** Takes what is found. */
  @FunctionalInterface
  interface Found {
    void accept(int token, Mention mention);
  }

  void find(int from, int to, Found found) {
    first = from;
    int seen = 0;
    for (int i = from; i < to && seen < MOST; i++) {
      Token token = c.token(i);
      if (token.kind() == Kind.STRING || token.kind() == Kind.ESCAPE_STRING) {
        String value = Literals.decode(c.text(), token).value();
        if (labels.has(value)) {
          int at = i;
          seen++;
          use(i).ifPresent(use -> found.accept(at, new Mention(value, use.column(), use.type())));
        }
      }
    }
  }

  /** What tells the type of a value. */
  private record Use(Optional<String> column, Optional<DataType> type) {

    static final Optional<Use> ROW = Optional.of(new Use(Optional.empty(), Optional.empty()));

    static Optional<Use> column(String name) {
      // The catalogue's own list of labels has them as text.
      return name.equals("enumlabel")
          ? Optional.empty()
          : Optional.of(new Use(Optional.of(name), Optional.empty()));
    }

    static Optional<Use> type(DataType type) {
      return Optional.of(new Use(Optional.empty(), Optional.of(type)));
    }
  }

  private Optional<Use> use(int string) {
    if (c.token(string + 1).isSymbol("::") || c.token(string + 1).is("as") && c.token(string - 2).is("cast")) {
      return typeAt(string + 2);
    }
    if (isComparison(c.token(string + 1))) {
      return operandBehind(string + 1);
    }
    int at = string;
    for (int i = 0; i < NESTED && at >= first; i++) {
      int next = at - 1;
      int elements = 0;
      while (next >= first && !decides(next, elements == 0)) {
        elements += c.token(next).isSymbol(",") ? 1 : 0;
        next = c.token(next).isSymbol(")") || c.token(next).isSymbol("]") ? opening(next) - 1 : next - 1;
      }
      if (next < first) {
        return Optional.empty();
      }
      Token token = c.token(next);
      if (token.isSymbol("(") || token.isSymbol("[")) {
        Optional<Use> use = bracketed(next, elements);
        if (use.isPresent() || !isTransparent(next)) {
          return use;
        }
        at = c.token(next - 1).is("array") || token.isSymbol("(") && isName(next - 1) ? next - 1 : next;
      } else if (token.is("then") || token.is("else")) {
        at = caseOf(next);
      } else {
        return decided(next, elements);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a token settles what a value behind it is.
   *
   * @param own whether it stands in the same element of a list
   */
  private boolean decides(int at, boolean own) {
    Token token = c.token(at);
    if (token.kind() == Kind.SYMBOL) {
      return switch (token.text()) {
        case ")", "]", ",", "." -> false;
        case "(", "[" -> true;
        default -> own;
      };
    }
    if (!own) {
      return token.is("select") || token.is("set");
    }
    if (token.kind() != Kind.WORD) {
      return false;
    }
    return switch (token.text()) {
      case "set", "where", "select", "values", "returning", "on", "from", "when", "then", "else", "having", "between",
          "and", "or", "like", "ilike", "similar", "default", "using", "with", "as", "value", "after", "before" -> true;
      default -> false;
    };
  }

  private Optional<Use> decided(int at, int elements) {
    Token token = c.token(at);
    if (isComparison(token)) {
      return operandBefore(at);
    }
    return switch (token.text()) {
      case "between" -> operandBefore(c.token(at - 1).is("not") ? at - 1 : at);
      case "and" -> c.token(at - 2).is("between") ? operandBefore(at - 2) : Optional.empty();
      case "from" -> c.token(at - 1).is("distinct") ? distinctFrom(at - 2) : Optional.empty();
      case "when" -> operandBehind(caseOf(at - 1));
      case "select" -> listed(at, elements);
      case "using" -> converted(at);
      default -> Optional.empty();
    };
  }

  private Optional<Use> distinctFrom(int at) {
    return operandBefore(c.token(at).is("not") ? at - 1 : at);
  }

  /** {@code ALTER COLUMN c TYPE mood USING 'new'}. */
  private Optional<Use> converted(int using) {
    for (int i = using - 1; i > first; i--) {
      if (c.token(i).is("type")) {
        return typeAt(i + 1);
      }
    }
    return Optional.empty();
  }

  private Optional<Use> bracketed(int open, int elements) {
    Token before = c.token(open - 1);
    if (before.is("in")) {
      Optional<Use> use = operandBefore(c.token(open - 2).is("not") ? open - 2 : open - 1);
      // A partition's bounds: FOR VALUES IN (…).
      return c.token(open - 2).is("values") ? Optional.empty() : use;
    }
    if (before.is("values") || before.isSymbol(",")) {
      int values = valuesBefore(open);
      return values < 0 ? Optional.empty() : listed(values, elements);
    }
    if (before.isSymbol("=") && c.token(open - 2).isSymbol(")")) {
      int columns = opening(open - 2);
      boolean assigned = c.token(columns - 1).is("set") || c.token(columns - 1).isSymbol(",");
      return assigned ? element(columns, elements) : Optional.empty();
    }
    return Optional.empty();
  }

  /** The VALUES whose rows one of which opens here; -1 for a parenthesis that is none. */
  private int valuesBefore(int open) {
    int at = open - 1;
    while (at > first && c.token(at).isSymbol(",") && c.token(at - 1).isSymbol(")")) {
      at = opening(at - 1) - 1;
    }
    return c.token(at).is("values") ? at : -1;
  }

  /** Whether a value in the bracket is one of the expression around it too. */
  private boolean isTransparent(int open) {
    Token before = c.token(open - 1);
    if (before.is("array") || c.token(open).isSymbol("(") && !isName(open - 1)) {
      return !before.is("in") && !before.is("values");
    }
    return before.is("any") || before.is("all") || before.is("some") || before.is("coalesce") || before.is("nullif")
        || before.is("greatest") || before.is("least");
  }

  /** The column for the n-th value of a row or of a query's list, where INSERT names its columns before. */
  private Optional<Use> listed(int list, int element) {
    int at = list;
    if (c.token(at - 1).is("value") || c.token(at - 2).is("overriding")) {
      at -= 3;
    }
    if (c.token(at - 1).isSymbol(")")) {
      int open = opening(at - 1);
      return c.token(open - 1).isName() ? element(open, element) : Optional.empty();
    }
    at--;
    while (c.token(at - 1).isSymbol(".") || c.token(at - 1).is("as")) {
      at -= 2;
    }
    return c.token(at - 1).is("into") ? Use.ROW : Optional.empty();
  }

  private Optional<Use> element(int open, int element) {
    int at = open + 1;
    for (int i = 0; i < element && at < c.limit(); i++) {
      while (at < c.limit() && !c.token(at).isSymbol(",") && !c.token(at).isSymbol(")")) {
        at++;
      }
      at++;
    }
    return c.token(at).isName() ? Use.column(c.name(c.token(at))) : Optional.empty();
  }

  /** What stands left of an operator. */
  private Optional<Use> operandBefore(int operator) {
    int at = operator - 1;
    if (c.token(at).isSymbol(")")) {
      int open = opening(at);
      boolean name = at - open == 2 && isName(open + 1) && !isName(open - 1);
      return name ? Use.column(c.name(c.token(open + 1))) : Optional.empty();
    }
    if (!isName(at)) {
      return Optional.empty();
    }
    int start = at;
    while (c.token(start - 1).isSymbol(".") && c.token(start - 2).isName()) {
      start -= 2;
    }
    return c.token(start - 1).isSymbol("::") ? typeAt(start) : Use.column(c.name(c.token(at)));
  }

  /** What stands right of an operator. */
  private Optional<Use> operandBehind(int operator) {
    int at = operator + 1;
    while (isName(at) && c.token(at + 1).isSymbol(".")) {
      at += 2;
    }
    if (!isName(at) || c.token(at + 1).isSymbol("(")) {
      return Optional.empty();
    }
    return c.token(at + 1).isSymbol("::") ? typeAt(at + 2) : Use.column(c.name(c.token(at)));
  }

  private Optional<Use> typeAt(int at) {
    Cursor type = c.within(at, c.limit());
    try {
      return Use.type(Types.read(type));
    } catch (Unread notAType) {
      return Optional.empty();
    }
  }

  private boolean isName(int at) {
    Token token = c.token(at);
    return token.kind() == Kind.QUOTED || token.kind() == Kind.WORD && !Words.isReserved(token.text());
  }

  private static boolean isComparison(Token token) {
    if (token.kind() != Kind.SYMBOL) {
      return false;
    }
    return switch (token.text()) {
      case "=", "<>", "!=", "<", ">", "<=", ">=" -> true;
      default -> false;
    };
  }

  /** The bracket that opens what closes here. */
  private int opening(int close) {
    int depth = 0;
    for (int i = close; i >= first; i--) {
      Token token = c.token(i);
      if (token.isSymbol(")") || token.isSymbol("]")) {
        depth++;
      } else if (token.isSymbol("(") || token.isSymbol("[")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return first;
  }

  /** The CASE that a THEN or ELSE belongs to. */
  private int caseOf(int at) {
    int depth = 0;
    for (int i = at; i >= first; i--) {
      if (c.token(i).is("end")) {
        depth++;
      } else if (c.token(i).is("case")) {
        if (depth == 0) {
          return i;
        }
        depth--;
      }
    }
    return first;
  }
}
