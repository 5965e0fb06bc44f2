package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bound;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Instance;
import dev.migrationguard.frontend.python.eval.Value.Kind;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Super;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Classes that the project defines, and their objects. */
final class Objects {

  /** Classes above one another; more of them is a circle. */
  private static final int MOST_BASES = 12;

  private final Interpreter run;

  Objects(Interpreter run) {
    this.run = run;
  }

  /** A member of a class, with the class that defines it. */
  private record Member(Value value, ClassValue owner) {}

  /** Calls a class. */
  Value create(ClassValue type, Arguments arguments) {
    if (isEnum(type)) {
      return arguments.at(0).flatMap(value -> memberOf(type, value)).orElseGet(() ->
          new Value.Unknown("it is a member of an enum"));
    }
    Instance created = new Instance(type, arguments, new LinkedHashMap<>());
    Optional<Member> init = find(type, "__init__", 0);
    if (init.isPresent() && init.get().value() instanceof Function function) {
      run.calls().invoke(new Bound(function, Calls.arguments(List.of(created)), Optional.of(init.get().owner())),
          arguments);
      return created;
    }
    List<String> fields = fields(type, 0);
    for (int i = 0; i < fields.size() && i < arguments.positional().size(); i++) {
      created.attributes().put(fields.get(i), arguments.positional().get(i));
    }
    created.attributes().putAll(arguments.named());
    return created;
  }

