package dev.migrationguard.frontend.project;

import io.github.wasabithumb.jtoml.JToml;
import io.github.wasabithumb.jtoml.except.TomlException;
import io.github.wasabithumb.jtoml.key.TomlKey;
import io.github.wasabithumb.jtoml.value.TomlValue;
import io.github.wasabithumb.jtoml.value.primitive.TomlPrimitive;
import io.github.wasabithumb.jtoml.value.table.TomlTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TOML as plain values: tables are maps, arrays lists, everything else strings, booleans or numbers as text. */
public final class Toml {

  private Toml() {}

  /** A text that is no TOML; the message is one line for the user. */
  public static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads a document.
   *
   * @throws Broken when it is no TOML
   */
  public static Map<String, Object> read(String text) throws Broken {
    try {
      return map(JToml.jToml().readFromString(text));
    } catch (TomlException cause) {
      String message = String.valueOf(cause.getMessage());
      int end = message.indexOf('\n');
      throw new Broken(end < 0 ? message : message.substring(0, end));
    }
  }

  /** A table of a table; empty where there is none of that name. */
  public static Map<String, Object> table(Map<String, Object> of, String name) {
    Map<String, Object> table = new LinkedHashMap<>();
    if (of.get(name) instanceof Map<?, ?> found) {
      found.forEach((key, value) -> table.put(String.valueOf(key), value));
    }
    return table;
  }

  private static Map<String, Object> map(TomlTable table) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (TomlKey key : table.keys(false)) {
      TomlValue value = table.get(key);
      if (value != null) {
        map.put(key.get(0), plain(value));
      }
    }
    return map;
  }

  private static Object plain(TomlValue value) {
    if (value.isTable()) {
      return map(value.asTable());
    }
    if (value.isArray()) {
      List<Object> list = new ArrayList<>();
      value.asArray().forEach(item -> list.add(plain(item)));
      return List.copyOf(list);
    }
    TomlPrimitive primitive = value.asPrimitive();
    return primitive.isBoolean() ? (Object) primitive.asBoolean() : String.valueOf(primitive.value());
  }
}
