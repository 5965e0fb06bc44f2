package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.python.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the Python that most migrations are written in, in less than a tenth of the time that the parser of the whole
 * language takes.
 *
 * <p>It judges nothing: whatever it does not know, be it wrong or only rare, it leaves to the other parser. What it
 * does read is the very tree that the other one would have made.
 */
final class QuickParser {

  /** Far more than a person nests. */
  private static final int MAX_BLOCKS = 30;

  private final QuickCursor cursor;
  private final QuickExpressions expressions;
  private final QuickStatements simple;
  private int blocks;

  private QuickParser(QuickCursor cursor) {
    this.cursor = cursor;
    this.expressions = new QuickExpressions(cursor);
    this.simple = new QuickStatements(cursor, expressions);
  }

  /**
   * Reads a file.
   *
   * @param tokens its tokens from the first on; where the file is not read they stop in its midst
   * @return its statements; empty where the other parser has to read it
   */
  static Optional<List<Stmt>> parse(Source source, Tokens tokens) {
    try {
      List<Stmt> body = new QuickParser(new QuickCursor(source, tokens)).file();
      return tokens.oddContinuation() ? Optional.empty() : Optional.of(body);
    } catch (QuickCursor.NotPlain e) {
      return Optional.empty();
    }
  }

  private List<Stmt> file() {
    List<Stmt> body = new ArrayList<>();
    if (cursor.kind() == Kind.NEWLINE) {
      cursor.nextLine();
    }
    while (cursor.kind() != Kind.END) {
      refuseIf(cursor.indent() != 0);
      line(0, body);
    }
    return List.copyOf(body);
  }

  /** One logical line, or a statement with the blocks that belong to it. */
  private void line(int indent, List<Stmt> into) {
    Stmt compound = compound(indent);
    if (compound == null) {
      simple.line(into);
    } else {
      into.add(compound);
    }
  }

  /** A statement that holds others; null where none begins. */
  private Stmt compound(int indent) {
    int from = cursor.start();
    if (cursor.at('@')) {
      return decorated(indent);
    }
    if (cursor.kind() != Kind.WORD) {
      return null;
    }
    if (cursor.skipWord("def")) {
      return function(indent, from, false, List.of());
    }
    if (cursor.skipWord("if")) {
      return ifStatement(indent, from);
    }
    if (cursor.skipWord("for")) {
      return forStatement(indent, from, false);
    }
    if (cursor.skipWord("with")) {
      return with(indent, from, false);
    }
    if (cursor.skipWord("try")) {
      return tryStatement(indent, from);
    }
    if (cursor.skipWord("while")) {
      return whileStatement(indent, from);
    }
    if (cursor.skipWord("class")) {
      return classStatement(indent, from, List.of());
    }
    return cursor.skipWord("async") ? async(indent, from, List.of()) : null;
  }

  private Stmt decorated(int indent) {
    List<Expr> decorators = new ArrayList<>();
    while (cursor.skip('@')) {
      decorators.add(expressions.expression());
      cursor.nextLine();
      refuseIf(cursor.indent() != indent);
    }
    int from = cursor.start();
    if (cursor.skipWord("def")) {
      return function(indent, from, false, List.copyOf(decorators));
    }
    if (cursor.skipWord("class")) {
      return classStatement(indent, from, List.copyOf(decorators));
    }
    cursor.expectWord("async");
    refuseIf(!cursor.atWord("def"));
    return async(indent, from, List.copyOf(decorators));
  }

  private Stmt async(int indent, int from, List<Expr> decorators) {
    if (cursor.skipWord("def")) {
      return function(indent, from, true, decorators);
    }
    if (cursor.skipWord("with")) {
      return with(indent, from, true);
    }
    cursor.expectWord("for");
    return forStatement(indent, from, true);
  }

  private Stmt function(int indent, int from, boolean async, List<Expr> decorators) {
    String name = cursor.name();
    cursor.expect('(');
    Parameters parameters = expressions.arguments().parameters(')');
    cursor.expect(')');
    if (cursor.at("->")) {
      cursor.advance();
      expressions.expression();
    }
    List<Stmt> body = block(indent);
    return new Stmt.FunctionDef(name, parameters, body, decorators, async, cursor.spanFrom(from));
  }

