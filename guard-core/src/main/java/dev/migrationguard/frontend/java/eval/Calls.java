package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.UnknownType;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Lambda;
import dev.migrationguard.frontend.java.eval.Value.MethodReference;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls: of the project's own methods, of what the Java library does, of what only a host knows. */
final class Calls {

  private final Interpreter run;
  private final Expressions expressions;

  Calls(Interpreter run, Expressions expressions) {
    this.run = run;
    this.expressions = expressions;
  }

  Value call(MethodCallExpr call, Env env, boolean statement) {
    String name = call.getNameAsString();
    if (call.getScope().isEmpty()) {
      List<Value> arguments = expressions.all(call.getArguments(), env);
      return unqualified(name, arguments, env, new Site(expressions.span(call), statement, run));
    }
    Expression scope = call.getScope().get();
    Site site = new Site(expressions.span(call), statement, run);
    if (scope instanceof SuperExpr) {
      List<Value> arguments = expressions.all(call.getArguments(), env);
      return run.classes().above(env.type(), name, arguments)
          .map(found -> run.invoke(found, env.self(), arguments))
          .orElseGet(Null::new);
    }
    Value receiver = expressions.scope(scope, env);
    List<Value> arguments = expressions.all(call.getArguments(), env);
    return method(receiver, name, arguments, site);
  }

  private Value unqualified(String name, List<Value> arguments, Env env, Site site) {
    for (Optional<Env> at = Optional.of(env); at.isPresent(); at = at.get().outer()) {
      Optional<Instance> self = at.get().self();
      JavaClass type = self.map(Instance::type).orElse(at.get().type());
      Optional<Classes.Found> found = run.classes().method(type, name, arguments)
          .or(() -> run.classes().method(env.type(), name, arguments));
      if (found.isPresent()) {
        return run.invoke(self.map(own -> run.classes().at(found.get(), own)).orElse(found.get()), self, arguments);
      }
      Optional<Value> own = self.filter(instance -> arguments.isEmpty()).flatMap(instance -> accessor(instance, name));
      if (own.isPresent()) {
        return own.get();
      }
    }
    for (Optional<JavaClass> at = env.type().outer(); at.isPresent(); at = at.get().outer()) {
      Optional<Classes.Found> found = run.classes().method(at.get(), name, arguments);
      if (found.isPresent()) {
        return run.invoke(found.get(), env.self(), arguments);
      }
    }
    String owner = env.type().dotted();
    for (Type type : run.types().staticImports(name, env.type().file())) {
      Optional<Value> result = function(type, name, arguments, site);
      if (result.isPresent()) {
        return result.get();
      }
      owner = type.dotted();
    }
    if (env.self().isPresent()) {
      // What a class of a library gives to those below it: `getJdbcTemplate()` of a support class.
      Optional<Value> inherited = library(env.self().get(), name, arguments, site);
      if (inherited.isPresent()) {
        return inherited.get();
      }
    }
    return run.host().foreign(new Unknown("`" + name + "` is defined in another file"), name, owner, arguments, site);
  }

  /** {@code receiver.name(…)}. */
  Value method(Value receiver, String name, List<Value> arguments, Site site) {
    run.budget().spend();
    switch (receiver) {
      case OneOf several -> {
        List<Value> results = new ArrayList<>();
        if (several.values().stream().allMatch(Text.class::isInstance)) {
          several.values().forEach(one -> results.add(method(one, name, arguments, site)));
        } else {
          run.branches().perhaps(() -> several.values().stream().filter(one -> !(one instanceof Null))
              .forEach(one -> results.add(method(one, name, arguments, site))));
        }
        return Values.oneOf(results);
      }
      case Text text -> {
        Optional<Value> own = Strings.method(text, name, printed(arguments, site), run);
        if (own.isPresent()) {
          return own.get();
        }
      }
      case Held held -> {
        boolean prints = held.kind() == Value.Kind.BUILDER || held.kind() == Value.Kind.JOINER;
        Optional<Value> own = Lists.method(held, name, prints ? printed(arguments, site) : arguments, site);
        if (own.isPresent()) {
          return own.get();
        }
      }
      case Value.Entry entry -> {
        return switch (name) {
          case "getKey", "key", "getLeft", "getFirst" -> entry.key();
          default -> entry.value();
        };
      }
      case Instance instance -> {
        return object(instance, name, arguments, site);
      }
      case Type type -> {
        return function(type, name, arguments, site).orElseGet(() -> run.host().foreign(
            new Unknown("it comes from `" + type.simpleName() + "." + name + "`"),
            type.simpleName() + "." + name, type.dotted(), arguments, site));
      }
      case Lambda lambda when !name.equals("andThen") && !name.equals("compose") -> {
        return apply(lambda, arguments, site);
      }
      case MethodReference reference when !name.equals("andThen") && !name.equals("compose") -> {
        return apply(reference, arguments, site);
      }
      default -> {}
    }
    Optional<Value> common = Standard.method(receiver, name, arguments);
    return common.or(() -> library(receiver, name, arguments, site))
        .orElseGet(() -> unknownMethod(receiver, name, arguments, site));
  }

