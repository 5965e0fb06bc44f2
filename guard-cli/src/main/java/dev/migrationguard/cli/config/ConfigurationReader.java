package dev.migrationguard.cli.config;

import dev.migrationguard.cli.config.Configuration.Section;
import dev.migrationguard.cli.config.Configuration.Source;
import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.engine.Nearest;
import dev.migrationguard.frontend.project.TomlLines;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Severity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands the table of a configuration, key by key. */
final class ConfigurationReader {

  /** What is done with a text that a key has for its value. */
  private interface Reading<T> {
    T read(String text) throws Mistake;
  }

  private final Source source;
  private final Path directory;
  private final TomlLines lines;
  private final Values values;

  /**
   * A reader.
   *
   * @param source    the file
   * @param directory the working directory, absolute
   * @param lines     on which its keys stand
   * @param values    what understands their values
   */
  ConfigurationReader(Source source, Path directory, TomlLines lines, Values values) {
    this.source = source;
    this.directory = directory;
    this.lines = lines;
    this.values = values;
  }

  /**
   * A table with its keys.
   *
   * @param path what leads to it
   */
  private record Table(List<String> path, Map<?, ?> content) {

    List<String> to(String key) {
      List<String> whole = new ArrayList<>(path);
      whole.add(key);
      return whole;
    }

    Optional<Object> get(Key key) {
      return Optional.ofNullable(content.get(key.word()));
    }
  }

  /**
   * The configuration of a table.
   *
   * @param path what leads to the table in the file
   */
  Configuration read(List<String> path, Map<?, ?> content) throws Mistake {
    Table table = new Table(path, content);
    refuseUnknown(table, Key.general());
    return new Configuration(
        Optional.of(source),
        layer(table),
        text(table, Key.DIRECTION, word -> values.directions(word, Key.DIRECTION.word())),
        text(table, Key.FAIL_ON, word -> values.threshold(word, Key.FAIL_ON.word())),
        text(table, Key.BASELINE, this::fromDirectory),
        texts(table, Key.MIGRATIONS, this::fromDirectory),
        texts(table, Key.EXCLUDE, Glob::of),
        text(table, Key.LINK_BASE, url -> values.linkBase(url, Key.LINK_BASE.word())),
        sections(table));
  }

  /** Mistakes are told in the order of the file, as far as keys go. */
  private void refuseUnknown(Table table, List<Key> known) throws Mistake {
    List<String> words = Key.words(known);
    String unknown = null;
    for (Object key : table.content().keySet()) {
      String word = String.valueOf(key);
      boolean first = unknown == null || lines.of(table.to(word)) < lines.of(table.to(unknown));
      if (!words.contains(word) && first) {
        unknown = word;
      }
    }
    if (unknown != null) {
      String hint = Nearest.hint(unknown, words);
      String where = known.contains(Key.PATHS) ? " of a section of per-path" : "";
      String rest = hint.isEmpty() ? "; there are " + String.join(", ", words) : hint;
      throw new Mistake("unknown key '" + unknown + "'" + where + rest).at(where(table.to(unknown)));
    }
  }

  private Layer layer(Table table) throws Mistake {
    Optional<Told<Dialect>> target = text(table, Key.TARGET, values::target);
    Optional<Told<List<String>>> profiles =
        texts(table, Key.PROFILE, name -> values.profile(name, Key.PROFILE.word()));
    Optional<Told<List<String>>> select = texts(table, Key.SELECT, values::rule);
    if (select.isPresent() && select.get().value().isEmpty()) {
      throw new Mistake("'select' names no rule, so that none would run").at(select.get().by());
    }
    Optional<Told<Set<String>>> names =
        profiles.map(told -> new Told<>(new LinkedHashSet<>(told.value()), told.by(), told.at()));
    return new Layer(target, names, select, texts(table, Key.IGNORE, values::rule), severities(table));
  }