  private Stmt classStatement(int indent, int from, List<Expr> decorators) {
    String name = cursor.name();
    QuickArguments.Given given = new QuickArguments.Given(List.of(), List.of());
    if (cursor.at('(')) {
      given = expressions.arguments().given();
      refuseIf(given.positional().size() == 1 && given.positional().get(0) instanceof Expr.Comprehension);
    }
    List<Stmt> body = block(indent);
    return new Stmt.ClassDef(name, given.positional(), given.keywords(), body, decorators, cursor.spanFrom(from));
  }

  private Stmt ifStatement(int indent, int from) {
    Expr test = expressions.expression();
    List<Stmt> body = block(indent);
    List<Stmt> orElse = List.of();
    int next = cursor.start();
    if (continues(indent, "elif")) {
      cursor.enter();
      orElse = List.of(ifStatement(indent, next));
      cursor.leave();
    } else {
      orElse = orElse(indent);
    }
    return new Stmt.If(test, body, orElse, cursor.spanFrom(from));
  }

  private Stmt whileStatement(int indent, int from) {
    Expr test = expressions.expression();
    List<Stmt> body = block(indent);
    List<Stmt> orElse = orElse(indent);
    return new Stmt.While(test, body, orElse, cursor.spanFrom(from));
  }

  private Stmt forStatement(int indent, int from, boolean async) {
    Expr target = expressions.loopTarget();
    cursor.expectWord("in");
    Expr iterable = expressions.tupleOrOne();
    List<Stmt> body = block(indent);
    List<Stmt> orElse = orElse(indent);
    return new Stmt.For(target, iterable, body, orElse, async, cursor.spanFrom(from));
  }

  private Stmt with(int indent, int from, boolean async) {
    // Parentheses may stand around the first expression or around all items.
    refuseIf(cursor.at('('));
    List<Stmt.WithItem> items = new ArrayList<>();
    do {
      Expr context = expressions.expression();
      Optional<Expr> target = cursor.skipWord("as") ? Optional.of(expressions.target()) : Optional.empty();
      items.add(new Stmt.WithItem(context, target));
    } while (cursor.skip(','));
    List<Stmt> body = block(indent);
    return new Stmt.With(List.copyOf(items), body, async, cursor.spanFrom(from));
  }

  private Stmt tryStatement(int indent, int from) {
    List<Stmt> body = block(indent);
    List<Stmt.Handler> handlers = new ArrayList<>();
    boolean bare = false;
    for (int start = cursor.start(); continues(indent, "except"); start = cursor.start()) {
      refuseIf(bare);
      bare = cursor.at(':');
      handlers.add(handler(indent, start));
    }
    List<Stmt> orElse = handlers.isEmpty() ? List.of() : orElse(indent);
    List<Stmt> finalBody = continues(indent, "finally") ? block(indent) : List.of();
    refuseIf(handlers.isEmpty() && finalBody.isEmpty());
    return new Stmt.Try(body, List.copyOf(handlers), orElse, finalBody, cursor.spanFrom(from));
  }

  private Stmt.Handler handler(int indent, int from) {
    Optional<Expr> type = cursor.at(':') ? Optional.empty() : Optional.of(expressions.expression());
    Optional<String> name =
        type.isPresent() && cursor.skipWord("as") ? Optional.of(cursor.name()) : Optional.empty();
    List<Stmt> body = block(indent);
    return new Stmt.Handler(type, name, body, cursor.spanFrom(from));
  }

  private List<Stmt> orElse(int indent) {
    return continues(indent, "else") ? block(indent) : List.of();
  }

  /** Steps over the keyword of a further block, if one follows that belongs to the statement indented so far. */
  private boolean continues(int indent, String keyword) {
    return cursor.atWord(keyword) && cursor.indent() == indent && cursor.skipWord(keyword);
  }

  /** Reads the block behind a colon: the rest of the line, or lines that are indented further. */
  private List<Stmt> block(int indent) {
    cursor.expect(':');
    List<Stmt> body = new ArrayList<>();
    if (!cursor.atLineEnd()) {
      simple.line(body);
      return List.copyOf(body);
    }
    refuseIf(++blocks > MAX_BLOCKS);
    cursor.nextLine();
    int inner = cursor.indent();
    refuseIf(cursor.kind() == Kind.END || inner <= indent);
    while (cursor.kind() != Kind.END && cursor.indent() >= inner) {
      refuseIf(cursor.indent() > inner);
      line(inner, body);
    }
    blocks--;
    return List.copyOf(body);
  }

  private static void refuseIf(boolean wrong) {
    if (wrong) {
      throw QuickCursor.giveUp();
    }
  }
}
