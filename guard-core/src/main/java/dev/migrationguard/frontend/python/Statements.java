package dev.migrationguard.frontend.python;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.MatchCaseTy;
import com.oracle.graal.python.pegparser.sst.PatternTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes our statements of the parser's. */
final class Statements {

  private final Expressions expressions;

  Statements(Expressions expressions) {
    this.expressions = expressions;
  }

  List<Stmt> list(StmtTy[] nodes) {
    if (nodes == null || nodes.length == 0) {
      return List.of();
    }
    Stmt[] list = new Stmt[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      list[i] = frequent(nodes[i]);
    }
    return List.of(list);
  }

  private Stmt frequent(StmtTy node) {
    if (node instanceof StmtTy.Expr expr) {
      return new Stmt.Expression(expressions.expression(expr.value), expressions.span(node));
    }
    if (node instanceof StmtTy.Assign assign) {
      return new Stmt.Assign(
          expressions.list(assign.targets), expressions.expression(assign.value), expressions.span(node));
    }
    if (node instanceof StmtTy.FunctionDef def) {
      return function(def.name, def.args, def.body, def.decoratorList, false, node);
    }
    if (node instanceof StmtTy.AnnAssign assign) {
      return new Stmt.AnnotatedAssign(
          expressions.expression(assign.target), expressions.expression(assign.annotation),
          expressions.optional(assign.value), expressions.span(node));
    }
    if (node instanceof StmtTy.ImportFrom from) {
      String module = from.module == null ? "" : from.module;
      return new Stmt.ImportFrom(module, from.level, aliases(from.names), expressions.span(node));
    }
    if (node instanceof StmtTy.Import imports) {
      return new Stmt.Import(aliases(imports.names), expressions.span(node));
    }
    if (node instanceof StmtTy.If test) {
      return new Stmt.If(
          expressions.expression(test.test), list(test.body), list(test.orElse), expressions.span(node));
    }
    if (node instanceof StmtTy.With with) {
      return new Stmt.With(withItems(with.items), list(with.body), false, expressions.span(node));
    }
    if (node instanceof StmtTy.For loop) {
      return new Stmt.For(
          expressions.expression(loop.target), expressions.expression(loop.iter), list(loop.body), list(loop.orElse),
          false, expressions.span(node));
    }
    if (node instanceof StmtTy.Return statement) {
      return new Stmt.Return(expressions.optional(statement.value), expressions.span(node));
    }
    if (node instanceof StmtTy.ClassDef def) {
      return new Stmt.ClassDef(
          def.name, expressions.list(def.bases), expressions.keywords(def.keywords), list(def.body),
          expressions.list(def.decoratorList), expressions.span(node));
    }
    if (node instanceof StmtTy.Pass) {
      return new Stmt.Pass(expressions.span(node));
    }
    return rare(node);
  }

  private Stmt rare(StmtTy node) {
    if (node instanceof StmtTy.AugAssign assign) {
      return new Stmt.AugmentedAssign(
          expressions.expression(assign.target), Expressions.operator(assign.op),
          expressions.expression(assign.value), expressions.span(node));
    }
    if (node instanceof StmtTy.Try attempt) {
      return new Stmt.Try(
          list(attempt.body), handlers(attempt.handlers), list(attempt.orElse), list(attempt.finalBody),
          expressions.span(node));
    }
    if (node instanceof StmtTy.TryStar attempt) {
      return new Stmt.Try(
          list(attempt.body), handlers(attempt.handlers), list(attempt.orElse), list(attempt.finalBody),
          expressions.span(node));
    }
    if (node instanceof StmtTy.Raise raise) {
      return new Stmt.Raise(expressions.optional(raise.exc), expressions.span(node));
    }
    if (node instanceof StmtTy.While loop) {
      return new Stmt.While(
          expressions.expression(loop.test), list(loop.body), list(loop.orElse), expressions.span(node));
    }
    if (node instanceof StmtTy.Assert statement) {
      return new Stmt.Assert(expressions.expression(statement.test), expressions.span(node));
    }
    if (node instanceof StmtTy.Delete delete) {
      return new Stmt.Delete(expressions.list(delete.targets), expressions.span(node));
    }
    if (node instanceof StmtTy.Global scope) {
      return new Stmt.Scope(List.of(scope.names), expressions.span(node));
    }
    if (node instanceof StmtTy.Nonlocal scope) {
      return new Stmt.Scope(List.of(scope.names), expressions.span(node));
    }
    if (node instanceof StmtTy.Break) {
      return new Stmt.Break(expressions.span(node));
    }
    if (node instanceof StmtTy.Continue) {
      return new Stmt.Continue(expressions.span(node));
    }
    return modern(node);
  }

