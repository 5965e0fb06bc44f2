package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of Alembic's operations, read off {@code inspect.signature} of Alembic 1.16 and 1.20.
 *
 * <p>Names that older versions used ({@code name}, {@code source}, {@code referent}) are still met in histories.
 */
final class Signatures {

  /** Parameters in the order in which they may be given by position; {@code *} takes the rest. */
  private static final Map<String, List<String>> POSITIONAL =
      Map.ofEntries(
          Map.entry("add_column", List.of("table_name", "column")),
          Map.entry(
              "alter_column",
              List.of(
                  "table_name", "column_name", "nullable", "server_default", "new_column_name", "type_",
                  "existing_type")),
          Map.entry("bulk_insert", List.of("table", "rows")),
          Map.entry("create_check_constraint", List.of("constraint_name", "table_name", "condition")),
          Map.entry("create_exclude_constraint", List.of("constraint_name", "table_name", "*")),
          Map.entry(
              "create_foreign_key",
              List.of("constraint_name", "source_table", "referent_table", "local_cols", "remote_cols")),
          Map.entry("create_index", List.of("index_name", "table_name", "columns")),
          Map.entry("create_primary_key", List.of("constraint_name", "table_name", "columns")),
          Map.entry("create_table", List.of("table_name", "*")),
          Map.entry("create_table_comment", List.of("table_name", "comment")),
          Map.entry("create_unique_constraint", List.of("constraint_name", "table_name", "columns")),
          Map.entry("drop_column", List.of("table_name", "column_name")),
          Map.entry("drop_constraint", List.of("constraint_name", "table_name", "type_")),
          Map.entry("drop_index", List.of("index_name", "table_name")),
          Map.entry("drop_table", List.of("table_name")),
          Map.entry("drop_table_comment", List.of("table_name")),
          Map.entry("execute", List.of("sqltext")),
          Map.entry("rename_table", List.of("old_table_name", "new_table_name")),
          Map.entry("batch_alter_table", List.of("table_name", "schema", "recreate")));

  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "name", "constraint_name",
          "source", "source_table",
          "referent", "referent_table",
          "tablename", "table_name",
          "sql", "sqltext",
          "old_name", "old_table_name",
          "new_name", "new_table_name");

  /** The arguments under which everything beyond the named parameters is kept. */
  static final String REST = "*";

  private Signatures() {}

  static boolean knows(String operation) {
    return POSITIONAL.containsKey(operation);
  }

  /**
   * Every argument by its name.
   *
   * @param batch whether it is an operation of a batch, which knows its table already
   */
  static Arguments bind(String operation, Arguments given, boolean batch) {
    Map<String, Value> named = new LinkedHashMap<>();
    List<Value> rest = new ArrayList<>();
    List<String> parameters = new ArrayList<>(POSITIONAL.get(operation));
    if (batch) {
      parameters.remove("table_name");
      parameters.remove("source_table");
    }
    for (int i = 0; i < given.positional().size(); i++) {
      String parameter = i < parameters.size() ? parameters.get(i) : REST;
      if (parameter.equals(REST) || rest.size() > 0) {
        rest.add(given.positional().get(i));
      } else {
        named.put(parameter, given.positional().get(i));
      }
    }
    given.named().forEach((name, value) -> named.putIfAbsent(current(operation, name), value));
    return new Arguments(rest, named, given.complete());
  }

  private static String current(String operation, String name) {
    if (name.equals("name") && operation.endsWith("_index")) {
      return "index_name";
    }
    if (name.equals("name") && operation.endsWith("_table")) {
      return "table_name";
    }
    if (operation.equals("rename_table") && name.equals("table_name")) {
      return "old_table_name";
    }
    return OLD_NAMES.getOrDefault(name, name);
  }
}
