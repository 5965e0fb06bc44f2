package dev.migrationguard.cli.config;

import java.util.ArrayList;
import java.util.List;

/** The keys of a configuration. */
public enum Key {
  TARGET("target", true, "The database that is judged, with its version: `postgresql:15`, `mysql:8.4`."),
  DIRECTION("direction", false, "Which way is judged: `upgrade`, `downgrade` or `both`."),
  PROFILE("profile", true, "The profiles whose rules run: `default`, `strict`, `style`."),
  SELECT("select", true, "The rules that run, and no others."),
  IGNORE("ignore", true, "The rules that do not run."),
  SEVERITY("severity", true, "What findings of a rule count as: `error`, `warning`, `note`, or `off`."),
  FAIL_ON("fail-on", false, "Exit with 1 from this severity up: `error`, `warning`, `note` or `never`."),
  BASELINE("baseline", false, "The file of findings that are known and not reported."),
  MIGRATIONS("migrations", false, "What is checked where the command line names nothing."),
  EXCLUDE("exclude", false, "Patterns of files that are never reported on; they are read as history."),
  LINK_BASE("link-base", false, "What the links of an HTML page begin with."),
  PER_PATH("per-path", false, "How the files of some paths are judged."),
  PATHS("paths", true, "Patterns of the files that a section of `per-path` speaks of.");

  private final String word;
  private final boolean perPath;
  private final String help;

  Key(String word, boolean perPath, String help) {
    this.word = word;
    this.perPath = perPath;
    this.help = help;
  }

  /** As it is written. */
  public String word() {
    return word;
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
