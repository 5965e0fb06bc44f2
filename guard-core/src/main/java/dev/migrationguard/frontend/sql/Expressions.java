package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.SqlExpression;

/** Finds where an expression ends. */
final class Expressions {

  private Expressions() {}

  /** The expression in the parentheses that stand here, without them. */
  static SqlExpression inParentheses(Cursor c) {
    int from = c.index() + 1;
    c.skipParentheses();
    if (c.index() - 1 == from) {
      throw new Unread("an expression is missing between the parentheses");
    }
    return ExpressionFacts.of(c, from, c.index() - 1);
  }

  /** The expression that goes on to the next comma or closing parenthesis outside of parentheses, or to the end. */
  static SqlExpression element(Cursor c) {
    int from = c.index();
    c.skipElement();
    return nonEmpty(c, from);
  }

  /** The expression that begins here and ends where the next clause begins: a DEFAULT of a column definition. */
  static SqlExpression operand(Cursor c) {
    int from = c.index();
    boolean more;
    do {
      while (isPrefix(c.peek())) {
        c.next();
      }
      primary(c);
      more = operator(c);
    } while (more);
    return nonEmpty(c, from);
  }

  private static SqlExpression nonEmpty(Cursor c, int from) {
    if (c.index() == from) {
      throw c.unread();
    }
    return ExpressionFacts.of(c, from, c.index());
  }

  private static boolean isPrefix(Token token) {
    if (token.kind() != Kind.SYMBOL) {
      return token.is("not");
    }
    return switch (token.text()) {
      case "(", ")", "[", "]", ",", ".", ";", "::", ":", "{", "}" -> false;
      default -> true;
    };
  }

  private static void primary(Cursor c) {
    Token token = c.peek();
    switch (token.kind()) {
      case NUMBER, PARAMETER, DOLLAR_STRING:
        c.next();
        break;
      case STRING, ESCAPE_STRING:
        c.next();
        while (c.peek().kind() == Kind.STRING) {
          c.next();
        }
        break;
      case SYMBOL:
        if (!token.isSymbol("(")) {
          throw c.unread();
        }
        c.skipParentheses();
        break;
      case WORD:
        word(c, token.text());
        break;
      case QUOTED, BACKTICKED:
        name(c);
        break;
      default:
        throw c.unread();
    }
    suffixes(c);
  }

  private static void word(Cursor c, String word) {
    switch (word) {
      case "case":
        skipCase(c);
        return;
      case "array":
        c.next();
        if (c.atSymbol("(")) {
          c.skipParentheses();
        } else if (!c.atSymbol("[")) {
          throw c.unread();
        }
        return;
      case "null", "true", "false", "default":
        c.next();
        return;
      case "interval", "timestamp", "time":
        typedLiteral(c);
        return;
      default:
        break;
    }
    boolean reserved = c.grammar() == Grammar.POSTGRESQL && Words.isReserved(word);
    if (reserved && !Words.isValueFunction(word) && !Words.isTypeOrFunctionWord(word) && !word.equals("cast")) {
      throw c.unread();
    }
    name(c);
  }

  /** {@code interval '1 day'}, {@code timestamp with time zone '…'}; also a column or function of that name. */
  private static void typedLiteral(Cursor c) {
    int from = c.index();
    if (!c.peek(1).isSymbol(".")) {
      Types.read(c);
      if (c.peek().isString()) {
        c.next();
        Types.skipIntervalFields(c);
        return;
      }
    }
    c.goTo(from);
    name(c);
  }

  /** A name with its dots, the arguments of a call, or the string of a typed literal such as {@code date '…'}. */
  private static void name(Cursor c) {
    Names.label(c);
    while (c.atSymbol(".") && c.peek(1).isName()) {
      c.next();
      Names.label(c);
    }
    if (c.atSymbol("(")) {
      c.skipParentheses();
      callSuffixes(c);
    }
    if (c.peek().kind() == Kind.STRING || c.peek().kind() == Kind.ESCAPE_STRING) {
      c.next();
    }
  }

  private static void callSuffixes(Cursor c) {
    if (c.accept("within", "group")) {
      c.skipParentheses();
    }
    if (c.at("filter") && c.peek(1).isSymbol("(")) {
      c.next();
      c.skipParentheses();
    }
    if (c.accept("over")) {
      if (c.atSymbol("(")) {
        c.skipParentheses();
      } else {
        Names.plain(c);
      }
    }
  }

  private static void skipCase(Cursor c) {
    int depth = 0;
    do {
      Token token = c.next();
      if (token.is("case")) {
        depth++;
      } else if (token.is("end")) {
        depth--;
      } else if (token.kind() == Kind.END) {
        throw new Unread("a CASE has no END");
      }
    } while (depth > 0);
  }

  /** Casts, subscripts, fields and AT TIME ZONE behind an operand. */
  private static void suffixes(Cursor c) {
    while (true) {
      if (c.acceptSymbol("::")) {
        Types.read(c);
      } else if (c.atSymbol("[")) {
        skipBrackets(c);
      } else if (c.atSymbol(".") && (c.peek(1).isName() || c.peek(1).isSymbol("*"))) {
        c.next();
        c.next();
      } else if (c.accept("at", "time", "zone")) {
        primary(c);
        return;
      } else if (!c.accept("at", "local")) {
        return;
      }
    }
  }

  private static void skipBrackets(Cursor c) {
    int depth = 0;
    do {
      Token token = c.next();
      if (token.isSymbol("[")) {
        depth++;
      } else if (token.isSymbol("]")) {
        depth--;
      } else if (token.kind() == Kind.END) {
        throw new Unread("a bracket that opens is never closed");
      }
    } while (depth > 0);
  }

  /** Steps over an operator between two operands; false where the expression ends. */
  private static boolean operator(Cursor c) {
    Token token = c.peek();
    if (token.kind() == Kind.SYMBOL) {
      if (isPrefix(token)) {
        c.next();
        return true;
      }
      return false;
    }
    if (c.at("is", "distinct") || c.at("is", "not", "distinct")) {
      c.next();
      c.accept("not");
      c.next();
      c.expect("from");
      return true;
    }
    if (c.at("operator") && c.peek(1).isSymbol("(")) {
      c.next();
      c.skipParentheses();
      return true;
    }
    return c.accept("and") || c.accept("or") || c.accept("like") || c.accept("ilike");
  }
}
