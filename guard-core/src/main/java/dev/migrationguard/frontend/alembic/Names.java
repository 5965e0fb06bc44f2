package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of tables, columns and constraints in what a script passes on. */
final class Names {

  private static final String HOLE = String.valueOf(ObjectName.HOLE);

  private Names() {}

  /** The characters of a name; what is not known of it stands as a hole. */
  static String of(Value value) {
    return switch (value) {
      case Text text -> text.text();
      // quoted_name("x", True), conv("x")
      case Built built -> {
        String simple = simpleName(built);
        boolean wraps = simple.equals("quoted_name") || simple.equals("conv") || simple.equals("column");
        yield wraps || simple.equals("Column")
            ? built.arguments().get(0, "name").map(Names::of).orElse(HOLE)
            : HOLE;
      }
      default -> HOLE;
    };
  }

  static String of(Optional<Value> value) {
    return value.map(Names::of).orElse(HOLE);
  }

  /** A name that may be left out: {@code None} is none. */
  static Optional<String> optional(Optional<Value> value) {
    return value.filter(v -> !(v instanceof None)).map(Names::of);
  }

  /** A table or index, with the schema that a keyword gives. */
  static ObjectName qualified(Optional<Value> name, Optional<Value> schema) {
    return new ObjectName(optional(schema).filter(s -> !s.isEmpty()), of(name));
  }

  static List<String> list(Optional<Value> value) {
    List<String> names = new ArrayList<>();
    value.ifPresent(v -> {
      if (v instanceof Sequence sequence) {
        sequence.items().forEach(item -> names.add(of(item)));
        if (!sequence.complete()) {
          names.add(HOLE);
        }
      } else if (!(v instanceof None)) {
        names.add(of(v));
      }
    });
    return names;
  }

  static boolean isTrue(Optional<Value> value) {
    return value.filter(v -> v.truth() == Truth.TRUE).isPresent();
  }

  static boolean isFalse(Optional<Value> value) {
    return value.filter(v -> v.truth() == Truth.FALSE).isPresent();
  }

  /** The last part of the name of what was called: {@code Column} for {@code sa.Column(…)}. */
  static String simpleName(Built built) {
    return switch (built.callee()) {
      case Value.Reference reference -> reference.simpleName();
      case Method method -> method.name();
      case ClassValue type -> type.name();
      default -> "";
    };
  }

  /** Whether a value was made by a class or function of SQLAlchemy with that simple name. */
  static boolean isSqlalchemy(Value value, String simpleName) {
    return value instanceof Built built
        && built.callee() instanceof Value.Reference reference
        && reference.simpleName().equals(simpleName)
        && fromSqlalchemy(reference.dotted());
  }

  /** Whether a dotted name is SQLAlchemy's own or of a package that passes its names on. */
  static boolean fromSqlalchemy(String dotted) {
    return dotted.startsWith("sqlalchemy.")
        || dotted.startsWith("sqlmodel.")
        || dotted.startsWith("flask_sqlalchemy.")
        || dotted.startsWith("alembic.");
  }

  static Optional<String> text(Optional<Value> value) {
    return value.flatMap(Values::text);
  }
}
