package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The operations that well-known plugins add to {@code op}, as the SQL that they send: alembic_utils 0.8,
 * alembic-postgresql-enum 1.11 and GeoAlchemy2 0.20.
 */
final class Plugins {

  private Plugins() {}

  /** What an operation of a plugin sends; empty where it is none, or its arguments are not visible. */
  static Optional<List<String>> statements(String operation, Arguments arguments) {
    return switch (operation) {
      case "create_entity", "replace_entity", "drop_entity" ->
          arguments.get(0, "target").flatMap(target -> target instanceof Built entity
              ? entity(operation, entity, Names.isTrue(arguments.get(1, "cascade")))
              : Optional.empty());
      case "sync_enum_values" -> Optional.of(enumValues(arguments));
      default -> Optional.empty();
    };
  }

  /** The operation of Alembic that one of GeoAlchemy2 extends. */
  static Optional<String> like(String operation) {
    return switch (operation) {
      case "create_geospatial_table", "drop_geospatial_table", "create_geospatial_index", "drop_geospatial_index",
          "add_geospatial_column", "drop_geospatial_column" ->
          Optional.of(operation.replace("_geospatial", ""));
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> entity(String operation, Built entity, boolean cascade) {
    Arguments given = entity.arguments();
    String schema = Names.of(given.get(0, "schema"));
    String signature = Names.of(given.get(1, "signature"));
    String definition = given.get(2, "definition").map(Values::textOrHole).orElse("").strip();
    String body = definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
    String name = schema + "." + quoted(signature);
    String table = given.get(3, "on_entity").map(Values::textOrHole).orElse("");
    String end = cascade ? " CASCADE" : "";
    return switch (Names.simpleName(entity)) {
      case "PGFunction" -> Optional.of(function("FUNCTION", operation, schema, signature, body, end));
      case "PGProcedure" -> Optional.of(function("PROCEDURE", operation, schema, signature, body, end));
      case "PGView" -> switch (operation) {
        case "create_entity" -> Optional.of(List.of("CREATE VIEW " + name + " AS " + body));
        case "drop_entity" -> Optional.of(List.of("DROP VIEW " + name + end));
        default -> Optional.of(List.of("CREATE OR REPLACE VIEW " + name + " AS " + body));
      };
      case "PGMaterializedView" -> {
        boolean empty = Names.isFalse(given.get(3, "with_data"));
        String create = "CREATE MATERIALIZED VIEW " + name + " AS " + body + (empty ? " WITH NO DATA" : " WITH DATA");
        yield Optional.of(either(operation, create, "DROP MATERIALIZED VIEW", name + end));
      }
      case "PGTrigger" -> Optional.of(
          either(operation, trigger(given, signature, body), "DROP TRIGGER", quoted(signature) + " ON " + table + end));
      case "PGPolicy" -> Optional.of(either(
          operation,
          "CREATE POLICY " + signature + " ON " + table + " " + body,
          "DROP POLICY",
          signature + " ON " + table + end));
      case "PGExtension" -> operation.equals("replace_entity")
          ? Optional.empty()
          : Optional.of(List.of(operation.equals("drop_entity")
              ? "DROP EXTENSION " + quoted(signature) + end
              : "CREATE EXTENSION " + quoted(signature) + " WITH SCHEMA " + schema));
      default -> Optional.empty();
    };
  }

  private static List<String> function(
      String kind, String operation, String schema, String signature, String body, String end) {
    int bracket = signature.indexOf('(');
    String bare = bracket < 0 ? signature : signature.substring(0, bracket).strip();
    String parameters = bracket < 0 ? "()" : signature.substring(bracket);
    String name = schema + "." + quoted(bare);
    return List.of(switch (operation) {
      case "create_entity" -> "CREATE " + kind + " " + name + parameters + " " + body;
      case "replace_entity" -> "CREATE OR REPLACE " + kind + " " + name + parameters + " " + body;
      default -> "DROP " + kind + " " + name + end;
    });
  }

  private static String trigger(Arguments given, String signature, String body) {
    String constraint = Names.isTrue(given.named("is_constraint")) ? "CONSTRAINT " : "";
    return "CREATE " + constraint + "TRIGGER " + quoted(signature) + " " + body;
  }

  /** What has no {@code OR REPLACE} is dropped and created anew. */
  private static List<String> either(String operation, String create, String drop, String dropped) {
    return switch (operation) {
      case "create_entity" -> List.of(create);
      case "drop_entity" -> List.of(drop + " " + dropped);
      default -> List.of(drop + " IF EXISTS " + dropped, create);
    };
  }

  /** The type is made anew under its name, and every column that uses it changes to it, which rewrites its table. */
  private static List<String> enumValues(Arguments arguments) {
    String schema = Names.of(arguments.get(0, "enum_schema").or(() -> arguments.named("schema")));
    String name = Names.of(arguments.get(1, "enum_name").or(() -> arguments.named("name")));
    // The default schema is left out, as the columns of the type leave it out.
    String prefix = schema.equals("public") ? "" : quoted(schema) + ".";
    String type = prefix + quoted(name);
    String old = prefix + quoted(name + "_old");
    List<String> labels = new ArrayList<>();
    arguments.get(2, "new_values").map(Values::texts).orElse(List.of())
        .forEach(label -> labels.add("'" + label.replace("'", "''") + "'"));
    List<String> statements = new ArrayList<>();
    statements.add("ALTER TYPE " + type + " RENAME TO " + quoted(name + "_old"));
    statements.add("CREATE TYPE " + type + " AS ENUM (" + String.join(", ", labels) + ")");
    for (Value column : arguments.get(3, "affected_columns").flatMap(Values::items).orElse(List.of())) {
      convert(column, schema, type, statements);
    }
    statements.add("DROP TYPE " + old);
    return statements;
  }

  private static void convert(Value column, String schema, String type, List<String> statements) {
    String table = Value.Text.hole().text();
    String in = schema;
    String name = table;
    Optional<Value> before = Optional.empty();
    String suffix = "";
    if (column instanceof Sequence pair && pair.items().size() >= 2) {
      table = Names.of(pair.items().get(0));
      name = Names.of(pair.items().get(1));
    } else if (column instanceof Built reference) {
      Arguments given = reference.arguments();
      table = Names.of(given.named("table_name"));
      name = Names.of(given.named("column_name"));
      in = given.named("table_schema").map(Values::textOrHole).orElse(schema);
      before = given.named("existing_server_default").filter(v -> !(v instanceof Value.None));
      boolean array =
          given.named("column_type").filter(v -> v instanceof Value.Method m && m.name().equals("ARRAY")
              || v instanceof Value.Reference r && r.simpleName().equals("ARRAY")).isPresent();
      suffix = array ? "[]" : "";
    }
    String qualifier = in.equals("public") ? "" : quoted(in) + ".";
    String alter = "ALTER TABLE " + qualifier + quoted(table) + " ALTER COLUMN " + quoted(name);
    before.ifPresent(value -> statements.add(alter + " DROP DEFAULT"));
    String cast = suffix.isEmpty() ? "::text::" : "::text[]::";
    statements.add(alter + " TYPE " + type + suffix + " USING " + quoted(name) + cast + type + suffix);
    before.ifPresent(value -> statements.add(alter + " SET DEFAULT " + Values.textOrHole(value)));
  }

  /** A name as the plugins quote it, which PostgreSQL then reads as it is. */
  private static String quoted(String name) {
    return name.equals(name.toLowerCase(Locale.ROOT)) && name.indexOf('"') < 0 && name.indexOf(' ') < 0
        ? name
        : '"' + name.replace("\"", "") + '"';
  }
}
