package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.python.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements that fit on one line. */
final class QuickStatements {

  private final QuickCursor cursor;
  private final QuickExpressions expressions;

  QuickStatements(QuickCursor cursor, QuickExpressions expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Reads a logical line of statements and goes to the first token of the next. */
  void line(List<Stmt> into) {
    do {
      into.add(statement());
    } while (cursor.skip(';') && !cursor.atLineEnd());
    cursor.nextLine();
  }

  private Stmt statement() {
    int from = cursor.start();
    if (cursor.kind() != Kind.WORD) {
      return expressionOrAssignment(from);
    }
    if (cursor.skipWord("return")) {
      Optional<Expr> value = endsStatement() ? Optional.empty() : Optional.of(expressions.tupleOrOne());
      return new Stmt.Return(value, cursor.spanFrom(from));
    }
    if (cursor.skipWord("import")) {
      return imports(from);
    }
    if (cursor.skipWord("from")) {
      return importFrom(from);
    }
    if (cursor.skipWord("pass")) {
      return new Stmt.Pass(cursor.spanFrom(from));
    }
    if (cursor.skipWord("raise")) {
      return raise(from);
    }
    if (cursor.skipWord("assert")) {
      Expr test = expressions.expression();
      if (cursor.skip(',')) {
        expressions.expression();
      }
      return new Stmt.Assert(test, cursor.spanFrom(from));
    }
    if (cursor.skipWord("del")) {
      return delete(from);
    }
    if (cursor.skipWord("global") || cursor.skipWord("nonlocal")) {
      return scope(from);
    }
    if (cursor.skipWord("break")) {
      return new Stmt.Break(cursor.spanFrom(from));
    }
    if (cursor.skipWord("continue")) {
      return new Stmt.Continue(cursor.spanFrom(from));
    }
    return expressionOrAssignment(from);
  }

  private boolean endsStatement() {
    return cursor.atLineEnd() || cursor.at(';');
  }

  private Stmt expressionOrAssignment(int from) {
    Expr first = expressions.tupleOrOne();
    if (cursor.at('=')) {
      return assignment(first, from);
    }
    if (cursor.skip(':')) {
      return annotated(first, from);
    }
    String operator = augmenting();
    if (!operator.isEmpty()) {
      QuickExpressions.singleTarget(first);
      Expr value = expressions.tupleOrOne();
      return new Stmt.AugmentedAssign(first, operator, value, cursor.spanFrom(from));
    }
    return new Stmt.Expression(first, cursor.spanFrom(from));
  }

  private Stmt assignment(Expr first, int from) {
    List<Expr> targets = new ArrayList<>(1);
    Expr value = first;
    while (cursor.skip('=')) {
      targets.add(QuickExpressions.checkedTarget(value));
      value = expressions.tupleOrOne();
    }
    return new Stmt.Assign(List.copyOf(targets), value, cursor.spanFrom(from));
  }

  private Stmt annotated(Expr target, int from) {
    QuickExpressions.singleTarget(target);
    if (cursor.text().charAt(from) == '(') {
      throw QuickCursor.giveUp();
    }
    Expr annotation = expressions.expression();
    Optional<Expr> value = cursor.skip('=') ? Optional.of(expressions.tupleOrOne()) : Optional.empty();
    return new Stmt.AnnotatedAssign(target, annotation, value, cursor.spanFrom(from));
  }

  /** Steps over an operator that changes its target, and answers it without the equals sign; empty for none. */
  private String augmenting() {
    int length = cursor.end() - cursor.start();
    if (cursor.kind() != Kind.SYMBOL || length < 2 || cursor.text().charAt(cursor.end() - 1) != '=') {
      return "";
    }
    String operator = cursor.text().substring(cursor.start(), cursor.end() - 1);
    // The comparisons among these have been read as such, wherever they may stand.
    switch (operator) {
      case "=", "!", "<", ">", ":" -> throw QuickCursor.giveUp();
      default -> cursor.advance();
    }
    return operator;
  }

  private Stmt imports(int from) {
    List<Stmt.Alias> names = new ArrayList<>(1);
    do {
      int start = cursor.start();
      String name = dotted();
      names.add(alias(name, start));
    } while (cursor.skip(','));
    return new Stmt.Import(List.copyOf(names), cursor.spanFrom(from));
  }

  private String dotted() {
    String name = cursor.name();
    while (cursor.skip('.')) {
      name = name + '.' + cursor.name();
    }
    return name;
  }

  private Stmt.Alias alias(String name, int start) {
    Optional<String> as = cursor.skipWord("as") ? Optional.of(cursor.name()) : Optional.empty();
    return new Stmt.Alias(name, as, cursor.spanFrom(start));
  }

  private Stmt importFrom(int from) {
    int level = 0;
    while (cursor.at('.') || cursor.at("...")) {
      level += cursor.end() - cursor.start();
      cursor.advance();
    }
    String module = level > 0 && cursor.atWord("import") ? "" : dotted();
    cursor.expectWord("import");
    List<Stmt.Alias> names = new ArrayList<>();
    int start = cursor.start();
    if (cursor.skip('*')) {
      names.add(new Stmt.Alias("*", Optional.empty(), cursor.spanFrom(start)));
    } else if (cursor.skip('(')) {
      do {
        names.add(importedName());
      } while (cursor.skip(',') && !cursor.at(')'));
      cursor.expect(')');
    } else {
      do {
        names.add(importedName());
      } while (cursor.skip(','));
    }
    return new Stmt.ImportFrom(module, level, List.copyOf(names), cursor.spanFrom(from));
  }

  private Stmt.Alias importedName() {
    int start = cursor.start();
    String name = cursor.name();
    return alias(name, start);
  }

  private Stmt raise(int from) {
    Optional<Expr> exception = Optional.empty();
    if (!endsStatement()) {
      exception = Optional.of(expressions.expression());
      if (cursor.skipWord("from")) {
        expressions.expression();
      }
    }
    return new Stmt.Raise(exception, cursor.spanFrom(from));
  }

  private Stmt delete(int from) {
    List<Expr> targets = new ArrayList<>(1);
    do {
      targets.add(QuickExpressions.singleTarget(expressions.target()));
    } while (cursor.skip(',') && !endsStatement());
    return new Stmt.Delete(List.copyOf(targets), cursor.spanFrom(from));
  }

  private Stmt scope(int from) {
    List<String> names = new ArrayList<>(1);
    do {
      names.add(cursor.name());
    } while (cursor.skip(','));
    return new Stmt.Scope(List.copyOf(names), cursor.spanFrom(from));
  }
}
