package dev.migrationguard.frontend.project;

import io.github.wasabithumb.jtoml.JToml;
import io.github.wasabithumb.jtoml.except.TomlException;
import io.github.wasabithumb.jtoml.except.parse.TomlLocalParseException;
import io.github.wasabithumb.jtoml.key.TomlKey;
import io.github.wasabithumb.jtoml.value.TomlValue;
import io.github.wasabithumb.jtoml.value.table.TomlTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TOML as plain values: tables are maps, arrays lists, everything else strings, booleans, numbers or dates. */
public final class Toml {

  private Toml() {}

  /** A text that is no TOML; the message is one line for the user. */
  public static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    Broken(String message, int line) {
      super(message, null, false, false);
      this.line = line;
    }

    /** The line where it ends to be TOML, from 1. */
    public int line() {
      return line;
    }
  }

  /**
   * Reads a document.
   *
   * @throws Broken when it is no TOML
   */
  public static Map<String, Object> read(String text) throws Broken {
    try {
      // The library takes an empty string at the very end of a text for the start of a long one.
      return map(JToml.jToml().readFromString(text.endsWith("\n") ? text : text + "\n"));
    } catch (TomlLocalParseException cause) {
      // The place that it tells is where it noticed, some lines further on.
      throw new Broken(firstLine(cause.getRawMessage()), TomlLines.ofFault(text));
    } catch (TomlException | IllegalArgumentException cause) {
      throw new Broken(firstLine(cause.getMessage()), TomlLines.ofFault(text));
    } catch (StackOverflowError cause) {
      throw new Broken("it is nested too deeply", 1);
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

  private static String firstLine(String message) {
    String text = String.valueOf(message);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
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
      return Collections.unmodifiableList(list);
    }
    return value.asPrimitive().value();
  }
}
