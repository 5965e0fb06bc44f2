package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Foreign;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code switch}, as a statement and as an expression, with arrows and with colons. */
final class Switches {

  private final Interpreter run;
  private List<Value> yielded = new ArrayList<>();

  Switches(Interpreter run) {
    this.run = run;
  }

  void yields(Value value) {
    yielded.add(value);
  }

  Flow statement(SwitchStmt statement, Env env) {
    Value selector = run.expressions().value(statement.getSelector(), env);
    Flow flow = from(statement.getEntries(), 0, selector, env, false);
    return flow == Flow.LEAVES_LOOP ? Flow.NEXT : flow;
  }

  Value value(SwitchExpr expression, Env env) {
    List<Value> before = yielded;
    yielded = new ArrayList<>();
    Value selector = run.expressions().value(expression.getSelector(), env);
    from(expression.getEntries(), 0, selector, env, true);
    List<Value> values = yielded;
    yielded = before;
    return values.isEmpty() ? new Unknown("no case of the switch gives a value") : Values.oneOf(values);
  }

  private Flow from(NodeList<SwitchEntry> entries, int at, Value selector, Env env, boolean value) {
    if (at == entries.size()) {
      return defaultOf(entries).map(index -> entry(entries, index, env, value)).orElse(Flow.NEXT);
    }
    SwitchEntry entry = entries.get(at);
    if (entry.getLabels().isEmpty()) {
      return from(entries, at + 1, selector, env, value);
    }
    Flow flow = run.branches().choose(
        matches(selector, entry, env),
        () -> entry(entries, at, env, value),
        () -> from(entries, at + 1, selector, env, value));
    return flow;
  }

  private static Optional<Integer> defaultOf(NodeList<SwitchEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).getLabels().isEmpty() || entries.get(i).isDefault()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** An entry and, without arrows, those that it falls into. */
  private Flow entry(NodeList<SwitchEntry> entries, int at, Env env, boolean value) {
    SwitchEntry entry = entries.get(at);
    Env inner = env.block();
    boolean arrow = entry.getType() != SwitchEntry.Type.STATEMENT_GROUP;
    if (arrow && value && entry.getType() == SwitchEntry.Type.EXPRESSION
        && entry.getStatement(0) instanceof ExpressionStmt only) {
      yields(run.expressions().value(only.getExpression(), inner));
      return Flow.NEXT;
    }
    Flow flow = Flow.NEXT;
    for (int i = at; i < (arrow ? at + 1 : entries.size()) && !flow.leaves(); i++) {
      NodeList<Statement> statements = entries.get(i).getStatements();
      flow = run.statements().all(statements, inner);
    }
    return flow == Flow.LEAVES_LOOP ? Flow.NEXT : flow;
  }

  private Value matches(Value selector, SwitchEntry entry, Env env) {
    List<Value> tests = new ArrayList<>();
    for (Expression label : entry.getLabels()) {
      tests.add(matches(selector, label, env));
    }
    Value matched = tests.get(0);
    for (Value test : tests.subList(1, tests.size())) {
      matched = Conditions.logical(false, matched, test);
    }
    return entry.getGuard().isEmpty()
        ? matched
        : Conditions.logical(true, matched, run.expressions().value(entry.getGuard().get(), env));
  }

  private Value matches(Value selector, Expression label, Env env) {
    if (label instanceof PatternExpr) {
      return new Unknown("it is a pattern");
    }
    if (selector instanceof Instance constant && label instanceof NameExpr name
        && constant.fields().containsKey(Classes.ENUM_NAME)) {
      Value own = constant.fields().get(Classes.ENUM_NAME).value();
      return new Bool(Values.text(own).filter(name.getNameAsString()::equals).isPresent());
    }
    if (selector instanceof Unknown || selector instanceof OneOf) {
      return new Unknown("it depends on a condition");
    }
    Value wanted = run.expressions().value(label, env);
    if (selector instanceof Foreign && wanted instanceof Text) {
      // The name of the database, say: the library tells what the test is worth.
      Site site = new Site(run.expressions().span(label), false, run);
      return run.expressions().calls().method(selector, "equals", List.of(wanted), site);
    }
    return Operators.truth(Values.equal(selector, wanted));
  }
}
