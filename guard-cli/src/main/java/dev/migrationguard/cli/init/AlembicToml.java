package dev.migrationguard.cli.init;

import dev.migrationguard.frontend.project.Toml;
import java.util.List;
import java.util.Map;

/** Alembic's table in {@code pyproject.toml}: hooks are tables of their own. */
public final class AlembicToml {

  private static final String TABLE = "tool.alembic";
  private static final String HOOKS = "post_write_hooks";
  private static final String MARKS = "#";

  private AlembicToml() {}

  /** Whether Alembic finds its settings here. A text that is no TOML has none. */
  public static boolean hasSettings(String text) {
    try {
      return !alembic(text).isEmpty();
    } catch (Toml.Broken e) {
      return false;
    }
  }

  /**
   * The lines for a file of this kind.
   *
   * @param runner how Alembic is to start the guard
   */
  public static Hook hook(String text, Runner runner) throws Hook.NoPlace {
    String added = table(runner);
    try {
      if (namesGuard(text)) {
        return Hook.present(added);
      }
    } catch (Toml.Broken e) {
      throw new Hook.NoPlace("is no TOML (" + e.getMessage() + ")", added);
    }
    Lines lines = new Lines(text);
    int at = place(lines);
    lines.insert(at, at < lines.count() && !lines.isBlank(at) ? "\n" + added + "\n" : "\n" + added);
    // Tables may be written in ways that lines do not show: only what reads as one hook more is written.
    if (!isHook(lines.toString())) {
      throw new Hook.NoPlace("is written in a way that only you can add to", added);
    }
    return Hook.added(added, lines.toString());
  }

  private static String table(Runner runner) {
    StringBuilder table = new StringBuilder("[[" + TABLE + "." + HOOKS + "]]\nname = \"migration-guard\"\n");
    for (Runner.Key key : runner.keys()) {
      table.append(key.name()).append(" = \"").append(key.value()).append("\"\n");
    }
    return table.toString();
  }

  private static boolean isHook(String text) {
    try {
      return namesGuard(text);
    } catch (Toml.Broken e) {
      return false;
    }
  }

  private static boolean namesGuard(String text) throws Toml.Broken {
    if (alembic(text).get(HOOKS) instanceof List<?> hooks) {
      for (Object hook : hooks) {
        String words = String.valueOf(hook);
        if (words.contains("migration-guard") || words.contains("migration_guard")) {
          return true;
        }
      }
    }
    return false;
  }

  private static Map<String, Object> alembic(String text) throws Toml.Broken {
    return Toml.table(Toml.table(Toml.read(text), "tool"), "alembic");
  }

  /**
   * After all that belongs to Alembic, its comments too: a setting that is taken out of one must not land in the new
   * table. What stands right above the next table belongs to that.
   */
  private static int place(Lines lines) {
    int end = lines.count();
    for (int i = lines.count() - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (line.startsWith("[" + TABLE) || line.startsWith("[[" + TABLE)) {
        return backOverBlank(lines, end == lines.count() ? end : backOverComments(lines, end));
      }
      if (line.startsWith("[")) {
        end = i;
      }
    }
    return lines.count();
  }

  private static int backOverComments(Lines lines, int end) {
    int index = end;
    while (index > 0 && lines.isComment(index - 1, MARKS)) {
      index--;
    }
    return index;
  }

  private static int backOverBlank(Lines lines, int end) {
    int index = end;
    while (index > 0 && lines.isBlank(index - 1)) {
      index--;
    }
    return index;
  }
}
