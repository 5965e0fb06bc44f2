package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Interpreter;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that SQLAlchemy gives constraints which have none, as {@code MetaData(naming_convention={…})} asks.
 *
 * <p>Seen in SQLAlchemy 2.1: a template without a key for a kind of constraint leaves it to the database; {@code
 * column_0_name} is the first column's, {@code column_0_N_name} all of them joined by {@code _}, {@code column_0N_name}
 * joined by nothing, and a {@code label} has the table's name in front.
 */
final class NamingConvention {

  /** SQLAlchemy shortens a longer one in a way of its own for each database. */
  private static final int LONGEST = 63;

  private static final String HOLE = String.valueOf(ObjectName.HOLE);

  private final Mapping templates;
  private final Interpreter interpreter;
  private final Place place;

  /**
   * A convention.
   *
   * @param interpreter of the file that it stands in, for keys that are functions
   * @param place       where it stands
   */
  NamingConvention(Mapping templates, Interpreter interpreter, Place place) {
    this.templates = templates;
    this.interpreter = interpreter;
    this.place = place;
  }

  Place place() {
    return place;
  }

  /** The name of a constraint that has none; empty where the convention leaves it to the database. */
  Optional<String> nameOf(ObjectName table, Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey c -> named("pk", table, constraint);
      case Constraint.Unique c -> named("uq", table, constraint);
      case Constraint.ForeignKey c -> named("fk", table, constraint);
      case Constraint.Check c -> named("ck", table, constraint);
      case Constraint.Exclude c -> Optional.empty();
      case Constraint.NotNull c -> Optional.empty();
    };
  }

  private Optional<String> named(String kind, ObjectName table, Constraint constraint) {
    Optional<Value> template = templates.get(kind);
    if (template.isEmpty() || template.get() instanceof Value.None) {
      return Optional.empty();
    }
    Optional<String> text = Values.text(template.get());
    // A template that wants the constraint's own name gives none to a constraint that has none: Alembic stops there.
    if (text.filter(t -> t.contains("%(constraint_name)s")).isPresent()) {
      return Optional.empty();
    }
    String name = text.map(t -> filled(t, table, constraint)).orElse(HOLE);
    return Optional.of(name.length() > LONGEST || name.contains(HOLE) ? HOLE : name);
  }

  private String filled(String template, ObjectName table, Constraint constraint) {
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int end = template.startsWith("%(", at) ? template.indexOf(")s", at) : -1;
      if (end > 0) {
        name.append(token(template.substring(at + 2, end), table, constraint));
        at = end + 2;
      } else {
        at += template.startsWith("%%", at) ? 1 : 0;
        name.append(template.charAt(at));
        at++;
      }
    }
    return name.toString();
  }

  private String token(String key, ObjectName table, Constraint constraint) {
    Optional<Value> own = templates.get(key);
    if (own.isPresent()) {
      return own.get() instanceof Function function ? call(function, table, constraint) : HOLE;
    }
    if (key.equals("table_name")) {
      return table.name();
    }
    if (constraint instanceof Constraint.ForeignKey foreign) {
      if (key.equals("referred_table_name")) {
        return foreign.references().name();
      }
      if (key.startsWith("referred_column_")) {
        return columns(key.substring("referred_".length()), ObjectName.of(""), foreign.referencedColumns());
      }
    }
    return key.startsWith("column_") ? columns(key, table, constraint.columns()) : HOLE;
  }

  /** {@code column_0_name}, {@code column_1_key}, {@code column_0_label}, {@code column_0_N_name} and their kin. */
  private static String columns(String key, ObjectName table, List<String> columns) {
    int last = key.lastIndexOf('_');
    String index = key.substring("column_".length(), Math.max(last, "column_".length()));
    boolean label = key.endsWith("_label");
    if (columns.isEmpty()) {
      return HOLE;
    }
    if (index.endsWith("N")) {
      List<String> all = new ArrayList<>();
      columns.forEach(column -> all.add(labelled(column, table, label)));
      return String.join(index.endsWith("_N") ? "_" : "", all);
    }
    try {
      int number = Integer.parseInt(index);
      return number < columns.size() ? labelled(columns.get(number), table, label) : "";
    } catch (NumberFormatException notANumber) {
      return HOLE;
    }
  }

  private static String labelled(String column, ObjectName table, boolean label) {
    return label ? table.schema().map(schema -> schema + "_").orElse("") + table.name() + "_" + column : column;
  }

  /** A key that is a function of the constraint and its table. */
  private String call(Function function, ObjectName table, Constraint constraint) {
    Arguments arguments = new Arguments(List.of(described(table, constraint), described(table)), Map.of(), true);
    return Values.text(interpreter.result(function, arguments)).orElse(HOLE);
  }

  private static Value described(ObjectName table) {
    return new Described(Map.of("name", Text.of(table.name())));
  }

  private static Value described(ObjectName table, Constraint constraint) {
    List<Value> columns = new ArrayList<>();
    // A string answers to `.name` with itself, so that it can stand for a column as well as for a column's name.
    constraint.columns().forEach(column -> columns.add(Text.of(column)));
    return new Described(
        Map.of(
            "columns", new Sequence(columns, true),
            "unique", new Bool(constraint instanceof Constraint.Unique),
            "table", described(table)));
  }

  /** A constraint or table as a function of the convention sees it. */
  record Described(Map<String, Value> attributes) implements Value.Foreign {}
}
