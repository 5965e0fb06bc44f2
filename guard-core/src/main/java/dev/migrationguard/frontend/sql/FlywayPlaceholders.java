package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.project.FlywaySettings;
import dev.migrationguard.model.ObjectName;
import java.util.Map;
import java.util.Optional;

/**
 * Fills in the placeholders of Flyway whose values the project tells; the others stay unknown. Source: Flyway's manual,
 * "Placeholders".
 */
final class FlywayPlaceholders {

  /** More than a person writes; a file without an end mark is looked through once for each. */
  private static final int LONGEST = 200;

  private final FlywaySettings settings;
  private final Map<String, String> own;
  private final String file;

  /**
   * For one script.
   *
   * @param settings what the project tells
   * @param own      what the settings beside the script tell
   * @param file     its name, without folders
   */
  FlywayPlaceholders(FlywaySettings settings, Map<String, String> own, String file) {
    this.settings = settings;
    this.own = own;
    this.file = file;
  }

  /** The text with the values in it; empty where there are none to fill in. */
  Optional<Filled> filled(String text) {
    String opens = settings.value("placeholderPrefix").filter(p -> !p.isEmpty()).orElse("${");
    String closes = settings.value("placeholderSuffix").filter(p -> !p.isEmpty()).orElse("}");
    String replaced = own.getOrDefault("placeholderReplacement", settings.value("placeholderReplacement").orElse(""));
    if (replaced.equalsIgnoreCase("false")) {
      return Optional.empty();
    }
    Filled.Builder builder = new Filled.Builder(text);
    for (int at = text.indexOf(opens); at >= 0; at = text.indexOf(opens, at + opens.length())) {
      int first = at + opens.length();
      int end = text.indexOf(closes, first);
      if (end < 0) {
        break;
      }
      String name = end - first > LONGEST ? "" : text.substring(first, end);
      Optional<String> value = isName(name) ? value(name) : Optional.empty();
      if (value.isPresent()) {
        builder.replace(at, end + closes.length(), value.get());
      } else if (!opens.equals("${") && isName(name)) {
        builder.replace(at, end + closes.length(), String.valueOf(ObjectName.HOLE));
      } else {
        continue;
      }
      at = end + closes.length() - opens.length();
    }
    return builder.unchanged() ? Optional.empty() : Optional.of(builder.build());
  }

  private Optional<String> value(String name) {
    String beside = own.get("placeholders." + name);
    if (beside != null) {
      return Optional.of(beside);
    }
    return switch (name) {
      case "flyway:filename" -> Optional.of(file);
      case "flyway:defaultSchema" ->
          settings.value("defaultSchema")
              .or(() -> settings.value("schemas").map(all -> all.split(",")[0].strip()))
              .filter(schema -> !schema.isEmpty());
      default -> settings.placeholder(name);
    };
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Lexer.isWordPart(c) && c != '.' && c != ':' && c != '-') {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
