package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of the project while they are used: their fields, their methods, and objects of them. */
final class Classes {

  /** The field under which an enum's constant keeps its name. */
  static final String ENUM_NAME = "name()";

  private final Interpreter run;
  private final Map<JavaClass, Map<String, Cell>> statics = new IdentityHashMap<>();
  private final Map<JavaClass, List<Instance>> constants = new IdentityHashMap<>();
  private final Map<Instance, Env> around = new IdentityHashMap<>();
  private int making;

  Classes(Interpreter run) {
    this.run = run;
  }

  /**
   * A method that was found.
   *
   * @param owner  the class that declares it
   * @param around the names around the anonymous class that declares it
   */
  record Found(CallableDeclaration<?> callable, JavaClass owner, Optional<Env> around) {

    boolean isStatic() {
      return callable instanceof MethodDeclaration method && method.isStatic();
    }
  }

  static Optional<BlockStmt> body(CallableDeclaration<?> callable) {
    return switch (callable) {
      case MethodDeclaration method -> method.getBody();
      case ConstructorDeclaration constructor -> Optional.of(constructor.getBody());
      default -> Optional.empty();
    };
  }

  /** A class with those above it, the nearest first. */
  List<JavaClass> line(JavaClass type) {
    Set<JavaClass> line = new LinkedHashSet<>();
    List<JavaClass> open = new ArrayList<>(List.of(type));
    while (!open.isEmpty() && line.size() < 32) {
      JavaClass next = open.remove(0);
      if (line.add(next)) {
        for (ClassOrInterfaceType above : next.supertypes()) {
          run.types().resolve(above, next).own().ifPresent(open::add);
        }
      }
    }
    return List.copyOf(line);
  }