  private Value unknownMethod(Value receiver, String name, List<Value> arguments, Site site) {
    String type = receiver instanceof Unknown unknown ? unknown.type() : "";
    if (!type.isEmpty()) {
      // An object that a framework provides is followed into its class, where the project has it.
      Optional<Instance> object =
          run.types().dotted(type, run.current()).own().flatMap(run.classes()::unknownObject);
      if (object.isPresent() && run.classes().method(object.get().type(), name, arguments).isPresent()) {
        return object(object.get(), name, arguments, site);
      }
    }
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return run.host().foreign(receiver, simple.isEmpty() ? name : simple + "." + name, type, arguments, site);
  }

  private Optional<Value> library(Value receiver, String name, List<Value> arguments, Site site) {
    for (Library library : run.host().libraries()) {
      Optional<Value> result = library.method(receiver, name, arguments, site);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  private Value object(Instance instance, String name, List<Value> arguments, Site site) {
    Optional<Classes.Found> found = run.classes().method(instance.type(), name, arguments);
    if (found.isPresent()) {
      return run.invoke(run.classes().at(found.get(), instance), Optional.of(instance), arguments);
    }
    if (arguments.isEmpty()) {
      Optional<Value> field = accessor(instance, name);
      if (field.isPresent()) {
        return field.get();
      }
    }
    if (arguments.size() == 1 && property(name, "set").isPresent()) {
      Optional<Cell> field = run.classes().field(instance, property(name, "set").get());
      if (field.isPresent()) {
        run.store().set(field.get(), arguments.get(0));
        return new Null();
      }
    }
    return Standard.method(instance, name, arguments)
        .or(() -> library(instance, name, arguments, site))
        .orElseGet(() -> run.host().foreign(
            new Unknown("`" + instance.type().name() + "." + name + "` is not visible"),
            instance.type().name() + "." + name, instance.type().dotted(), arguments, site));
  }

  /** A record's component, an enum's name, and what Lombok makes of a field. */
  private Optional<Value> accessor(Instance instance, String name) {
    boolean constant = instance.fields().containsKey(Classes.ENUM_NAME);
    if (constant && (name.equals("name") || name.equals("toString"))) {
      return Optional.of(instance.fields().get(Classes.ENUM_NAME).value());
    }
    if (constant && name.equals("ordinal")) {
      return Optional.of(instance.fields().get("ordinal()").value());
    }
    return run.classes().field(instance, name)
        .or(() -> property(name, "get").flatMap(field -> run.classes().field(instance, field)))
        .map(Cell::value);
  }

  /** The field that {@code getName} or {@code setName} speaks of. */
  private static Optional<String> property(String method, String verb) {
    int at = verb.length();
    return method.startsWith(verb) && method.length() > at
        ? Optional.of(Character.toLowerCase(method.charAt(at)) + method.substring(at + 1))
        : Optional.empty();
  }

  /** {@code Type.name(…)}. */
  private Optional<Value> function(Type type, String name, List<Value> arguments, Site site) {
    if (type.own().isPresent()) {
      JavaClass own = type.own().get();
      Optional<Classes.Found> found = run.classes().method(own, name, arguments);
      if (found.isPresent()) {
        return Optional.of(run.invoke(found.get(), Optional.empty(), arguments));
      }
      if (own.isEnum() && name.equals("values")) {
        return Optional.of(Lists.of(Value.Kind.ARRAY, List.copyOf(run.classes().constants(own))));
      }
      if (own.isEnum() && name.equals("valueOf") && !arguments.isEmpty()) {
        return Values.text(arguments.get(0)).flatMap(n -> run.classes().staticField(own, n)).map(Cell::value);
      }
    }
    for (Library library : run.host().libraries()) {
      Optional<Value> result = library.function(type.dotted(), name, arguments, site);
      if (result.isPresent()) {
        return result;
      }
    }
    boolean prints = type.simpleName().equals("String") || type.simpleName().equals("MessageFormat");
    return Standard.function(type.dotted(), name, prints ? printed(arguments, site) : arguments, site);
  }

  /** Values as a string takes them in: an object that says itself what it prints has said it. */
  List<Value> printed(List<Value> values, Site site) {
    List<Value> printed = new ArrayList<>(values.size());
    for (Value value : values) {
      boolean says = value instanceof Instance object && object.type().declares("toString", 0);
      printed.add(says ? method(value, "toString", List.of(), site) : value);
    }
    return printed;
  }

  Value create(ObjectCreationExpr creation, Env env) {
    List<Value> arguments = expressions.all(creation.getArguments(), env);
    Site site = new Site(expressions.span(creation), false, run);
    Type type = run.types().resolve(creation.getType(), env.type());
    if (creation.getAnonymousClassBody().isPresent()) {
      JavaClass own = JavaClass.anonymous(
          run.current(), env.type(), creation.getType(), creation.getAnonymousClassBody().get());
      return run.classes().create(own, arguments, Optional.of(env));
    }
    if (type.own().isPresent()) {
      // An object of a class inside another one sees that one's fields, and none of the names around its creation.
      Optional<Env> around = type.own().get().outer().isPresent() && env.self().isPresent()
          ? Optional.of(Env.of(env.type(), env.self()))
          : Optional.empty();
      return run.classes().create(type.own().get(), arguments, around);
    }
    for (Library library : run.host().libraries()) {
      Optional<Value> made = library.create(type.dotted(), arguments, site);
      if (made.isPresent()) {
        return made.get();
      }
    }
    return Standard.create(type.dotted(), arguments).orElseGet(() -> run.host().foreign(
        new Unknown("it is a `" + type.simpleName() + "`", type.dotted()),
        "new " + type.simpleName(), type.dotted(), arguments, site));
  }

  /** Calls something with one method. */
  Value apply(Value function, List<Value> arguments, Site site) {
    return switch (function) {
      case Lambda lambda -> lambda(lambda, arguments, site.statement());
      case MethodReference reference -> reference(reference, arguments, site);
      case Instance object -> run.classes().only(object)
          .map(found -> run.invoke(found, Optional.of(object), arguments))
          .orElseGet(() -> new Unknown("it is not visible what is called"));
      case OneOf several -> {
        List<Value> results = new ArrayList<>();
        run.branches().perhaps(() -> several.values().forEach(one -> results.add(apply(one, arguments, site))));
        yield Values.oneOf(results);
      }
      default -> new Unknown("it is not visible what is called");
    };
  }

  private Value lambda(Lambda lambda, List<Value> arguments, boolean statement) {
    Env env = lambda.env().block();
    for (int i = 0; i < lambda.source().getParameters().size(); i++) {
      Parameter parameter = lambda.source().getParameters().get(i);
      Value value = i < arguments.size() ? arguments.get(i) : new Unknown("it is the parameter of a lambda");
      boolean typed = !(parameter.getType() instanceof UnknownType);
      env.define(
          parameter.getNameAsString(),
          typed ? run.classes().typed(value, parameter.getType(), env.type()) : value);
    }
    return run.enter("lambda", lambda.source(), lambda.env().type().file(), arguments, () -> {
      Optional<Expression> result = lambda.source().getExpressionBody();
      if (result.isPresent()) {
        if (result.get() instanceof MethodCallExpr call) {
          run.at(expressions.span(call));
          return call(call, env, statement);
        }
        return expressions.value(result.get(), env);
      }
      run.statements().block((BlockStmt) lambda.source().getBody(), env);
      return run.returned().orElseGet(Null::new);
    });
  }

  private Value reference(MethodReference reference, List<Value> arguments, Site site) {
    if (reference.method().equals("new")) {
      return reference.receiver() instanceof Type type && type.own().isPresent()
          ? run.classes().create(type.own().get(), arguments, Optional.empty())
          : new Unknown("it is made of a constructor");
    }
    if (reference.receiver() instanceof Type type) {
      Optional<Value> result = type.own().isPresent() && run.classes()
          .method(type.own().get(), reference.method(), arguments)
          .filter(Classes.Found::isStatic)
          .isEmpty()
          ? Optional.empty()
          : function(type, reference.method(), arguments, site);
      if (result.isPresent() || arguments.isEmpty()) {
        return result.orElseGet(() -> new Unknown("it is not visible what is called"));
      }
      return method(arguments.get(0), reference.method(), arguments.subList(1, arguments.size()), site);
    }
    return method(reference.receiver(), reference.method(), arguments, site);
  }
}
