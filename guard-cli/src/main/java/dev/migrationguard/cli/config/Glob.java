package dev.migrationguard.cli.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths, as {@code .gitignore} has them: {@code *} and {@code ?} stay within a name, {@code **} spans
 * folders, a pattern with a slash starts at the configuration, one without is looked for everywhere, and a folder
 * stands for all that is in it.
 */
public final class Glob {

  private static final String ANY = "**";

  private final String text;
  private final List<String> names;

  private Glob(String text, List<String> names) {
    this.text = text;
    this.names = List.copyOf(names);
  }

  /**
   * A pattern.
   *
   * @throws Mistake where it can match nothing or asks for what patterns cannot do
   */
  static Glob of(String text) throws Mistake {
    if (text.indexOf('\\') >= 0) {
      throw new Mistake("'" + text + "' has a backslash: patterns are written with / on every system");
    }
    if (text.startsWith("!")) {
      throw new Mistake("'" + text + "' begins with !, and a pattern cannot take back another one");
    }
    List<String> names = new ArrayList<>();
    for (String name : text.split("/", -1)) {
      if (name.equals("..")) {
        throw new Mistake("'" + text + "' leads out of the folder of this file, where patterns start");
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw new Mistake("'" + text + "' is no pattern of paths; '**' stands for every file");
    }
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1) {
      names.add(0, ANY);
    }
    names.add(ANY);
    return new Glob(text, names);
  }

  /** Whether one of several matches. */
  static boolean any(List<Glob> globs, String path) {
    for (Glob glob : globs) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a path matches.
   *
   * @param path from the folder of the configuration, with slashes
   */
  boolean matches(String path) {
    List<String> parts = List.of(path.split("/", -1));
    int name = 0;
    int part = 0;
    int lastAny = -1;
    int retry = 0;
    while (part < parts.size()) {
      if (name < names.size() && names.get(name).equals(ANY)) {
        lastAny = name++;
        retry = part;
      } else if (name < names.size() && fits(names.get(name), parts.get(part))) {
        name++;
        part++;
      } else if (lastAny >= 0) {
        name = lastAny + 1;
        part = ++retry;
      } else {
        return false;
      }
    }
    while (name < names.size() && names.get(name).equals(ANY)) {
      name++;
    }
    return name == names.size();
  }

  private static boolean fits(String pattern, String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int retry = 0;
    while (in < name.length()) {
      char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
      if (at < pattern.length() && wanted == '*') {
        star = at++;
        retry = in;
      } else if (at < pattern.length() && (wanted == '?' || wanted == name.charAt(in))) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  /** As it is written. */
  @Override
  public String toString() {
    return text;
  }
}
