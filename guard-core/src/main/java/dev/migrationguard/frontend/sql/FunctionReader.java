package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Definition;
import dev.migrationguard.model.Definition.Each;
import java.util.List;
import java.util.Locale;

/**
 * Reads how often a function gives a new value. The server puts the body of a function in SQL in its place where that
 * is one expression, and goes by what that calls (measured on PostgreSQL 12, 17 and 18).
 */
final class FunctionReader {

  private final Cursor c;
  private Each each = Each.ROW;
  private boolean sql;
  private boolean apart;
  private boolean strict;
  private boolean trigger;
  private List<Token> body = List.of();
  private String text = "";
  private Token written;

  private FunctionReader(Cursor c) {
    this.c = c;
  }

  /** Reads what stands behind the name of the function; the cursor goes to the end. */
  static Definition.Function read(Cursor c) {
    FunctionReader reader = new FunctionReader(c);
    String arguments = "";
    boolean defaults = false;
    if (c.atSymbol("(")) {
      int from = c.index() + 1;
      c.skipParentheses();
      arguments = Sink.squeeze(c.source(from, c.index() - 1).toLowerCase(Locale.ROOT), 0,
          c.source(from, c.index() - 1).length());
      defaults = reader.mentionsDefault(from, c.index() - 1);
    }
    int clauses = c.index();
    reader.clauses();
    c.goTo(clauses);
    return reader.function(arguments, defaults);
  }

  /** The value of an argument that is left out may be another for each row. */
  private boolean mentionsDefault(int from, int to) {
    for (int i = from; i < to; i++) {
      if (c.token(i).is("default") || c.token(i).isSymbol("=")) {
        return true;
      }
    }
    return false;
  }

  private void clauses() {
    while (!c.ended()) {
      Token token = c.next();
      if (token.is("immutable") || token.is("stable")) {
        each = Each.STATEMENT;
      } else if (token.is("language")) {
        sql = c.at("sql") || c.peek().isString() && c.string().equalsIgnoreCase("sql");
      } else if (token.is("set") || token.is("setof") || token.is("table") || token.is("definer")) {
        apart = true;
      } else if (token.is("returns") && (c.at("trigger") || c.at("event_trigger"))) {
        trigger = true;
      } else if (token.is("strict") || token.is("returns") && c.at("null")) {
        strict = true;
      } else if (token.is("as") && c.peek().isString()) {
        written = c.next();
      } else if (token.is("return")) {
        sql = true;
        text = "select " + c.source(c.index(), c.limit());
        return;
      } else if (token.is("begin")) {
        return;
      }
    }
  }

  private Definition.Function function(String arguments, boolean defaults) {
    if (each == Each.STATEMENT) {
      return new Definition.Function(arguments, defaults ? Each.UNKNOWN : each, List.of(), trigger);
    }
    if (!sql || apart) {
      return new Definition.Function(arguments, Each.ROW, List.of(), trigger);
    }
    if (written != null) {
      text = Literals.decode(c.text(), written).value();
    }
    body = DoBlocks.tokens(text);
    if (!oneExpression()) {
      // BEGIN ATOMIC may hold one expression too.
      return new Definition.Function(arguments, body.isEmpty() ? Each.UNKNOWN : Each.ROW, List.of(), false);
    }
    int end = body.get(body.size() - 1).isSymbol(";") ? body.size() - 1 : body.size();
    List<String> calls = ExpressionFacts.of(new Cursor(text, body), 1, end).functions();
    return new Definition.Function(arguments, defaults || strict ? Each.UNKNOWN : Each.BODY, calls, false);
  }

  private boolean oneExpression() {
    if (body.isEmpty() || !body.get(0).is("select")) {
      return false;
    }
    int depth = 0;
    for (int i = 1; i < body.size(); i++) {
      Token token = body.get(i);
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      boolean ends = token.isSymbol(";") && i < body.size() - 1;
      if (ends || token.is("select") || depth == 0 && (token.is("from") || token.is("where") || token.is("limit"))) {
        return false;
      }
    }
    return true;
  }
}