  boolean inherits(JavaClass type, Set<String> names) {
    for (JavaClass each : line(type)) {
      for (ClassOrInterfaceType above : each.supertypes()) {
        if (names.contains(above.getNameAsString())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The method that a call means: the nearest one up the line whose parameters take the arguments best. */
  Optional<Found> method(JavaClass type, String name, List<Value> arguments) {
    return best(line(type), name, arguments);
  }

  /** The same above a class: {@code super.method()}. */
  Optional<Found> above(JavaClass type, String name, List<Value> arguments) {
    List<JavaClass> line = line(type);
    return best(line.subList(1, line.size()), name, arguments);
  }

  private Optional<Found> best(List<JavaClass> line, String name, List<Value> arguments) {
    for (JavaClass each : line) {
      Optional<MethodDeclaration> best = best(each.methods(name), arguments);
      if (best.isPresent() && (best.get().getBody().isPresent())) {
        return Optional.of(new Found(best.get(), each, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  static <C extends CallableDeclaration<?>> Optional<C> best(List<C> candidates, List<Value> arguments) {
    Optional<C> best = Optional.empty();
    int most = -1;
    for (C candidate : candidates) {
      int score = score(candidate.getParameters(), arguments);
      if (score > most) {
        most = score;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** How well parameters take arguments; -1 for not at all. */
  private static int score(NodeList<Parameter> parameters, List<Value> arguments) {
    boolean more = !parameters.isEmpty() && parameters.get(parameters.size() - 1).isVarArgs();
    boolean fits = more ? arguments.size() >= parameters.size() - 1 : arguments.size() == parameters.size();
    if (!fits) {
      return -1;
    }
    int score = more ? 0 : 1;
    for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
      String type = parameters.get(i).getType().asString();
      Value value = arguments.get(i);
      boolean likely = switch (value) {
        case Text text -> type.equals("String") || type.equals("CharSequence") || type.equals("char");
        case Int number -> type.equals("int") || type.equals("long") || type.equals("Integer") || type.equals("Long");
        case Bool bool -> type.equals("boolean") || type.equals("Boolean");
        case Held held -> !type.equals("String") && !PRIMITIVES.contains(type);
        case Instance instance -> type.equals(instance.type().name());
        case Value.Foreign foreign -> !type.equals("String") && !PRIMITIVES.contains(type) && foreign.fits(type);
        default -> !type.equals("String") && !PRIMITIVES.contains(type);
      };
      score += likely ? 2 : 0;
    }
    return score;
  }

  private static final Set<String> PRIMITIVES = Set.of("int", "long", "boolean", "char", "double", "float", "short");

  /** Gives parameters their values. */
  void bind(NodeList<Parameter> parameters, List<Value> arguments, Env env) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Value value;
      if (parameter.isVarArgs()) {
        List<Value> rest = arguments.subList(Math.min(i, arguments.size()), arguments.size());
        boolean array = rest.size() == 1 && rest.get(0) instanceof Held held && held.kind() == Kind.ARRAY;
        value = array ? rest.get(0) : Lists.of(Kind.ARRAY, rest);
      } else {
        value = i < arguments.size() ? typed(arguments.get(i), parameter.getType(), env.type())
            : typed(new Unknown("it is a parameter"), parameter.getType(), env.type());
      }
      env.define(parameter.getNameAsString(), value);
    }
  }

  /** A value as what it is declared to be: of one that is not known, the type says the most. */
  Value typed(Value value, Type type, JavaClass in) {
    if (!(value instanceof Unknown unknown) || !unknown.type().isEmpty() || !(type instanceof ClassOrInterfaceType t)
        || t.getNameAsString().equals("var")) {
      return value;
    }
    Value.Type resolved = run.types().resolve(t, in);
    for (Library library : run.host().libraries()) {
      Optional<Value> known = library.ofType(resolved.dotted());
      if (known.isPresent()) {
        return known.get();
      }
    }
    return new Unknown(unknown.reason(), resolved.dotted());
  }

  /** An object as the tool that runs migrations makes it: what its constructor takes is not known. */
  Instance made(JavaClass type) {
    List<ConstructorDeclaration> constructors = constructors(type);
    List<Value> arguments = new ArrayList<>();
    if (!constructors.isEmpty() && constructors.stream().noneMatch(c -> c.getParameters().isEmpty())) {
      for (Parameter parameter : constructors.get(0).getParameters()) {
        arguments.add(typed(new Unknown("the constructor is given it"), parameter.getType(), type));
      }
    }
    return create(type, arguments, Optional.empty());
  }

  private static List<ConstructorDeclaration> constructors(JavaClass type) {
    List<ConstructorDeclaration> constructors = new ArrayList<>();
    for (BodyDeclaration<?> member : type.members()) {
      if (member instanceof ConstructorDeclaration constructor) {
        constructors.add(constructor);
      }
    }
    return constructors;
  }

  /** {@code new Type(…)}. */
  Instance create(JavaClass type, List<Value> arguments, Optional<Env> env) {
    Instance self = new Instance(type, new HashMap<>());
    env.ifPresent(outer -> around.put(self, outer));
    if (making >= Budget.DEPTH) {
      return self;
    }
    making++;
    try {
      fill(type, self, arguments);
    } finally {
      making--;
    }
    return self;
  }

  private void fill(JavaClass type, Instance self, List<Value> arguments) {
    List<JavaClass> line = line(type);
    for (int i = line.size() - 1; i > 0; i--) {
      fields(line.get(i), self);
    }
    for (int i = 0; i < type.components().size(); i++) {
      Parameter component = type.components().get(i);
      Value value = i < arguments.size() ? arguments.get(i) : new Unknown("it is a component");
      self.fields().put(component.getNameAsString(), new Cell(typed(value, component.getType(), type)));
    }
    fields(type, self);
    construct(type, self, arguments);
  }

  /** Runs a constructor; without one the class above it is asked, with what an anonymous class is given. */
  void construct(JavaClass type, Instance self, List<Value> arguments) {
    Optional<ConstructorDeclaration> own = best(constructors(type), arguments);
    if (own.isPresent()) {
      run.invoke(new Found(own.get(), type, Optional.empty()), Optional.of(self), arguments);
    } else if (type.components().isEmpty()) {
      List<JavaClass> line = line(type);
      if (line.size() > 1 && !line.get(1).isEnum()) {
        construct(line.get(1), self, type.name().isEmpty() ? arguments : List.of());
      }
    }
  }

  private void fields(JavaClass type, Instance self) {
    Env env = env(type, self);
    for (BodyDeclaration<?> member : type.members()) {
      if (member instanceof FieldDeclaration field && !field.isStatic()) {
        for (VariableDeclarator variable : field.getVariables()) {
          Value value = variable.getInitializer()
              .map(initial -> run.aside(type.file(), () -> initial(variable, initial, env), unknownField(variable)))
              .orElseGet(() -> unset(variable, type));
          self.fields().put(variable.getNameAsString(), new Cell(value));
        }
      } else if (member instanceof InitializerDeclaration block && !block.isStatic()) {
        run.statements().block(block.getBody(), env);
      }
    }
  }

  private Env env(JavaClass type, Instance self) {
    Env outer = around.get(self);
    return outer == null ? Env.of(type, Optional.of(self)) : Env.within(outer, type, Optional.of(self));
  }

  private Value initial(VariableDeclarator variable, Expression initial, Env env) {
    return typed(run.expressions().value(initial, env), variable.getType(), env.type());
  }

  private static Value unknownField(VariableDeclarator variable) {
    return new Unknown("`" + variable.getNameAsString() + "` takes more to compute than the guard follows");
  }

  /** A field without a value: a framework may give it one. */
  private Value unset(VariableDeclarator variable, JavaClass type) {
    return variable.getType() instanceof PrimitiveType
        ? new Unknown("`" + variable.getNameAsString() + "` is set elsewhere")
        : typed(new Unknown("`" + variable.getNameAsString() + "` is set elsewhere"), variable.getType(), type);
  }

  /** A field of an object or, up the line, a static one. */
  Optional<Cell> field(Instance self, String name) {
    Cell own = self.fields().get(name);
    return own != null ? Optional.of(own) : staticField(self.type(), name);
  }

  /** A static field of a class or of one that it inherits from, an enum's constant. */
  Optional<Cell> staticField(JavaClass type, String name) {
    for (JavaClass each : line(type)) {
      Cell known = statics(each).get(name);
      if (known != null) {
        return Optional.of(known);
      }
      for (Instance constant : constants(each)) {
        if (Values.text(constant.fields().get(ENUM_NAME).value()).filter(name::equals).isPresent()) {
          return Optional.of(new Cell(constant));
        }
      }
      for (FieldDeclaration field : each.fields()) {
        for (VariableDeclarator variable : field.getVariables()) {
          if (variable.getNameAsString().equals(name) && (field.isStatic() || each.isInterface())) {
            return Optional.of(defined(each, variable));
          }
        }
      }
    }
    return Optional.empty();
  }

  private Cell defined(JavaClass type, VariableDeclarator variable) {
    // A constant that is made of itself is not known.
    Cell cell = new Cell(new Unknown("`" + variable.getNameAsString() + "` is defined by itself"));
    statics(type).put(variable.getNameAsString(), cell);
    Env env = Env.of(type, Optional.empty());
    Value value = variable.getInitializer()
        .map(initial -> run.aside(type.file(), () -> initial(variable, initial, env), unknownField(variable)))
        .orElseGet(() -> unset(variable, type));
    cell.put(value);
    return cell;
  }

  /** What the static blocks of a class set is known from its first use on. */
  private Map<String, Cell> statics(JavaClass type) {
    Map<String, Cell> known = statics.get(type);
    if (known != null) {
      return known;
    }
    Map<String, Cell> fresh = new HashMap<>();
    statics.put(type, fresh);
    for (BodyDeclaration<?> member : type.members()) {
      if (member instanceof InitializerDeclaration block && block.isStatic()) {
        Env env = Env.of(type, Optional.empty());
        run.aside(type.file(), () -> run.statements().block(block.getBody(), env), Flow.NEXT);
      }
    }
    return fresh;
  }

  /** The constants of an enum, in order. */
  List<Instance> constants(JavaClass type) {
    List<Instance> known = constants.get(type);
    if (known != null || !type.isEnum()) {
      return known == null ? List.of() : known;
    }
    List<Instance> made = new ArrayList<>();
    constants.put(type, made);
    Env env = Env.of(type, Optional.empty());
    for (EnumConstantDeclaration constant : type.constants()) {
      Instance self = new Instance(type, new HashMap<>());
      self.fields().put(ENUM_NAME, new Cell(Text.of(constant.getNameAsString())));
      self.fields().put("ordinal()", new Cell(new Int(made.size())));
      made.add(self);
      run.aside(type.file(), () -> {
        fields(type, self);
        List<Value> arguments = run.expressions().all(constant.getArguments(), env);
        best(constructors(type), arguments).ifPresent(constructor ->
            run.invoke(new Found(constructor, type, Optional.empty()), Optional.of(self), arguments));
        return Flow.NEXT;
      }, Flow.NEXT);
    }
    return made;
  }

  Found at(Found found, Instance self) {
    Env outer = around.get(self);
    return outer == null ? found : new Found(found.callable(), found.owner(), Optional.of(outer));
  }

  /** The one method of an object that stands for a function. */
  Optional<Found> only(Instance self) {
    for (JavaClass each : line(self.type())) {
      for (List<MethodDeclaration> named : each.methods().values()) {
        for (MethodDeclaration method : named) {
          if (method.getBody().isPresent() && !method.isStatic() && !method.isPrivate()) {
            return Optional.of(at(new Found(method, each, Optional.empty()), self));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** An object of which nothing but its class is known, where that is one of the project and can be made. */
  Optional<Instance> unknownObject(JavaClass type) {
    return type.isAbstract() || type.isEnum() ? Optional.empty() : Optional.of(made(type));
  }
}
