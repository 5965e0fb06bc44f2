package dev.migrationguard.cli.init;

/** Alembic's {@code alembic.ini}: hooks are names in {@code hooks}, each with keys of its own in the same section. */
public final class AlembicIni {

  private static final String SECTION = "post_write_hooks";
  private static final String MARKS = "#;";
  private static final String NAME = "migration-guard";
  private static final String HOOKS = "hooks = " + NAME + "\n";

  private AlembicIni() {}

  /** Whether a section for hooks is there: Alembic then looks for none in {@code pyproject.toml}. */
  public static boolean hasSection(String text) {
    return section(new Lines(text)) >= 0;
  }

  /**
   * The lines for a file of this kind.
   *
   * @param runner how Alembic is to start the guard
   */
  public static Hook hook(String text, Runner runner) {
    Lines lines = new Lines(text);
    String keys = keys(runner);
    int section = section(lines);
    if (section < 0) {
      String added = "[" + SECTION + "]\n" + HOOKS + keys;
      lines.insert(lines.count(), lines.count() == 0 ? added : "\n" + added);
      return Hook.added(added, lines.toString());
    }
    int end = section + 1;
    while (end < lines.count() && !lines.get(end).startsWith("[")) {
      if (lines.namesGuard(end, MARKS)) {
        return Hook.present(HOOKS + keys);
      }
      end++;
    }
    int hooks = hooks(lines, section + 1, end);
    if (hooks >= 0) {
      int last = lastOfValue(lines, hooks, end);
      lines.append(last, isEmpty(lines.get(last)) ? " " + NAME : ", " + NAME);
      String added = lines.get(last).strip() + "\n" + keys;
      lines.insert(lines.afterContent(last + 1, end, MARKS), keys);
      return Hook.added(added, lines.toString());
    }
    int at = section + 1;
    while (at < end && lines.isComment(at, MARKS)) {
      at++;
    }
    String added = HOOKS + keys;
    lines.insert(at, at < end && !lines.isBlank(at) ? added + "\n" : added);
    return Hook.added(added, lines.toString());
  }

  private static String keys(Runner runner) {
    StringBuilder keys = new StringBuilder();
    for (Runner.Key key : runner.keys()) {
      keys.append(NAME).append('.').append(key.name()).append(" = ").append(key.value()).append('\n');
    }
    return keys.toString();
  }

  private static int section(Lines lines) {
    for (int i = 0; i < lines.count(); i++) {
      if (lines.get(i).startsWith("[" + SECTION + "]")) {
        return i;
      }
    }
    return -1;
  }

  /** The line of the key {@code hooks}; -1 where there is none. */
  private static int hooks(Lines lines, int from, int end) {
    for (int i = from; i < end; i++) {
      String line = lines.get(i);
      int sign = sign(line);
      if (sign > 0 && !isIndented(line) && line.substring(0, sign).strip().equalsIgnoreCase("hooks")) {
        return i;
      }
    }
    return -1;
  }

  /** A value goes on in indented lines. */
  private static int lastOfValue(Lines lines, int key, int end) {
    int last = key;
    for (int i = key + 1; i < end && (lines.isBlank(i) || isIndented(lines.get(i))); i++) {
      if (!lines.isBlank(i) && !lines.isComment(i, MARKS)) {
        last = i;
      }
    }
    return last;
  }

  private static boolean isEmpty(String line) {
    return !isIndented(line) && sign(line) == line.length() - 1;
  }

  private static boolean isIndented(String line) {
    return !line.isEmpty() && Character.isWhitespace(line.charAt(0));
  }

  /** Where a key ends: both signs are allowed. */
  private static int sign(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 || colon >= 0 && colon < equals ? colon : equals;
  }
}
