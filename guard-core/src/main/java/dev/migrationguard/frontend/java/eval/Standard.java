package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the Java library itself gives: strings, collections, numbers. */
final class Standard {

  /** What {@code Collectors.toList()} and its kin stand for. */
  static final String TO_LIST = "java.util.stream.Collectors.toList";

  private static final Set<String> LANG = Set.of(
      "String", "Integer", "Long", "Boolean", "Character", "Object", "StringBuilder", "StringBuffer", "System", "Math",
      "Thread", "Exception", "RuntimeException", "IllegalStateException", "IllegalArgumentException", "Class", "Double",
      "Float", "Short", "Byte", "Void", "Iterable", "CharSequence", "Runnable", "Throwable", "Error",
      "UnsupportedOperationException", "Override", "Deprecated", "SuppressWarnings", "AutoCloseable", "Enum", "Record",
      "Number", "Comparable", "InterruptedException", "NullPointerException", "ClassLoader", "Process");

  private static final Set<String> UTIL = Set.of(
      "List", "ArrayList", "LinkedList", "Map", "HashMap", "LinkedHashMap", "TreeMap", "Set", "HashSet",
      "LinkedHashSet", "TreeSet", "Arrays", "Collections", "Optional", "StringJoiner", "Objects", "UUID", "Collection",
      "Iterator", "Locale", "Properties", "Scanner", "Date", "Random", "Queue", "Deque", "ArrayDeque", "Vector",
      "EnumSet", "EnumMap");

  private Standard() {}

  /** Whether a full name is that of a class of the Java library. */
  static boolean knows(String dotted) {
    int dot = dotted.lastIndexOf('.');
    String simple = dotted.substring(dot + 1);
    return switch (dot < 0 ? "" : dotted.substring(0, dot)) {
      case "java.lang" -> LANG.contains(simple);
      case "java.util" -> UTIL.contains(simple);
      case "java.util.stream" -> simple.equals("Collectors") || simple.equals("Stream") || simple.equals("IntStream");
      default -> false;
    };
  }

  static Optional<Value> constant(String type, String name) {
    return switch (type + "." + name) {
      case "java.io.File.separator" -> Optional.of(Text.of("/"));
      case "java.lang.Boolean.TRUE" -> Optional.of(new Bool(true));
      case "java.lang.Boolean.FALSE" -> Optional.of(new Bool(false));
      case "java.lang.Integer.MAX_VALUE" -> Optional.of(new Int(Integer.MAX_VALUE));
      default -> Optional.empty();
    };
  }

