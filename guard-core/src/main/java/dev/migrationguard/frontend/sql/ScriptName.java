package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.project.FlywaySettings;
import dev.migrationguard.frontend.project.FlywaySettings.Naming;
import dev.migrationguard.model.Sequence;
import dev.migrationguard.model.Sequence.Role;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the name of an SQL script tells.
 *
 * @param tool  what runs it
 * @param role  what it is in its history
 * @param id    its version, or the name that stands for one; empty where it has none
 * @param key   orders it in its history; empty where the name tells no order
 * @param group the folder of its history, as the user would name it
 */
record ScriptName(Tool tool, Role role, String id, String key, String group) {

  /** What runs a script. */
  enum Tool {
    /** {@code V1.2__words.sql}, {@code U1.2__words.sql}, {@code B1.2__words.sql}, {@code R__words.sql}. */
    FLYWAY,
    /** {@code <version>_<words>/up.sql} and {@code down.sql}. */
    DIESEL,
    /** {@code <version>_<words>/migration.sql}. */
    PRISMA,
    /** {@code <version>_<words>.up.sql} and {@code .down.sql}. */
    UP_DOWN,
    /** {@code deploy/<words>.sql} and {@code revert/<words>.sql}. */
    SQITCH,
    /** {@code 0001_words.sql}: goose, dbmate and many others. */
    NUMBERED,
    /** Any other script. */
    PLAIN;

    /** Whether psql runs such scripts, as far as their names tell. */
    boolean mayBePsql() {
      return this == SQITCH || this == NUMBERED || this == PLAIN;
    }
  }

  /** What it tells where no settings say anything else. */
  static ScriptName of(String path) {
    return of(path, null, FlywaySettings.NONE);
  }

  /**
   * What it tells.
   *
   * @param path     as the user would name it
   * @param real     the folder where it lies, absolute; null where it lies nowhere
   * @param settings what Flyway is told in the project
   */
  static ScriptName of(String path, Path real, FlywaySettings settings) {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    String file = path.substring(slash + 1);
    String own = settings.naming().stem(file).orElse("");
    ScriptName flyway = flyway(own, "", settings.naming());
    if (flyway != null) {
      return flyway.in(FlywayName.history(folder, real, settings));
    }
    String stem = file.length() > 4 ? file.substring(0, file.length() - 4) : file;
    String version = lastPart(folder);
    String lower = stem.toLowerCase(Locale.ROOT);
    if (lower.equals("up") || lower.equals("down")) {
      return new ScriptName(Tool.DIESEL, role(lower.equals("down")), version, key(version), parent(folder));
    }
    if (lower.equals("migration")) {
      return new ScriptName(Tool.PRISMA, Role.VERSIONED, version, key(version), parent(folder));
    }
    if (lower.endsWith(".up") || lower.endsWith(".down")) {
      String id = stem.substring(0, stem.lastIndexOf('.'));
      return new ScriptName(Tool.UP_DOWN, role(lower.endsWith(".down")), id, key(id), folder);
    }
    if (version.equals("deploy") || version.equals("revert") || version.equals("verify")) {
      return new ScriptName(Tool.SQITCH, role(version.equals("revert")), stem, "", parent(folder));
    }
    return isNumbered(stem)
        ? new ScriptName(Tool.NUMBERED, Role.VERSIONED, stem, key(stem), folder)
        : new ScriptName(Tool.PLAIN, Role.VERSIONED, stem, "", folder);
  }

  private static Role role(boolean back) {
    return back ? Role.UNDO : Role.VERSIONED;
  }

  /** What Flyway reads out of a name without its ending; null where it is none of Flyway's. */
  static ScriptName flyway(String stem, String group, Naming naming) {
    int words = stem.indexOf(naming.separator());
    if (words < 0) {
      return null;
    }
    if (stem.startsWith(naming.repeatable()) && words == naming.repeatable().length()) {
      return new ScriptName(Tool.FLYWAY, Role.REPEATABLE, stem, stem, group);
    }
    ScriptName undo = versioned(stem, naming.undo(), words, Role.UNDO, group);
    ScriptName baseline = undo != null ? undo : versioned(stem, naming.baseline(), words, Role.BASELINE, group);
    return baseline != null ? baseline : versioned(stem, naming.versioned(), words, Role.VERSIONED, group);
  }

  private static ScriptName versioned(String stem, String prefix, int words, Role role, String group) {
    if (words <= prefix.length() || !stem.startsWith(prefix)) {
      return null;
    }
    String version = stem.substring(prefix.length(), words);
    return isVersion(version) ? new ScriptName(Tool.FLYWAY, role, version, flywayKey(version), group) : null;
  }

  /** Flyway reads a location with all its folders, and {@code db/migration} is the one that needs no setting. */
  static String location(String folder) {
    int at = ("/" + folder + "/").indexOf("/db/migration/");
    return at < 0 ? folder : folder.substring(0, at + "db/migration".length());
  }

  /** Numbers between dots or underscores. */
  private static boolean isVersion(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && c != '.' && c != '_') {
        return false;
      }
    }
    return !text.isEmpty() && isDigit(text.charAt(0));
  }

  /** A name that begins with a number, with a separator or nothing behind it. */
  private static boolean isNumbered(String stem) {
    int digits = 0;
    while (digits < stem.length() && isDigit(stem.charAt(digits))) {
      digits++;
    }
    if (digits == 0) {
      return false;
    }
    return digits == stem.length() || "_-.".indexOf(stem.charAt(digits)) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** To Flyway 1, 1.0 and 01 are one version. */
  private static String flywayKey(String version) {
    String dotted = version.replace('_', '.');
    int end = dotted.length();
    while (end > 1 && (dotted.charAt(end - 1) == '0' || dotted.charAt(end - 1) == '.')) {
      int dot = dotted.lastIndexOf('.', end - 1);
      if (dot < 0 || !onlyZeros(dotted, dot + 1, end)) {
        break;
      }
      end = dot;
    }
    return key(dotted.substring(0, end));
  }

  private static boolean onlyZeros(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  /** The text with the length of every number before it, so that 9 comes before 10. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length() + 4);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        key.append(c);
        i++;
        continue;
      }
      int first = i;
      while (i < text.length() && isDigit(text.charAt(i))) {
        i++;
      }
      while (first < i - 1 && text.charAt(first) == '0') {
        first++;
      }
      // Three digits for the length keep longer numbers behind shorter ones.
      key.append((char) ('0' + (i - first) / 100 % 10)).append((char) ('0' + (i - first) / 10 % 10));
      key.append((char) ('0' + (i - first) % 10)).append(text, first, i);
    }
    return key.toString();
  }

  static String parent(String folder) {
    int slash = folder.lastIndexOf('/');
    return slash < 0 ? "" : folder.substring(0, slash);
  }

  static String lastPart(String folder) {
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  private ScriptName in(String history) {
    return new ScriptName(tool, role, id, key, history);
  }

  /** The same in the turn that something beside the script gives it. */
  ScriptName inTurn(String turn) {
    return new ScriptName(tool, role, id, turn, group);
  }

  /** Whether it only leads back. */
  boolean undo() {
    return role == Role.UNDO;
  }

  /** Its turn in its history. */
  Sequence sequence() {
    return new Sequence(group, key.isEmpty() ? id : key, role);
  }
}
