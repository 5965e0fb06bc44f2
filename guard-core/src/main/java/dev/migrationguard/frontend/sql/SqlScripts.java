package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.project.FlywaySettings;
import dev.migrationguard.frontend.project.SqlTools;
import dev.migrationguard.frontend.sql.ScriptName.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells migrations from the other SQL of a project by their names, without opening them.
 *
 * <p>A migration is called as a tool asks for it: Flyway's {@code V1__x.sql}, {@code U1__x.sql} and {@code R__x.sql};
 * {@code up.sql} and {@code down.sql}, {@code 1_x.up.sql} and {@code 1_x.down.sql}; {@code migration.sql} in a folder
 * with a number; {@code deploy/} and {@code revert/} beside a {@code sqitch.plan}; a number or timestamp in front, which
 * goose, dbmate and many others ask for. The last two are left alone in folders of test data and of examples, and
 * whatever has no name of Flyway is left alone below {@code versions}, where Alembic's scripts read it themselves.
 * Flyway's settings in the project may ask for other prefixes and endings. For one thread.
 */
public final class SqlScripts {

  /** Folders of test data and of examples. */
  private static final Set<String> DATA =
      Set.of(
          "test", "tests", "testdata", "test-data", "fixtures", "examples", "example", "seed", "seeds", "samples");

  private final SqlTools tools;

  /** What is known of the folder that was asked for last: a walk goes from file to file of one folder. */
  private String folder = "";

  private Path real = Path.of("");
  private FlywaySettings settings = FlywaySettings.NONE;

  /**
   * Tells by what the projects of the scripts say.
   *
   * @param tools the settings of the projects
   */
  public SqlScripts(SqlTools tools) {
    this.tools = tools;
  }

  /**
   * Whether a file that nobody named is to be read as a migration.
   *
   * @param root the folder that was named: what lies above it is no reason to leave a file alone
   */
  public boolean isMigration(Path root, Path file) {
    String path = slashes(file);
    ask(path, file);
    ScriptName name = ScriptName.of(path, real, settings);
    if (name.tool() == Tool.FLYWAY) {
      return true;
    }
    if (name.tool() == Tool.PLAIN || !isSql(path)) {
      return false;
    }
    // Text is cut here, since taking paths apart was a tenth of the time of a run over a large history.
    String above = slashes(root);
    int below = above.isEmpty() || above.endsWith("/") ? above.length() : above.length() + 1;
    boolean data = false;
    int start = above.lastIndexOf('/') + 1;
    for (int end = path.indexOf('/', start); end >= 0; end = path.indexOf('/', start)) {
      String folder = path.substring(start, end);
      if (folder.equals("versions")) {
        return false;
      }
      data |= start >= below && DATA.contains(folder);
      start = end + 1;
    }
    return switch (name.tool()) {
      case FLYWAY, DIESEL, UP_DOWN -> true;
      case PRISMA -> !name.id().isEmpty() && Character.isDigit(name.id().charAt(0));
      case NUMBERED -> !data;
      case SQITCH -> !lastFolder(file).equals("verify") && hasPlan(file);
      case PLAIN -> false;
    };
  }

  /** Looks up what is known of the folder of a file. */
  private void ask(String path, Path file) {
    int slash = Math.max(0, path.lastIndexOf('/'));
    if (slash != folder.length() || !path.startsWith(folder) || slash == 0) {
      folder = path.substring(0, slash);
      real = file.toAbsolutePath().normalize().getParent();
      settings = tools.flyway(file);
    }
  }

  /**
   * The folders that hold the history of a script, as the user would name them, each with how many folders deep it may
   * lie there: 1 for that folder alone.
   *
   * @param shown the script as the user names it
   * @param file  where it lies
   */
  public Map<Path, Integer> histories(Path shown, Path file) {
    String path = slashes(shown);
    FlywaySettings told = tools.flyway(file);
    ScriptName name = ScriptName.of(path, file.toAbsolutePath().normalize().getParent(), told);
    Map<Path, Integer> folders = new LinkedHashMap<>();
    switch (name.tool()) {
      case FLYWAY ->
          FlywayName.folders(ScriptName.parent(path), file, told)
              .forEach(folder -> folders.put(folder, Integer.MAX_VALUE));
      case DIESEL, PRISMA, SQITCH -> folders.put(Path.of(name.group()), 2);
      case UP_DOWN, NUMBERED, PLAIN -> folders.put(Path.of(name.group()), 1);
    }
    return folders;
  }

  private static boolean isSql(String path) {
    return path.regionMatches(true, path.length() - 4, ".sql", 0, 4);
  }

  private static boolean hasPlan(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && folder.getParent() != null && Files.exists(folder.resolveSibling("sqitch.plan"));
  }

  private static String lastFolder(Path file) {
    return ScriptName.lastPart(ScriptName.parent(slashes(file)));
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