  private Stmt modern(StmtTy node) {
    if (node instanceof StmtTy.Match match) {
      List<Stmt.Case> cases = new ArrayList<>(match.cases.length);
      for (MatchCaseTy matchCase : match.cases) {
        cases.add(matchCase(matchCase));
      }
      return new Stmt.Match(expressions.expression(match.subject), List.copyOf(cases), expressions.span(node));
    }
    if (node instanceof StmtTy.AsyncFunctionDef def) {
      return function(def.name, def.args, def.body, def.decoratorList, true, node);
    }
    if (node instanceof StmtTy.AsyncWith with) {
      return new Stmt.With(withItems(with.items), list(with.body), true, expressions.span(node));
    }
    if (node instanceof StmtTy.AsyncFor loop) {
      return new Stmt.For(
          expressions.expression(loop.target), expressions.expression(loop.iter), list(loop.body), list(loop.orElse),
          true, expressions.span(node));
    }
    if (node instanceof StmtTy.TypeAlias alias) {
      String name = alias.name instanceof ExprTy.Name plain ? plain.id : "";
      return new Stmt.TypeAlias(name, expressions.span(node));
    }
    throw new IllegalStateException("no such statement: " + node.getClass().getName());
  }

  private Stmt function(
      String name, ArgumentsTy parameters, StmtTy[] body, ExprTy[] decorators, boolean async, StmtTy node) {
    return new Stmt.FunctionDef(
        name, expressions.parameters(parameters), list(body), expressions.list(decorators), async,
        expressions.span(node));
  }

  private List<Stmt.WithItem> withItems(WithItemTy[] nodes) {
    List<Stmt.WithItem> items = new ArrayList<>(nodes.length);
    for (WithItemTy node : nodes) {
      items.add(new Stmt.WithItem(expressions.expression(node.contextExpr), expressions.optional(node.optionalVars)));
    }
    return List.copyOf(items);
  }

  private List<Stmt.Alias> aliases(AliasTy[] nodes) {
    List<Stmt.Alias> aliases = new ArrayList<>(nodes.length);
    for (AliasTy node : nodes) {
      aliases.add(new Stmt.Alias(node.name, Optional.ofNullable(node.asName), expressions.span(node)));
    }
    return List.copyOf(aliases);
  }

  private List<Stmt.Handler> handlers(ExceptHandlerTy[] nodes) {
    if (nodes == null) {
      return List.of();
    }
    List<Stmt.Handler> handlers = new ArrayList<>(nodes.length);
    for (ExceptHandlerTy node : nodes) {
      ExceptHandlerTy.ExceptHandler handler = (ExceptHandlerTy.ExceptHandler) node;
      handlers.add(new Stmt.Handler(
          expressions.optional(handler.type), Optional.ofNullable(handler.name), list(handler.body),
          expressions.span(handler)));
    }
    return List.copyOf(handlers);
  }

  private Stmt.Case matchCase(MatchCaseTy node) {
    List<Expr> values = new ArrayList<>();
    boolean onlyValues = values(node.pattern, values);
    boolean wildcard = node.guard == null && matchesAll(node.pattern);
    return new Stmt.Case(
        onlyValues ? List.copyOf(values) : List.of(), wildcard, expressions.optional(node.guard), list(node.body),
        expressions.span(node));
  }

  /** Collects the values that a pattern matches; says whether it matches nothing else. */
  private boolean values(PatternTy pattern, List<Expr> into) {
    if (pattern instanceof PatternTy.MatchValue value) {
      into.add(expressions.expression(value.value));
      return true;
    }
    if (pattern instanceof PatternTy.MatchSingleton singleton) {
      into.add(expressions.constant(singleton.value, expressions.span(singleton)));
      return true;
    }
    if (pattern instanceof PatternTy.MatchAs as) {
      return as.pattern != null && values(as.pattern, into);
    }
    if (pattern instanceof PatternTy.MatchOr or) {
      boolean onlyValues = true;
      for (PatternTy alternative : or.patterns) {
        onlyValues &= values(alternative, into);
      }
      return onlyValues;
    }
    return false;
  }

  private static boolean matchesAll(PatternTy pattern) {
    if (pattern instanceof PatternTy.MatchAs as) {
      return as.pattern == null || matchesAll(as.pattern);
    }
    return pattern instanceof PatternTy.MatchOr or && matchesAll(or.patterns[or.patterns.length - 1]);
  }
}
