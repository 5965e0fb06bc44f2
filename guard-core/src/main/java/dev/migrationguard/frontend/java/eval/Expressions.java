package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.migrationguard.frontend.java.eval.Value.Bool;

import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives expressions their values. */
final class Expressions {

  private final Interpreter run;
  private final Calls calls;

  Expressions(Interpreter run) {
    this.run = run;
    this.calls = new Calls(run, this);
  }

  Calls calls() {
    return calls;
  }

  Span span(com.github.javaparser.ast.Node node) {
    return run.current().span(node);
  }

  /** The value of an expression whose result is thrown away. */
  void statement(Expression expression, Env env) {
    if (expression instanceof MethodCallExpr call) {
      run.at(span(call));
      calls.call(call, env, true);
    } else {
      value(expression, env);
    }
  }


  List<Value> all(NodeList<Expression> expressions, Env env) {
    List<Value> values = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      values.add(value(expression, env));
    }
    return values;
  }

  Value value(Expression expression, Env env) {
    run.budget().spend();
    return switch (expression) {
      case StringLiteralExpr e -> run.literal(e);
      case TextBlockLiteralExpr e -> run.literal(e);
      case CharLiteralExpr e -> run.literal(e);
      case BooleanLiteralExpr e -> new Bool(e.getValue());
      case NullLiteralExpr e -> new Null();
      case IntegerLiteralExpr e -> Operators.number(e.getValue());
      case LongLiteralExpr e -> Operators.number(e.getValue());
      case DoubleLiteralExpr e -> new Value.Decimal(e.getValue());
      case EnclosedExpr e -> value(e.getInner(), env);
      case NameExpr e -> name(e.getNameAsString(), env);
      case FieldAccessExpr e -> field(e, env);
      case MethodCallExpr e -> calls.call(e, env, false);
      case ObjectCreationExpr e -> calls.create(e, env);
      case BinaryExpr e -> binary(e, env);
      case UnaryExpr e -> unary(e, env);
      case AssignExpr e -> assign(e, env);
      case ConditionalExpr e -> conditional(e, env);
      case CastExpr e -> cast(value(e.getExpression(), env), e, env);
      case LambdaExpr e -> new Value.Lambda(e, env);
      case MethodReferenceExpr e -> new Value.MethodReference(scope(e.getScope(), env), e.getIdentifier(), e);
      case ThisExpr e -> env.self().<Value>map(self -> self).orElseGet(() -> new Unknown("`this` is not visible"));
      case SuperExpr e -> env.self().<Value>map(self -> self).orElseGet(() -> new Unknown("`super` is not visible"));
      case ClassExpr e -> e.getType() instanceof ClassOrInterfaceType type
          ? run.types().resolve(type, env.type())
          : new Type(e.getType().asString(), Optional.empty());
      case TypeExpr e -> type(e, env);
      case InstanceOfExpr e -> instanceOf(e, env);
      case SwitchExpr e -> run.statements().switches().value(e, env);
      case ArrayInitializerExpr e -> Lists.of(Kind.ARRAY, all(e.getValues(), env));
      case ArrayCreationExpr e -> array(e, env);
      case ArrayAccessExpr e -> Lists.item(value(e.getName(), env), value(e.getIndex(), env));
      case VariableDeclarationExpr e -> {
        run.statements().declare(e, env);
        yield new Null();
      }
      default -> new Unknown("it is computed");
    };
  }

  private Value type(TypeExpr expression, Env env) {
    return expression.getType() instanceof ClassOrInterfaceType type
        ? run.types().resolve(type, env.type())
        : new Type(expression.getType().asString(), Optional.empty());
  }

  /** What stands before a dot: a value, or else the name of a class. */
  Value scope(Expression expression, Env env) {
    if (expression instanceof NameExpr name) {
      return name(name.getNameAsString(), env);
    }
    return value(expression, env);
  }

  Value name(String name, Env env) {
    Optional<Cell> cell = cell(name, env);
    if (cell.isPresent()) {
      return cell.get().value();
    }
    for (Type type : run.types().staticImports(name, env.type().file())) {
      Optional<Value> member = constant(type, name);
      if (member.isPresent()) {
        return member.get();
      }
    }
    Optional<Type> type = run.types().simple(name, env.type());
    if (type.isPresent()) {
      return type.get();
    }
    return Character.isUpperCase(name.charAt(0))
        ? new Type(name, Optional.empty())
        : new Unknown("`" + name + "` is not defined in this file");
  }

  /** What stands before a dot where nothing is called so: the beginning of the name of a package. */
  private Optional<String> packageName(Expression expression, Env env) {
    return switch (expression) {
      case NameExpr name -> {
        boolean nothing = Character.isLowerCase(name.getNameAsString().charAt(0))
            && name(name.getNameAsString(), env) instanceof Unknown unknown
            && unknown.reason().endsWith("is not defined in this file");
        yield nothing ? Optional.of(name.getNameAsString()) : Optional.empty();
      }
      case FieldAccessExpr field when Character.isLowerCase(field.getNameAsString().charAt(0)) ->
          packageName(field.getScope(), env).map(above -> above + "." + field.getNameAsString());
      default -> Optional.empty();
    };
  }

  /** The variable or field that a name means. */
  Optional<Cell> cell(String name, Env env) {
    for (Optional<Env> at = Optional.of(env); at.isPresent(); at = at.get().outer()) {
      Optional<Cell> local = at.get().own(name);
      if (local.isPresent()) {
        return local;
      }
      if (at.get().outermost()) {
        Optional<Instance> self = at.get().self();
        Optional<Cell> field =
            self.isPresent() ? run.classes().field(self.get(), name) : run.classes().staticField(at.get().type(), name);
        if (field.isPresent()) {
          return field;
        }
      }
    }
    for (Optional<JavaClass> at = env.type().outer(); at.isPresent(); at = at.get().outer()) {
      Optional<Cell> field = run.classes().staticField(at.get(), name);
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }

  private Value field(FieldAccessExpr expression, Env env) {
    String name = expression.getNameAsString();
    Optional<String> inPackage = packageName(expression.getScope(), env);
    if (inPackage.isPresent() && Character.isUpperCase(name.charAt(0))) {
      return run.types().dotted(inPackage.get() + "." + name, env.type().file());
    }
    Value scope = scope(expression.getScope(), env);
    return switch (scope) {
      case Instance instance -> run.classes().field(instance, name).map(Cell::value)
          .orElseGet(() -> new Unknown("`" + name + "` is not visible"));
      case Type type -> constant(type, name).orElseGet(() -> run.types().member(type, name));
      case Held held when name.equals("length") -> Lists.size(held);
      case Unknown unknown -> new Unknown(unknown.reason());
      default -> new Unknown("`" + name + "` is not visible");
    };
  }

  private Optional<Value> constant(Type type, String name) {
    Optional<Value> own = type.own().flatMap(t -> run.classes().staticField(t, name)).map(Cell::value);
    if (own.isPresent()) {
      return own;
    }
    for (Library library : run.host().libraries()) {
      Optional<Value> constant = library.constant(type.dotted(), name);
      if (constant.isPresent()) {
        return constant;
      }
    }
    return Standard.constant(type.dotted(), name);
  }

  private Value binary(BinaryExpr expression, Env env) {
    // A chain of a thousand `+` is one left-deep tree: walked down by a loop, not by recursion.
    List<BinaryExpr> chain = new ArrayList<>();
    Expression left = expression;
    while (left instanceof BinaryExpr inner) {
      chain.add(inner);
      left = inner.getLeft();
    }
    Value result = value(left, env);
    for (int i = chain.size() - 1; i >= 0; i--) {
      BinaryExpr each = chain.get(i);
      run.budget().spend();
      boolean and = each.getOperator() == BinaryExpr.Operator.AND;
      boolean or = each.getOperator() == BinaryExpr.Operator.OR;
      boolean decided = and && result.truth() == Truth.FALSE || or && result.truth() == Truth.TRUE;
      if (!decided) {
        // A long chain gives one piece after the other: it is put together once, at its end.
        int end = each.getOperator() == BinaryExpr.Operator.PLUS ? sameOperator(chain, i) : i;
        if (end < i) {
          result = sum(result, chain.subList(end, i + 1), env);
          i = end;
        } else if (each.getOperator() == BinaryExpr.Operator.PLUS) {
          result = sum(result, chain.subList(i, i + 1), env);
        } else {
          result = Operators.binary(result, each.getOperator().asString(), value(each.getRight(), env), run);
        }
      }
    }
    return result;
  }

  private static int sameOperator(List<BinaryExpr> chain, int from) {
    int at = from;
    while (at > 0 && chain.get(at - 1).getOperator() == BinaryExpr.Operator.PLUS) {
      at--;
    }
    return at;
  }

  private Value sum(Value first, List<BinaryExpr> chain, Env env) {
    List<Value> parts = new ArrayList<>();
    parts.add(first);
    for (int i = chain.size() - 1; i >= 0; i--) {
      run.budget().spend();
      parts.add(value(chain.get(i).getRight(), env));
    }
    return Operators.sum(calls.printed(parts, new Site(run.site(), false, run)), run);
  }

  private Value unary(UnaryExpr expression, Env env) {
    Value operand = value(expression.getExpression(), env);
    return switch (expression.getOperator()) {
      case LOGICAL_COMPLEMENT -> Conditions.not(operand);
      case MINUS -> operand instanceof Int number ? new Int(-number.value())
          : operand instanceof Value.Decimal decimal ? new Value.Decimal("-" + decimal.text()) : operand;
      case PLUS -> operand;
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> {
        boolean up = expression.getOperator().asString().equals("++");
        Value next = operand instanceof Int n ? new Int(n.value() + (up ? 1 : -1)) : new Unknown("it is counted");
        store(expression.getExpression(), next, env);
        yield expression.isPrefix() ? next : operand;
      }
      case BITWISE_COMPLEMENT -> new Unknown("it is computed");
    };
  }

  private Value assign(AssignExpr expression, Env env) {
    Value right = value(expression.getValue(), env);
    Value value = right;
    if (expression.getOperator() != AssignExpr.Operator.ASSIGN) {
      Value left = value(expression.getTarget(), env);
      String operator = expression.getOperator().asString();
      value = Operators.binary(left, operator.substring(0, operator.length() - 1), right, run);
    }
    store(expression.getTarget(), value, env);
    return value;
  }

  private void store(Expression target, Value value, Env env) {
    switch (target) {
      case NameExpr name -> cell(name.getNameAsString(), env).ifPresent(cell -> put(cell, value));
      case FieldAccessExpr field when scope(field.getScope(), env) instanceof Instance instance -> {
        Optional<Cell> cell = run.classes().field(instance, field.getNameAsString());
        if (cell.isPresent()) {
          put(cell.get(), value);
        }
      }
      case ArrayAccessExpr item when value(item.getName(), env) instanceof Held array ->
          Lists.put(array, value(item.getIndex(), env), value, run);
      case EnclosedExpr inner -> store(inner.getInner(), value, env);
      default -> {}
    }
  }

  /** A name keeps the type that it is declared with where the new value does not even show that. */
  private void put(Cell cell, Value value) {
    boolean open = value instanceof Unknown unknown && unknown.type().isEmpty();
    if (!open || !(cell.value() instanceof Value.Foreign)) {
      run.store().set(cell, value);
    }
  }

  private Value conditional(ConditionalExpr expression, Env env) {
    Value test = value(expression.getCondition(), env);
    List<Value> ways = new ArrayList<>();
    run.branches().choose(
        test,
        () -> {
          ways.add(value(expression.getThenExpr(), env));
          return Flow.NEXT;
        },
        () -> {
          ways.add(value(expression.getElseExpr(), env));
          return Flow.NEXT;
        });
    return ways.isEmpty() ? new Unknown("it depends on a condition") : Values.oneOf(ways);
  }

  private Value cast(Value value, CastExpr expression, Env env) {
    return run.classes().typed(value, expression.getType(), env.type());
  }

  private Value instanceOf(InstanceOfExpr expression, Env env) {
    Value value = value(expression.getExpression(), env);
    String type = expression.getType() instanceof ClassOrInterfaceType named
        ? run.types().resolve(named, env.type()).dotted()
        : expression.getType().asString();
    if (expression.getPattern().isPresent() && expression.getPattern().get() instanceof TypePatternExpr pattern) {
      env.define(pattern.getNameAsString(), run.classes().typed(value, pattern.getType(), env.type()));
    }
    for (Library library : run.host().libraries()) {
      Optional<Value> answer = library.isInstance(value, type);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return value instanceof Null ? new Bool(false) : new Unknown("it is a test of a type");
  }

  private Value array(ArrayCreationExpr expression, Env env) {
    if (expression.getInitializer().isPresent()) {
      return value(expression.getInitializer().get(), env);
    }
    Value size = expression.getLevels().get(0).getDimension().map(d -> value(d, env)).orElseGet(Null::new);
    Optional<Integer> known = Values.integer(size).filter(n -> n >= 0 && n <= Lists.MOST);
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < known.orElse(0); i++) {
      items.add(new Null());
    }
    return new Held(Kind.ARRAY, new Cell(new Items(items, known.isPresent())));
  }

}