  private List<String> fields(ClassValue type, int depth) {
    List<String> fields = new ArrayList<>();
    for (Value base : type.bases()) {
      if (depth < MOST_BASES && followed(base, type) instanceof ClassValue above) {
        fields.addAll(fields(above, depth + 1));
      }
    }
    for (String field : type.fields()) {
      if (!fields.contains(field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** The items of an object that is a tuple as well: one of a {@code NamedTuple}. */
  Optional<List<Value>> items(Instance instance) {
    boolean tuple = false;
    for (Value base : instance.type().bases()) {
      tuple |= simple(base).equals("NamedTuple");
    }
    if (!tuple) {
      return Optional.empty();
    }
    List<Value> items = new ArrayList<>();
    for (String field : instance.type().fields()) {
      items.add(attribute(instance, field));
    }
    return Optional.of(items);
  }

  /** The members of an enum, in order; empty for any other class. */
  Optional<List<Value>> members(ClassValue type) {
    if (!isEnum(type)) {
      return Optional.empty();
    }
    List<Value> members = new ArrayList<>();
    type.members().own().forEach((name, value) -> {
      if (!(value instanceof Function) && !name.startsWith("_")) {
        members.add(member(type, name, value));
      }
    });
    return Optional.of(members);
  }

  private Optional<Value> memberOf(ClassValue type, Value wanted) {
    for (Value member : members(type).orElseThrow()) {
      if (member instanceof Instance one
          && Values.equal(one.attributes().get("value"), wanted) == Truth.TRUE) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  private Instance member(ClassValue type, String name, Value value) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    attributes.put("name", Text.of(name));
    boolean automatic = value instanceof Value.Built built && built.dotted().equals("enum.auto");
    attributes.put("value", automatic ? Text.of(name.toLowerCase(Locale.ROOT)) : value);
    return new Instance(type, Calls.arguments(List.of()), attributes);
  }

  boolean isEnum(ClassValue type) {
    return isEnum(type, 0);
  }

  private boolean isEnum(ClassValue type, int depth) {
    for (Value base : type.bases()) {
      String name = simple(base);
      if (name.equals("Enum") || name.equals("StrEnum") || name.equals("IntEnum")) {
        return true;
      }
      boolean perhaps = name.endsWith("Enum") && depth < MOST_BASES;
      if (perhaps && followed(base, type) instanceof ClassValue above && isEnum(above, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private static String simple(Value base) {
    return base instanceof Reference reference
        ? reference.simpleName()
        : base instanceof ClassValue type ? type.name() : "";
  }

  private Value followed(Value base, ClassValue of) {
    return base instanceof Reference reference ? run.imports().followed(reference, of.members().root()) : base;
  }

  private Optional<Member> find(ClassValue type, String name, int depth) {
    Value own = type.members().own().get(name);
    return own != null ? Optional.of(new Member(own, type)) : above(type, name, depth);
  }

  private Optional<Member> above(ClassValue type, String name, int depth) {
    for (Value base : type.bases()) {
      if (depth < MOST_BASES && followed(base, type) instanceof ClassValue next) {
        run.budget().spend();
        Optional<Member> found = find(next, name, depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** A member that a class defines or inherits from a class of the project. */
  Optional<Value> member(ClassValue type, String name) {
    return find(type, name, 0).map(Member::value);
  }

  Value attribute(ClassValue type, String name) {
    Optional<Member> found = find(type, name, 0);
    if (found.isEmpty()) {
      return name.equals("__members__") && isEnum(type)
          ? enumNames(type)
          : run.host().attribute(type, name).orElseGet(() -> new Method(type, name));
    }
    Value value = found.get().value();
    if (value instanceof Function function) {
      return function.kind() == Kind.CLASS_METHOD ? bound(function, type, found.get()) : function;
    }
    return isEnum(type) && !name.startsWith("_") ? member(type, name, value) : value;
  }

  private Value enumNames(ClassValue type) {
    List<Value> names = new ArrayList<>();
    members(type).orElseThrow().forEach(member -> names.add(((Instance) member).attributes().get("name")));
    return new Sequence(names, true);
  }

  Value attribute(Instance instance, String name) {
    Value own = instance.attributes().get(name);
    if (own != null) {
      return own;
    }
    if (name.equals("__class__")) {
      return instance.type();
    }
    return find(instance.type(), name, 0)
        .map(member -> of(instance, member))
        .orElseGet(() -> new Method(instance, name));
  }

  /** {@code super().name}: what the classes above the one that runs define. */
  Value attribute(Super above, String name) {
    return above(above.owner(), name, 0)
        .map(member -> of(above.self(), member))
        .orElseGet(() -> new Method(above, name));
  }

  private Value of(Value self, Member member) {
    if (!(member.value() instanceof Function function)) {
      return member.value();
    }
    return switch (function.kind()) {
      case PLAIN -> bound(function, self, member);
      case PROPERTY -> run.calls().invoke((Bound) bound(function, self, member), Calls.arguments(List.of()));
      case CLASS_METHOD -> bound(function, self instanceof Instance object ? object.type() : self, member);
      case STATIC_METHOD -> function;
    };
  }

  private static Value bound(Function function, Value self, Member member) {
    return new Bound(function, Calls.arguments(List.of(self)), Optional.of(member.owner()));
  }

  /** Calls a method that Python calls by itself; empty where the object has none. */
  Optional<Value> special(Value object, String name, List<Value> arguments) {
    if (object instanceof Instance instance
        && find(instance.type(), name, 0).map(member -> of(instance, member)).orElse(null) instanceof Bound method) {
      return Optional.of(run.calls().invoke(method, Calls.arguments(arguments)));
    }
    return Optional.empty();
  }

  /** {@code self.name = value}; under a condition that is not known it may be either. */
  void set(Instance instance, String name, Value value) {
    Value before = instance.attributes().get(name);
    boolean certain = before == null || !run.guards().conditional();
    instance.attributes().put(name, certain ? value : Values.join(before, value, name));
  }

  /** {@code namedtuple("Point", "x y")}. */
  ClassValue tupleType(Arguments arguments) {
    List<String> fields = new ArrayList<>();
    Value names = arguments.get(1, "field_names").orElseGet(Value.None::new);
    if (names instanceof Text text) {
      for (String field : text.text().replace(',', ' ').split(" +")) {
        fields.add(field);
      }
    } else if (names instanceof Sequence sequence) {
      sequence.items().forEach(item -> fields.add(Values.textOrHole(item)));
    }
    return new ClassValue(
        arguments.at(0).map(Values::textOrHole).orElse("tuple"),
        List.of(new Reference("typing.NamedTuple")),
        run.scope().ofClass(),
        fields);
  }
}
