package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Span;
import java.util.List;
import java.util.Optional;

/** A Python statement. Names and shapes follow CPython's {@code ast} module. */
public sealed interface Stmt {

  /** Where it stands. */
  Span span();

  /** {@code def}. */
  record FunctionDef(
      String name, Parameters parameters, List<Stmt> body, List<Expr> decorators, boolean async, Span span)
      implements Stmt {}

  /** {@code class}. */
  record ClassDef(
      String name, List<Expr> bases, List<Expr.Keyword> keywords, List<Stmt> body, List<Expr> decorators, Span span)
      implements Stmt {}

  /** {@code return}. */
  record Return(Optional<Expr> value, Span span) implements Stmt {}

  /** {@code a = b = value}. */
  record Assign(List<Expr> targets, Expr value, Span span) implements Stmt {}

  /** {@code target += value}; {@code operator} without the equals sign. */
  record AugmentedAssign(Expr target, String operator, Expr value, Span span) implements Stmt {}

  /** {@code target: annotation = value}. */
  record AnnotatedAssign(Expr target, Expr annotation, Optional<Expr> value, Span span) implements Stmt {}

  /** {@code for}. */
  record For(Expr target, Expr iterable, List<Stmt> body, List<Stmt> orElse, boolean async, Span span)
      implements Stmt {}

  /** {@code while}. */
  record While(Expr test, List<Stmt> body, List<Stmt> orElse, Span span) implements Stmt {}

  /** {@code if}; an {@code elif} is an {@code If} alone in {@code orElse}. */
  record If(Expr test, List<Stmt> body, List<Stmt> orElse, Span span) implements Stmt {}

  /** {@code with}. */
  record With(List<WithItem> items, List<Stmt> body, boolean async, Span span) implements Stmt {}

  /** One {@code context as target}. */
  record WithItem(Expr context, Optional<Expr> target) {}

  /** {@code match}. */
  record Match(Expr subject, List<Case> cases, Span span) implements Stmt {}

  /**
   * One {@code case}.
   *
   * @param values   the literal values or dotted names that the pattern matches ({@code a | b}); empty for any other
   *     pattern
   * @param wildcard whether it matches everything: {@code _} or a capture without a guard
   */
  record Case(List<Expr> values, boolean wildcard, Optional<Expr> guard, List<Stmt> body, Span span) {}

  /** {@code raise}. */
  record Raise(Optional<Expr> exception, Span span) implements Stmt {}

  /** {@code try}, also with {@code except*}. */
  record Try(List<Stmt> body, List<Handler> handlers, List<Stmt> orElse, List<Stmt> finalBody, Span span)
      implements Stmt {}

  /** One {@code except}. */
  record Handler(Optional<Expr> type, Optional<String> name, List<Stmt> body, Span span) {}

  /** {@code assert}. */
  record Assert(Expr test, Span span) implements Stmt {}

  /** {@code import a.b as c, d}. */
  record Import(List<Alias> names, Span span) implements Stmt {}

  /**
   * {@code from module import a as b}.
   *
   * @param module empty for {@code from . import a}
   * @param level  how many dots stand before the module
   */
  record ImportFrom(String module, int level, List<Alias> names, Span span) implements Stmt {}

  /**
   * One imported name.
   *
   * @param name dotted for {@code import}; {@code *} for all
   * @param as   the name that it is bound to where one is given
   */
  record Alias(String name, Optional<String> as, Span span) {}

  /** {@code global} and {@code nonlocal}. */
  record Scope(List<String> names, Span span) implements Stmt {}

  /** An expression as a statement. */
  record Expression(Expr value, Span span) implements Stmt {}

  /** {@code del}. */
  record Delete(List<Expr> targets, Span span) implements Stmt {}

  /** {@code pass}. */
  record Pass(Span span) implements Stmt {}

  /** {@code break}. */
  record Break(Span span) implements Stmt {}

  /** {@code continue}. */
  record Continue(Span span) implements Stmt {}

  /** {@code type X = …}. */
  record TypeAlias(String name, Span span) implements Stmt {}
}
