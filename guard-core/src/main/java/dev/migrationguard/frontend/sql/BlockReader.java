package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the statements of a PL/pgSQL block, one after the other. All branches count, as something that may run: which of
 * them do is known to the database only. What a block computes for itself is no operation.
 */
final class BlockReader {

  private final Cursor c;
  private final Sink sink;

  /** What is open, the innermost first: whether what stands in it may run or not. */
  private final Deque<Boolean> open = new ArrayDeque<>();

  BlockReader(Cursor c, Sink sink) {
    this.c = c;
    this.sink = sink;
  }

  void read() {
    while (!c.ended()) {
      int from = c.index();
      try {
        step();
      } catch (Unread unread) {
        int at = Math.min(Math.max(c.index(), from), c.limit() - 1);
        skipPast(";");
        sink.opaque(c, from, at, c.index(), unread);
      }
    }
  }

  private void step() {
    Token first = c.peek();
    if (first.kind() == Kind.UNTERMINATED) {
      throw c.unread();
    }
    if (first.kind() == Kind.SYMBOL) {
      symbol();
      return;
    }
    switch (first.kind() == Kind.WORD ? first.text() : "") {
      case "begin", "loop":
        c.next();
        enter(false);
        break;
      case "else":
        c.next();
        break;
      case "exception":
        // What follows runs when something has failed, up to the end of the block.
        c.next();
        leave();
        enter(true);
        break;
      case "declare":
        declarations();
        break;
      case "if", "case":
        enter(true);
        c.next();
        skipToThen();
        break;
      case "elsif", "elseif", "when":
        c.next();
        skipToThen();
        break;
      case "end":
        leave();
        skipPast(";");
        break;
      case "while":
        c.next();
        loop();
        break;
      case "for", "foreach":
        forLoop();
        break;
      case "raise", "return", "null", "exit", "continue", "get", "open", "close", "fetch", "move", "assert":
        skipPast(";");
        break;
      default:
        statement();
        break;
    }
  }

  private void enter(boolean condition) {
    open.push(condition);
    sink.conditional(open.contains(true));
  }

  private void leave() {
    open.poll();
    sink.conditional(open.contains(true));
  }

  private void symbol() {
    if (c.acceptSymbol(";")) {
      return;
    }
    if (c.acceptSymbol("<<")) {
      skipPast(">>");
      return;
    }
    if (c.acceptSymbol("#")) {
      // #variable_conflict use_column: an option of the block and its value.
      Names.label(c);
      Names.label(c);
      return;
    }
    statement();
  }

  /** Steps over what stands before BEGIN. */
  private void declarations() {
    c.next();
    while (!c.ended() && !c.at("begin")) {
      skipPast(";");
    }
  }

  private void skipPast(String symbol) {
    while (!c.ended()) {
      if (c.next().isSymbol(symbol)) {
        return;
      }
    }
  }

  /** Goes behind the THEN of a condition, over those of the CASE expressions in it. */
  private void skipToThen() {
    int depth = 0;
    while (!c.ended()) {
      Token token = c.next();
      if (token.is("case") || token.isSymbol("(")) {
        depth++;
      } else if (token.is("end") || token.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && token.is("then")) {
        return;
      }
    }
    throw new Unread("a condition has no THEN");
  }

  /** The index of the LOOP that ends the head of a loop. */
  private int findLoop() {
    for (int i = c.index(); i < c.limit(); i++) {
      if (c.token(i).is("loop")) {
        return i;
      }
      if (c.token(i).isSymbol(";")) {
        break;
      }
    }
    throw new Unread("a loop has no LOOP");
  }

  private void loop() {
    c.goTo(findLoop() + 1);
    enter(false);
  }

  /** A loop over a query runs it; one over numbers or a cursor asks nothing of its own. */
  private void forLoop() {
    int loop = findLoop();
    while (c.index() < loop && !c.at("in")) {
      c.next();
    }
    c.accept("in");
    if (c.index() < loop && (Data.startsQuery(c) || isChange(c.peek()) || c.at("execute"))) {
      sql(c.within(c.index(), loop));
    }
    c.goTo(loop + 1);
    enter(false);
  }

  private static boolean isChange(Token token) {
    return token.is("insert") || token.is("update") || token.is("delete") || token.is("merge");
  }

  private void statement() {
    int from = c.index();
    boolean assignment = isAssignment();
    c.goTo(from);
    while (!c.ended() && !c.atSymbol(";")) {
      c.next();
    }
    int end = c.index();
    c.acceptSymbol(";");
    if (!assignment) {
      sql(c.within(from, end));
    }
  }

  private boolean isAssignment() {
    if (!c.peek().isName()) {
      return false;
    }
    c.next();
    while (c.atSymbol(".") || c.atSymbol("[")) {
      if (c.acceptSymbol("[")) {
        skipPast("]");
      } else {
        c.next();
        c.next();
      }
    }
    return c.atSymbol(":=") || c.atSymbol("=");
  }

  private void sql(Cursor statement) {
    Token first = statement.peek();
    if (first.kind() != Kind.WORD) {
      Statements.read(statement, sink, true);
      return;
    }
    switch (first.text()) {
      case "execute":
        DynamicSql.read(statement, sink);
        break;
      case "perform":
        int from = statement.index();
        statement.next();
        new Queries(statement, sink, true).read(from);
        break;
      default:
        Statements.read(statement, sink, true);
        break;
    }
  }
}
