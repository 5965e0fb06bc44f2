package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Limit;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads off an expression which functions it calls, which columns it mentions and which of them it proves not null. */
final class ExpressionFacts {

  private final Cursor c;
  private final Set<String> functions = new LinkedHashSet<>(4);
  private final Set<String> columns = new LinkedHashSet<>(4);
  private final Set<String> proven = new LinkedHashSet<>(4);

  private ExpressionFacts(Cursor c) {
    this.c = c;
  }

  /** The facts of the expression from the token at one index up to, not with, the token at another. */
  static SqlExpression of(Cursor cursor, int from, int to) {
    ExpressionFacts facts = new ExpressionFacts(cursor.within(from, to));
    facts.gather();
    List<Limit> limits = new ArrayList<>(0);
    boolean all = Conjuncts.find(cursor, from, to, facts.proven, limits);
    return new SqlExpression(
        cursor.source(from, to),
        List.copyOf(facts.functions),
        List.copyOf(facts.columns),
        List.copyOf(facts.proven),
        limits,
        all);
  }

  private void gather() {
    while (!c.ended()) {
      Token token = c.next();
      if (token.isSymbol("::") || token.is("as") && !c.ended()) {
        skipType();
      } else if (token.is("collate") && Names.at(c)) {
        Names.qualified(c);
      } else if (token.is("current") && c.accept("of")) {
        c.next();
      } else if (token.kind() == Kind.WORD) {
        word(token);
      } else if (token.kind() == Kind.QUOTED || token.kind() == Kind.BACKTICKED) {
        name(token);
      }
    }
  }

  private void skipType() {
    int from = c.index();
    try {
      Types.read(c);
    } catch (Unread notAType) {
      c.goTo(from);
    }
  }

  private void word(Token token) {
    String word = token.text();
    if (Words.isValueFunction(word) && !c.atSymbol(".")) {
      functions.add(word);
    } else if (c.peek().kind() == Kind.STRING || c.peek().kind() == Kind.ESCAPE_STRING) {
      // The word is the type of a literal: date '2020-01-01'.
      return;
    } else if (token.is("time") && c.at("zone") || token.is("zone") || isTypeOfLiteral(token)) {
      return;
    } else if (!Words.isExpressionWord(word) || c.atSymbol(".") || isFunctionCalledAsJoin(word) || isColumn(token)) {
      name(token);
    }
  }

  /** {@code at} is a column like any other unless a time zone follows. */
  private boolean isColumn(Token token) {
    return token.is("at") && !c.at("time", "zone") && !c.at("local");
  }

  /** {@code left(c, 3)} and {@code right(c, 3)}, whose names stand before JOIN too. */
  private boolean isFunctionCalledAsJoin(String word) {
    return c.atSymbol("(") && (word.equals("left") || word.equals("right"));
  }

  /** {@code timestamp with time zone '…'}: only the first word is in doubt, it may be a column's name as well. */
  private boolean isTypeOfLiteral(Token token) {
    if (!token.is("timestamp") && !token.is("time")) {
      return false;
    }
    return c.at("with", "time", "zone") || c.at("without", "time", "zone");
  }

  private void name(Token first) {
    Token last = first;
    while (c.atSymbol(".") && c.peek(1).isName()) {
      c.next();
      last = c.next();
    }
    if (c.atSymbol("(")) {
      functions.add(last.text());
      if (last == first && first.is("extract") && c.peek(2).is("from")) {
        // The field of EXTRACT(day FROM …) is no column.
        c.next();
        c.next();
      }
    } else if (!c.atSymbol(".")) {
      columns.add(c.name(last));
    }
  }
}
