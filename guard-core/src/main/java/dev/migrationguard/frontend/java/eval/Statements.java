package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import java.util.List;

/** Runs statements. */
final class Statements {

  private final Interpreter run;
  private final Loops loops;
  private final Switches switches;

  Statements(Interpreter run) {
    this.run = run;
    this.loops = new Loops(run);
    this.switches = new Switches(run);
  }

  Loops loops() {
    return loops;
  }

  Switches switches() {
    return switches;
  }

  Flow block(BlockStmt block, Env env) {
    return all(block.getStatements(), env.block());
  }

  Flow all(List<Statement> statements, Env env) {
    for (Statement statement : statements) {
      Flow flow = statement(statement, env);
      if (flow.leaves()) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  Flow statement(Statement statement, Env env) {
    run.budget().spend();
    if (!(statement instanceof BlockStmt)) {
      run.at(run.expressions().span(statement));
    }
    return switch (statement) {
      case BlockStmt s -> block(s, env);
      case ExpressionStmt s -> {
        run.expressions().statement(s.getExpression(), env);
        yield Flow.NEXT;
      }
      case IfStmt s -> {
        Env inner = env;
        Value test = run.expressions().value(s.getCondition(), inner);
        yield run.branches().choose(
            test,
            () -> statement(s.getThenStmt(), inner.block()),
            () -> s.getElseStmt().map(other -> statement(other, inner.block())).orElse(Flow.NEXT));
      }
      case ForEachStmt s -> loops.loop(s, env);
      case ForStmt s -> loops.loop(s, env.block());
      case WhileStmt s -> loops.loop(s, env);
      case DoStmt s -> loops.loop(s, env);
      case TryStmt s -> attempt(s, env);
      case SwitchStmt s -> switches.statement(s, env);
      case ReturnStmt s -> {
        run.returns(s.getExpression().map(e -> run.expressions().value(e, env)).orElseGet(Null::new));
        yield Flow.LEAVES_METHOD;
      }
      case ThrowStmt s -> {
        run.expressions().value(s.getExpression(), env);
        yield Flow.THROWS;
      }
      case YieldStmt s -> {
        switches.yields(run.expressions().value(s.getExpression(), env));
        yield Flow.LEAVES_LOOP;
      }
      case BreakStmt s -> Flow.LEAVES_LOOP;
      case ContinueStmt s -> Flow.LEAVES_TURN;
      case LabeledStmt s -> statement(s.getStatement(), env);
      case SynchronizedStmt s -> block(s.getBody(), env);
      case AssertStmt s -> Flow.NEXT;
      case ExplicitConstructorInvocationStmt s -> {
        constructor(s, env);
        yield Flow.NEXT;
      }
      default -> Flow.NEXT;
    };
  }

  void declare(VariableDeclarationExpr declaration, Env env) {
    for (VariableDeclarator variable : declaration.getVariables()) {
      Value value = variable.getInitializer()
          .map(initial -> run.expressions().value(initial, env))
          .orElseGet(() -> new Unknown("`" + variable.getNameAsString() + "` is not set"));
      env.define(variable.getNameAsString(), run.classes().typed(value, variable.getType(), env.type()));
    }
  }

  private void constructor(ExplicitConstructorInvocationStmt statement, Env env) {
    List<Value> arguments = run.expressions().all(statement.getArguments(), env);
    if (env.self().isEmpty()) {
      return;
    }
    List<JavaClass> line = run.classes().line(env.type());
    if (statement.isThis()) {
      run.classes().construct(env.type(), env.self().get(), arguments);
    } else if (line.size() > 1) {
      run.classes().construct(line.get(1), env.self().get(), arguments);
    }
  }

  /** {@code try}: the body runs, each handler may. */
  private Flow attempt(TryStmt statement, Env env) {
    Env inner = env.block();
    for (Expression resource : statement.getResources()) {
      run.expressions().value(resource, inner);
    }
    Flow flow = block(statement.getTryBlock(), inner);
    for (CatchClause handler : statement.getCatchClauses()) {
      Env caught = env.block();
      caught.define(handler.getParameter().getNameAsString(), new Unknown("it is an exception", "java.lang.Exception"));
      Flow handled = run.branches().flowPerhaps(() -> block(handler.getBody(), caught));
      if (!handled.leaves() && flow.leaves()) {
        // The body went to its end or it did not: then what follows runs.
        run.guards(run.guards().perhaps());
        flow = Flow.NEXT;
      }
    }
    Flow last = statement.getFinallyBlock().map(block -> block(block, env)).orElse(Flow.NEXT);
    return last.leaves() ? last : flow;
  }
}
