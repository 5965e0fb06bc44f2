package dev.migrationguard.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The constraints or the indexes of a table, found by their names and by the columns that they speak of.
 *
 * @param byName   every one
 * @param byColumn the names of those that speak of a column
 */
record Parts<T extends Parts.Part>(PMap<String, T> byName, PMap<String, PSet<String>> byColumn) {

  /** A constraint or an index. */
  interface Part {

    /** What stands for the columns of an expression, which are not told apart. */
    String SOME_COLUMN = "";

    /** The columns that it speaks of, {@link #SOME_COLUMN} among them where there may be others. */
    List<String> mentions();
  }

  static <T extends Part> Parts<T> none() {
    return new Parts<>(HashTreePMap.empty(), HashTreePMap.empty());
  }

  /** Those that speak of the column, and those that may. */
  Map<String, T> on(String column) {
    Map<String, T> found = new LinkedHashMap<>();
    add(column, found);
    add(Part.SOME_COLUMN, found);
    return found;
  }

  private void add(String column, Map<String, T> into) {
    PSet<String> names = byColumn.get(column);
    if (names != null) {
      for (String name : names) {
        into.put(name, byName.get(name));
      }
    }
  }

  Parts<T> plus(String name, T part) {
    PMap<String, PSet<String>> columns = minus(name).byColumn;
    for (String column : part.mentions()) {
      PSet<String> names = columns.get(column);
      columns = columns.plus(column, names == null ? HashTreePSet.singleton(name) : names.plus(name));
    }
    return new Parts<>(byName.plus(name, part), columns);
  }

  Parts<T> minus(String name) {
    T part = byName.get(name);
    if (part == null) {
      return this;
    }
    PMap<String, PSet<String>> columns = byColumn;
    for (String column : part.mentions()) {
      PSet<String> names = columns.get(column);
      if (names != null) {
        PSet<String> left = names.minus(name);
        columns = left.isEmpty() ? columns.minus(column) : columns.plus(column, left);
      }
    }
    return new Parts<>(byName.minus(name), columns);
  }

  Parts<T> plusAll(Parts<T> other) {
    Parts<T> all = this;
    for (var entry : other.byName.entrySet()) {
      all = all.byName.get(entry.getKey()) == entry.getValue() ? all : all.plus(entry.getKey(), entry.getValue());
    }
    return all;
  }
}