  static Optional<Value> create(String type, List<Value> arguments) {
    Value first = arguments.isEmpty() ? new Null() : arguments.get(0);
    boolean copies = first instanceof Held;
    return switch (type.substring(type.lastIndexOf('.') + 1)) {
      case "StringBuilder", "StringBuffer", "StringWriter" -> Optional.of(
          Lists.builder(first instanceof Text || first instanceof Unknown ? Values.str(first) : Text.of("")));
      case "String" -> Optional.of(
          first instanceof Unknown ? first : Values.str(arguments.isEmpty() ? Text.of("") : first));
      case "StringJoiner" -> Optional.of(Joiners.of(arguments));
      case "ArrayList", "LinkedList", "Vector", "CopyOnWriteArrayList", "ArrayDeque", "Stack" ->
          Optional.of(copies ? new Held(Kind.LIST, new Cell(((Held) first).cell().value())) : list(first));
      case "HashSet", "LinkedHashSet", "TreeSet" ->
          Optional.of(copies ? new Held(Kind.SET, new Cell(((Held) first).cell().value())) : set(first));
      case "HashMap", "LinkedHashMap", "TreeMap", "Hashtable", "ConcurrentHashMap", "EnumMap" ->
          Optional.of(
              copies ? new Held(Kind.MAP, new Cell(((Held) first).cell().value())) : Lists.of(Kind.MAP, List.of()));
      case "MapSqlParameterSource" -> Optional.of(Lists.of(Kind.MAP, List.of()));
      case "AtomicInteger", "AtomicLong" ->
          Optional.of(new Held(Kind.NUMBER, new Cell(arguments.isEmpty() ? new Int(0) : first)));
      case "SimpleEntry", "SimpleImmutableEntry", "Pair", "ImmutablePair" ->
          arguments.size() == 2 ? Optional.of(Lists.entry(arguments)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Held list(Value given) {
    return given instanceof Unknown ? Lists.open(Kind.LIST, List.of()) : Lists.of(Kind.LIST, List.of());
  }

  private static Held set(Value given) {
    return given instanceof Unknown ? Lists.open(Kind.SET, List.of()) : Lists.of(Kind.SET, List.of());
  }

  static Optional<Value> function(String type, String name, List<Value> arguments, Site site) {
    Value first = arguments.isEmpty() ? new Null() : arguments.get(0);
    List<Value> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (type.substring(type.lastIndexOf('.') + 1) + "." + name) {
      case "String.format" -> Optional.of(Values.each(first, format -> format instanceof Text text
          ? Formats.of(text, rest)
          : first instanceof Unknown && !rest.isEmpty() && rest.get(0) instanceof Text text
              ? Formats.of(text, rest.subList(1, rest.size()))
              : Text.hole()));
      case "String.join", "StringUtils.join" -> Optional.of(joined(first, rest, type));
      case "String.valueOf", "Integer.toString", "Long.toString", "String.copyValueOf", "Objects.toString",
          "Boolean.toString" ->
          Optional.of(Values.each(first, Values::str));
      case "Integer.valueOf", "Long.valueOf", "Integer.parseInt", "Long.parseLong", "Boolean.valueOf" ->
          Optional.of(Values.text(first).map(Operators::number).orElse(first));
      case "MessageFormat.format" ->
          Optional.of(first instanceof Text text ? Formats.message(text, rest) : Text.hole());
      case "List.of", "Arrays.asList", "ImmutableList.of", "Lists.newArrayList", "List.copyOf",
          "Collections.singletonList", "Collections.unmodifiableList", "Collections.emptyList" ->
          Optional.of(collection(Kind.LIST, arguments));
      case "Set.of", "ImmutableSet.of", "Sets.newHashSet", "Set.copyOf", "EnumSet.of", "Collections.singleton",
          "Collections.emptySet", "Collections.unmodifiableSet" ->
          Optional.of(collection(Kind.SET, arguments));
      case "Stream.of", "Arrays.stream", "IntStream.of" -> Optional.of(collection(Kind.STREAM, arguments));
      case "IntStream.range", "IntStream.rangeClosed" -> Optional.of(range(arguments, name.equals("rangeClosed")));
      case "Map.of", "ImmutableMap.of", "Collections.singletonMap", "Collections.emptyMap" ->
          Optional.of(Maps.of(arguments));
      case "Map.ofEntries" ->
          Optional.of(Lists.of(Kind.MAP, Values.items(collection(Kind.LIST, arguments)).orElse(List.of())));
      case "Map.copyOf", "Collections.unmodifiableMap", "Objects.requireNonNull" -> Optional.of(first);
      case "Map.entry", "Pair.of", "Entry.of", "Tuple.of", "ImmutablePair.of" ->
          arguments.size() == 2 ? Optional.of(Lists.entry(arguments)) : Optional.empty();
      case "Objects.equals" -> Optional.of(Operators.truth(Values.equal(first, arguments.get(1))));
      case "Objects.isNull" -> Optional.of(Operators.truth(Values.equal(first, new Null())));
      case "Objects.nonNull" -> Optional.of(Operators.truth(Values.equal(first, new Null()).not()));
      case "Optional.of", "Optional.ofNullable" ->
          Optional.of(first instanceof Unknown ? first : Lists.of(Kind.OPTIONAL, List.of(first)));
      case "Collectors.joining" -> Optional.of(Joiners.of(arguments));
      case "Collectors.toList", "Collectors.toSet", "Collectors.toUnmodifiableList", "Collectors.toCollection" ->
          Optional.of(new Type(TO_LIST, Optional.empty()));
      case "System.lineSeparator" -> Optional.of(Text.of("\n"));
      case "Math.max", "Math.min" -> first instanceof Int a && arguments.get(1) instanceof Int b
          ? Optional.of(new Int(name.equals("max") ? Math.max(a.value(), b.value()) : Math.min(a.value(), b.value())))
          : Optional.of(new Unknown("it is computed"));
      default -> Optional.empty();
    };
  }

  private static Value joined(Value first, List<Value> rest, String type) {
    boolean spring = type.endsWith("StringUtils");
    List<Value> parts = rest;
    Value between = first;
    if (spring) {
      between = rest.isEmpty() ? Text.of("") : rest.get(0);
      parts = List.of(first);
    }
    if (parts.size() == 1 && !(parts.get(0) instanceof Text)) {
      Optional<List<Value>> items = Values.items(parts.get(0));
      if (items.isEmpty()) {
        return Text.hole();
      }
      parts = items.get();
    }
    return Joiners.joined(parts, List.of(Values.str(between), Text.of(""), Text.of("")));
  }

  private static Held collection(Kind kind, List<Value> arguments) {
    if (arguments.size() == 1 && arguments.get(0) instanceof Held held
        && (held.kind() == Kind.ARRAY || held.kind() == Kind.LIST || held.kind() == Kind.SET)) {
      return new Held(kind, new Cell(held.cell().value()));
    }
    return Lists.of(kind, arguments);
  }

  private static Value range(List<Value> bounds, boolean closed) {
    Optional<Integer> from = Values.integer(bounds.get(0));
    Optional<Integer> to = Values.integer(bounds.get(1)).map(end -> closed ? end + 1 : end);
    if (from.isEmpty() || to.isEmpty() || to.get() - from.get() > Lists.MOST) {
      return Lists.open(Kind.STREAM, List.of());
    }
    List<Value> numbers = new ArrayList<>();
    for (int i = from.get(); i < to.get(); i++) {
      numbers.add(new Int(i));
    }
    return Lists.of(Kind.STREAM, numbers);
  }

  /** What every object has. */
  static Optional<Value> method(Value receiver, String name, List<Value> arguments) {
    boolean plain = receiver instanceof Int || receiver instanceof Bool || receiver instanceof Value.Decimal
        || receiver instanceof Null || receiver instanceof Instance || receiver instanceof Items;
    return switch (name) {
      case "toString", "intValue", "longValue" -> plain && arguments.isEmpty()
          ? Optional.of(name.equals("toString") ? Values.str(receiver) : receiver)
          : Optional.empty();
      case "equals" -> plain && arguments.size() == 1
          ? Optional.of(Operators.truth(Values.equal(receiver, arguments.get(0))))
          : Optional.empty();
      case "booleanValue" -> plain ? Optional.of(receiver) : Optional.empty();
      case "getClass" -> Optional.of(new Type("java.lang.Class", Optional.empty()));
      case "hashCode" -> Optional.of(new Unknown("it is a hash"));
      default -> Optional.empty();
    };
  }
}