  private Map<String, Told<Optional<Severity>>> severities(Table table) throws Mistake {
    Optional<Object> value = table.get(Key.SEVERITY);
    if (value.isEmpty()) {
      return Map.of();
    }
    List<String> path = table.to(Key.SEVERITY.word());
    if (!(value.get() instanceof Map<?, ?> entries)) {
      throw wrong(path, Key.SEVERITY, "a table of rules such as { drop-column = \"warning\" }", value.get());
    }
    Map<String, Told<Optional<Severity>>> severities = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      String id = String.valueOf(entry.getKey());
      List<String> at = new ArrayList<>(path);
      at.add(id);
      try {
        values.rule(id);
        if (!(entry.getValue() instanceof String word)) {
          throw new Mistake("the severity of '" + id + "' is a text such as \"warning\", not " + kind(entry.getValue()));
        }
        severities.put(id, Told.line(values.weight(word, "the severity of '" + id + "'"), place(lines.of(at))));
      } catch (Mistake mistake) {
        throw mistake.at(where(at));
      }
    }
    return severities;
  }

  private List<Section> sections(Table table) throws Mistake {
    Optional<Object> value = table.get(Key.PER_PATH);
    if (value.isEmpty()) {
      return List.of();
    }
    List<String> path = table.to(Key.PER_PATH.word());
    if (!(value.get() instanceof List<?> tables)) {
      throw wrong(path, Key.PER_PATH, "sections, each written below [[" + String.join(".", path) + "]]", value.get());
    }
    List<Section> sections = new ArrayList<>();
    for (Object each : tables) {
      List<String> own = new ArrayList<>(path);
      own.add(String.valueOf(sections.size()));
      if (!(each instanceof Map<?, ?> content)) {
        throw wrong(own, Key.PER_PATH, "sections, each written below [[" + String.join(".", path) + "]]", each);
      }
      Table section = new Table(own, content);
      refuseUnknown(section, Key.perPath());
      Optional<Told<List<Glob>>> paths = texts(section, Key.PATHS, Glob::of);
      if (paths.isEmpty() || paths.get().value().isEmpty()) {
        throw new Mistake("this section of per-path has no 'paths', such as [\"legacy/**\"]").at(where(own));
      }
      sections.add(new Section(paths.get().value(), layer(section), place(lines.of(own))));
    }
    return sections;
  }

  private <T> Optional<Told<T>> text(Table table, Key key, Reading<T> reading) throws Mistake {
    Optional<Object> value = table.get(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    List<String> path = table.to(key.word());
    if (!(value.get() instanceof String text)) {
      throw wrong(path, key, "a text in quotes", value.get());
    }
    try {
      return Optional.of(Told.line(reading.read(text), place(lines.of(path))));
    } catch (Mistake mistake) {
      throw mistake.at(where(path));
    }
  }

  private <T> Optional<Told<List<T>>> texts(Table table, Key key, Reading<T> reading) throws Mistake {
    Optional<Object> value = table.get(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    List<String> path = table.to(key.word());
    List<?> items = value.get() instanceof List<?> list ? list : List.of(value.get());
    List<T> read = new ArrayList<>(items.size());
    for (Object item : items) {
      if (!(item instanceof String text)) {
        throw wrong(path, key, "texts in quotes, such as [\"…\", \"…\"]", item);
      }
      try {
        read.add(reading.read(text));
      } catch (Mistake mistake) {
        throw mistake.at(source.name() + ":" + lines.of(path, text));
      }
    }
    return Optional.of(Told.line(List.copyOf(read), place(lines.of(path))));
  }

  /** A path of the file, which starts from its folder, as the user would name it who stands in the working directory. */
  private String fromDirectory(String text) throws Mistake {
    if (text.isEmpty()) {
      throw new Mistake("a path is empty");
    }
    try {
      Path path = source.folder().resolve(text).normalize();
      if (path.equals(directory)) {
        return ".";
      }
      return path.startsWith(directory) ? directory.relativize(path).toString() : path.toString();
    } catch (InvalidPathException e) {
      throw new Mistake("'" + text + "' is not a path");
    }
  }

  private Mistake wrong(List<String> path, Key key, String wanted, Object found) {
    return new Mistake("'" + key.word() + "' takes " + wanted + ", not " + kind(found)).at(where(path));
  }

  private static String kind(Object value) {
    return switch (value) {
      case String text -> "the text \"" + text + "\"";
      case Boolean truth -> truth.toString();
      case Number number -> "the number " + number;
      case List<?> list -> "a list";
      case Map<?, ?> table -> "a table";
      default -> value.toString();
    };
  }

  private String where(List<String> path) {
    return source.name() + ":" + lines.of(path);
  }

  private Place place(int line) {
    return new Place(source.name(), new Span(line, 1, line, 1));
  }
}
