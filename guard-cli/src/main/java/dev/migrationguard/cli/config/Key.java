package dev.migrationguard.cli.config;

import java.util.ArrayList;
import java.util.List;

/** The keys of a configuration. */
public enum Key {
  TARGET("target", Kind.TEXT, true, "The database that is judged, with its version: `postgresql:15`, `mysql:8.4`."),
  DIRECTION("direction", Kind.TEXT, false, "Which way is judged: `upgrade`, `downgrade` or `both`."),
  PROFILE("profile", Kind.TEXTS, true, "The profiles whose rules run: `default`, `strict`, `style`."),
  SELECT("select", Kind.TEXTS, true, "The rules that run, and no others."),
  IGNORE("ignore", Kind.TEXTS, true, "The rules that do not run."),
  SEVERITY(
      "severity", Kind.SEVERITIES, true, "What findings of a rule count as: `error`, `warning`, `note`, or `off`."),
  FAIL_ON("fail-on", Kind.TEXT, false, "Exit with 1 from this severity up: `error`, `warning`, `note` or `never`."),
  BASELINE("baseline", Kind.TEXT, false, "The file of findings that are known and not reported."),
  MIGRATIONS("migrations", Kind.TEXTS, false, "What is checked where the command line names nothing."),
  EXCLUDE("exclude", Kind.TEXTS, false, "Patterns of files that are never reported on; they are read as history."),
  LINK_BASE("link-base", Kind.TEXT, false, "What the links of an HTML page begin with."),
  PER_PATH("per-path", Kind.SECTIONS, false, "How the files of some paths are judged."),
  PATHS("paths", Kind.TEXTS, true, "Patterns of the files that a section of `per-path` speaks of.");

  /** What a key takes. */
  public enum Kind {
    /** A text. */
    TEXT,
    /** One text or several. */
    TEXTS,
    /** A table of rules with their severities. */
    SEVERITIES,
    /** An array of tables. */
    SECTIONS
  }

  private final String word;
  private final Kind kind;
  private final boolean perPath;
  private final String help;

  Key(String word, Kind kind, boolean perPath, String help) {
    this.word = word;
    this.kind = kind;
    this.perPath = perPath;
    this.help = help;
  }

  /** As it is written. */
  public String word() {
    return word;
  }

  /** What it takes. */
  public Kind kind() {
    return kind;
  }

  /** What it settles, in Markdown. */
  public String help() {
    return help;
  }

  /** The keys of a configuration itself. */
  public static List<Key> general() {
    List<Key> keys = new ArrayList<>(List.of(values()));
    keys.remove(PATHS);
    return keys;
  }

  /** The keys of a section for some paths. */
  public static List<Key> perPath() {
    List<Key> keys = new ArrayList<>();
    for (Key key : values()) {
      if (key.perPath) {
        keys.add(key);
      }
    }
    return keys;
  }

  static List<String> words(List<Key> keys) {
    List<String> words = new ArrayList<>(keys.size());
    for (Key key : keys) {
      words.add(key.word);
    }
    return words;
  }
}
