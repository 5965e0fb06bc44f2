package dev.migrationguard.frontend.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file in the format of Python's {@code configparser}, with its interpolation.
 *
 * <p>Keys are lower case, {@code DEFAULT} stands behind every section, a line that is indented deeper than its key goes
 * on with its value, and a comment has its line to itself.
 */
public final class Ini {

  /** So deep may values name one another; configparser has the same limit. */
  private static final int DEEPEST = 10;

  private static final String DEFAULT = "DEFAULT";

  /**
   * A value.
   *
   * @param text as written, not interpolated
   * @param line of its key, from 1
   */
  public record Entry(String text, int line) {}

  private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
  private final Map<String, String> given;

  private Ini(Map<String, String> given) {
    this.given = Map.copyOf(given);
  }

  /**
   * Reads a file. What is no line of the format is passed over.
   *
   * @param text  its text
   * @param given names that its values may use: {@code here}
   */
  public static Ini of(String text, Map<String, String> given) {
    Ini ini = new Ini(given);
    String section = "";
    String key = "";
    int keyIndent = 0;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";")) {
        continue;
      }
      int indent = line.length() - line.stripLeading().length();
      if (!key.isEmpty() && indent > keyIndent) {
        Map<String, Entry> entries = ini.section(section);
        Entry begun = entries.get(key);
        entries.put(key, new Entry(begun.text() + "\n" + bare, begun.line()));
      } else if (bare.startsWith("[") && bare.endsWith("]")) {
        section = bare.substring(1, bare.length() - 1);
        ini.section(section);
        key = "";
      } else {
        int delimiter = delimiter(bare);
        if (delimiter > 0) {
          key = bare.substring(0, delimiter).strip().toLowerCase(Locale.ROOT);
          keyIndent = indent;
          ini.section(section).put(key, new Entry(bare.substring(delimiter + 1).strip(), number));
        }
      }
    }
    return ini;
  }

  private static int delimiter(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
  }

  private Map<String, Entry> section(String name) {
    return sections.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  /** The names of its sections, without {@code DEFAULT}. */
  public List<String> sections() {
    Set<String> names = sections.keySet();
    return names.stream().filter(name -> !name.equals(DEFAULT) && !name.isEmpty()).toList();
  }

  /** A value as it is written, of the section or else of {@code DEFAULT}. */
  public Optional<Entry> entry(String section, String key) {
    Entry own = sections.getOrDefault(section, Map.of()).get(key);
    return Optional.ofNullable(own == null ? sections.getOrDefault(DEFAULT, Map.of()).get(key) : own);
  }

  /** A value with what it names put in; empty where there is none, or it names what there is not. */
  public Optional<String> get(String section, String key) {
    return entry(section, key).flatMap(entry -> interpolated(section, entry.text(), 0));
  }

  /** The options of a section, those of {@code DEFAULT} included, each with what it names put in. */
  public Map<String, String> options(String section) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : List.of(DEFAULT, section)) {
      for (String key : sections.getOrDefault(name, Map.of()).keySet()) {
        get(section, key).ifPresent(value -> options.put(key, value));
      }
    }
    return options;
  }

  private Optional<String> interpolated(String section, String text, int depth) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '%') {
        result.append(c);
        at++;
      } else if (text.startsWith("%%", at)) {
        result.append('%');
        at += 2;
      } else {
        int end = text.indexOf(")s", at);
        if (!text.startsWith("%(", at) || end < 0 || depth >= DEEPEST) {
          return Optional.empty();
        }
        String name = text.substring(at + 2, end).toLowerCase(Locale.ROOT);
        Optional<String> value =
            entry(section, name)
                .flatMap(entry -> interpolated(section, entry.text(), depth + 1))
                .or(() -> Optional.ofNullable(given.get(name)));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        result.append(value.get());
        at = end + 2;
      }
    }
    return Optional.of(result.toString());
  }
}
