package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.ScriptName.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Tells migrations from the other SQL of a project by their names, without opening them.
 *
 * <p>A migration is called as a tool asks for it: Flyway's {@code V1__x.sql}, {@code U1__x.sql} and {@code R__x.sql};
 * {@code up.sql} and {@code down.sql}, {@code 1_x.up.sql} and {@code 1_x.down.sql}; {@code migration.sql} in a folder
 * with a number; {@code deploy/} and {@code revert/} beside a {@code sqitch.plan}; a number or timestamp in front, which
 * goose, dbmate and many others ask for. The last two are left alone in folders of test data and of examples, and
 * whatever has no name of Flyway is left alone below {@code versions}, where Alembic's scripts read it themselves.
 */
public final class SqlScripts {

  /** Folders of test data and of examples. */
  private static final Set<String> DATA =
      Set.of(
          "test", "tests", "testdata", "test-data", "fixtures", "examples", "example", "seed", "seeds", "samples");

  private SqlScripts() {}

  /**
   * Whether a file that nobody named is to be read as a migration.
   *
   * @param root the folder that was named: what lies above it is no reason to leave a file alone
   */
  public static boolean isMigration(Path root, Path file) {
    String path = slashes(file);
    ScriptName name = ScriptName.of(path);
    if (name.tool() == Tool.FLYWAY) {
      return true;
    }
    if (name.tool() == Tool.PLAIN) {
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

  /** The folder that holds the history of a script, from the same root as its path; empty for the root itself. */
  public static Path history(Path file) {
    return Path.of(ScriptName.of(slashes(file)).group());
  }

  /** How many folders deep the history of a script may lie below {@link #history}: 1 for that folder alone. */
  public static int depth(Path file) {
    return switch (ScriptName.of(slashes(file)).tool()) {
      case FLYWAY -> Integer.MAX_VALUE;
      case DIESEL, PRISMA, SQITCH -> 2;
      case UP_DOWN, NUMBERED, PLAIN -> 1;
    };
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
