package dev.migrationguard.frontend.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a YAML file of settings by their whole names: {@code spring.flyway.locations}. Mappings by indentation
 * and lists of plain values, which is what such files hold; of several documents the first, which holds for every
 * profile. What is written in another way is left out.
 */
final class YamlLines {

  private YamlLines() {}

  /** A key that has others below it. */
  private record Above(int indent, String name) {}

  static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Above> path = new ArrayList<>();
    boolean begun = false;
    for (String line : text.lines().toList()) {
      String bare = line.strip();
      if (bare.startsWith("---")) {
        if (begun) {
          break;
        }
        continue;
      }
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      begun = true;
      int indent = line.indexOf(bare.charAt(0));
      if (bare.startsWith("- ")) {
        item(plain(bare.substring(2)), indent, path, values);
        continue;
      }
      while (!path.isEmpty() && path.get(path.size() - 1).indent() >= indent) {
        path.remove(path.size() - 1);
      }
      int colon = colon(bare);
      if (colon > 0) {
        String name = (path.isEmpty() ? "" : path.get(path.size() - 1).name() + ".") + plain(bare.substring(0, colon));
        String value = plain(bare.substring(colon + 1));
        if (value.isEmpty()) {
          path.add(new Above(indent, name));
        } else {
          values.putIfAbsent(name, value);
        }
      }
    }
    return values;
  }

  /** An item may stand as far to the left as the key of its list. */
  private static void item(String value, int indent, List<Above> path, Map<String, String> values) {
    while (!path.isEmpty() && path.get(path.size() - 1).indent() > indent) {
      path.remove(path.size() - 1);
    }
    if (!path.isEmpty()) {
      values.merge(path.get(path.size() - 1).name(), value, (before, next) -> before + "," + next);
    }
  }

  private static int colon(String bare) {
    int at = bare.indexOf(':');
    while (at >= 0 && at + 1 < bare.length() && bare.charAt(at + 1) != ' ') {
      at = bare.indexOf(':', at + 1);
    }
    return at;
  }

  private static String plain(String text) {
    String value = text.strip();
    if (value.startsWith("[") && value.indexOf(']') > 0) {
      List<String> items = new ArrayList<>();
      for (String item : value.substring(1, value.indexOf(']')).split(",")) {
        items.add(plain(item));
      }
      return String.join(",", items);
    }
    char quote = value.isEmpty() ? ' ' : value.charAt(0);
    if (quote == '"' || quote == '\'') {
      int end = value.indexOf(quote, 1);
      return end > 0 ? value.substring(1, end) : value;
    }
    int comment = value.indexOf(" #");
    return value.startsWith("#") ? "" : comment < 0 ? value : value.substring(0, comment).strip();
  }
}
