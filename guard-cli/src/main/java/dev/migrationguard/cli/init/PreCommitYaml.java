package dev.migrationguard.cli.init;

/** pre-commit's {@code .pre-commit-config.yaml}: a list of repositories, each with its hooks. */
public final class PreCommitYaml {

  private static final String MARKS = "#";
  private static final String REPOS = "repos:";

  private PreCommitYaml() {}

  /**
   * The lines for a file of this kind.
   *
   * @param text    empty for a file that is not there yet
   * @param version the release that pre-commit is to install
   */
  public static Hook hook(String text, String version) throws Hook.NoPlace {
    Lines lines = new Lines(text);
    if (lines.afterContent(0, lines.count(), MARKS) == 0) {
      String added = REPOS + "\n" + entry("  ", version);
      lines.insert(lines.count(), added);
      return Hook.added(added, lines.toString());
    }
    int repos = -1;
    int end = lines.count();
    for (int i = 0; i < lines.count(); i++) {
      String line = lines.get(i);
      if (lines.namesGuard(i, MARKS)) {
        return Hook.present(entry("  ", version));
      }
      if (repos < 0 && line.startsWith(REPOS)) {
        repos = i;
      } else if (repos >= 0 && end == lines.count() && isKey(line)) {
        end = i;
      }
    }
    String rest = repos < 0 ? "-" : lines.get(repos).substring(REPOS.length()).strip();
    if (!rest.isEmpty() && rest.charAt(0) != '#') {
      throw new Hook.NoPlace("has no list of repositories to add to, one below the other", entry("  ", version));
    }
    String indent = "  ";
    for (int i = repos + 1; i < end; i++) {
      String item = lines.get(i).strip();
      if (item.startsWith("- ")) {
        indent = lines.get(i).substring(0, lines.get(i).indexOf('-'));
        break;
      }
    }
    String added = entry(indent, version);
    lines.insert(lines.afterContent(repos + 1, end, MARKS), added);
    return Hook.added(added, lines.toString());
  }

  /** A line at the margin that is no item and no comment begins another key. */
  private static boolean isKey(String line) {
    return !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != '-' && line.charAt(0) != '#';
  }

  private static String entry(String indent, String version) {
    String text =
        """
        - repo: local
          hooks:
            - id: migration-guard
              name: migration-guard
              entry: migration-guard check
              language: python
              additional_dependencies: ["migration-guard==%s"]
              types_or: [python, sql]
              files: (^|/)(versions|migrations?)/
              exclude: (^|/)env\\.py$
              require_serial: true
              verbose: true  # shows its advice when nothing fails, too
              # args: [--fail-on, error]  # to stop a commit that breaks the running version
        """.formatted(version);
    return text.indent(indent.length());
  }
}
