package dev.migrationguard.frontend.project;

import io.github.wasabithumb.jtoml.except.TomlException;
import io.github.wasabithumb.jtoml.expression.Expression;
import io.github.wasabithumb.jtoml.io.ExpressionReader;
import io.github.wasabithumb.jtoml.io.source.BufferedCharSource;
import io.github.wasabithumb.jtoml.io.source.CharSource;
import io.github.wasabithumb.jtoml.key.TomlKey;
import io.github.wasabithumb.jtoml.option.JTomlOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines on which the keys of a TOML document stand.
 *
 * <p>A key is named by the tables that lead to it; the tables of an array by their number: {@code [per-path, 0, paths]}.
 */
public final class TomlLines {

  /** Lines from 1, the last one included. */
  private record Extent(int first, int last) {}

  private final List<String> text;
  private final Map<List<String>, Extent> extents = new HashMap<>();
  private final Map<List<String>, Integer> arrays = new HashMap<>();
  private int fault;

  private TomlLines(String text) {
    this.text = List.of(text.split("\n", -1));
    Counting source = new Counting(text);
    int first = 1;
    try (ExpressionReader reader = new ExpressionReader(new BufferedCharSource(source), JTomlOptions.defaults())) {
      List<String> table = List.of();
      for (Expression at = reader.readExpression(); at != null; at = reader.readExpression()) {
        // The line break that ends an expression is taken with it; the last one may lack it.
        boolean unended = source.at == text.length() && !text.endsWith("\n");
        Extent extent = new Extent(first, unended ? source.line : source.line - 1);
        if (at.isTable()) {
          table = table(at.asTable().key(), at.asTable().isArray());
          add(table, extent);
        } else if (at.isKeyValue()) {
          add(below(table, at.asKeyValue().key()), extent);
        }
        first = source.line;
      }
    } catch (TomlException broken) {
      fault = first;
    }
  }

  /** The lines of a document that has been read. */
  public static TomlLines of(String text) {
    return new TomlLines(text);
  }

  /** The line on which what cannot be read begins, or on which a key or table is given a second time. */
  static int ofFault(String text) {
    return Math.max(1, new TomlLines(text).fault);
  }

  /** The line of a key; of the table that it stands in where it is written within that one's line. */
  public int of(List<String> path) {
    return extent(path).first();
  }

  /** The line of a text among the values of a key. */
  public int of(List<String> path, String value) {
    Extent extent = extent(path);
    for (int line = extent.first(); line <= extent.last() && line <= text.size(); line++) {
      String at = text.get(line - 1);
      if (at.contains('"' + value + '"') || at.contains('\'' + value + '\'')) {
        return line;
      }
    }
    return extent.first();
  }

  private Extent extent(List<String> path) {
    for (int length = path.size(); length > 0; length--) {
      Extent extent = extents.get(path.subList(0, length));
      if (extent != null) {
        return extent;
      }
    }
    return new Extent(1, 1);
  }

  private void add(List<String> path, Extent extent) {
    if (extents.putIfAbsent(path, extent) != null && fault == 0) {
      fault = extent.first();
    }
  }

  /** The whole name of a table, with the number of the last one where it belongs to an array. */
  private List<String> table(TomlKey key, boolean array) {
    List<String> path = new ArrayList<>();
    int left = key.size();
    for (String part : key) {
      path.add(part);
      left--;
      Integer count = arrays.get(path);
      if (left == 0 && array) {
        int number = count == null ? 0 : count + 1;
        arrays.put(List.copyOf(path), number);
        path.add(String.valueOf(number));
      } else if (count != null) {
        path.add(String.valueOf(count));
      }
    }
    return List.copyOf(path);
  }

  private static List<String> below(List<String> table, TomlKey key) {
    List<String> path = new ArrayList<>(table);
    path.addAll(key);
    return List.copyOf(path);
  }

  /** Counts the lines that the reader has taken. */
  private static final class Counting implements CharSource {

    private final String text;
    private int at;
    private int line = 1;

    Counting(String text) {
      this.text = text;
    }

    @Override
    public int next() {
      if (at == text.length()) {
        return -1;
      }
      char next = text.charAt(at++);
      if (next == '\n') {
        line++;
      }
      return next;
    }

    @Override
    public void close() {
      // A text holds on to nothing.
    }
  }
}
