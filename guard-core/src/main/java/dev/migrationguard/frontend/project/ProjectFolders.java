package dev.migrationguard.frontend.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders in which the files of a project may lie. */
public final class ProjectFolders {

  /** So many folders above a script are looked into. */
  static final int HIGHEST = 10;

  /** What lies in the folder that is under version control. */
  static final String VERSIONED = ".git";

  private ProjectFolders() {}

  /** Files that lie where a project in Python starts. */
  private static final List<String> SIGNS =
      List.of(".git", "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt");

  /** The folder of the project; the first of them where nothing shows it. */
  public static Path root(List<Path> above) {
    for (Path folder : above) {
      if (isRoot(folder)) {
        return folder;
      }
    }
    return above.get(0);
  }

  /** Whether a project starts in a folder. */
  static boolean isRoot(Path folder) {
    for (String sign : SIGNS) {
      if (Files.exists(folder.resolve(sign))) {
        return true;
      }
    }
    return false;
  }

  /** A folder and those above it, up to the one that is under version control. */
  public static List<Path> upFrom(Path folder) {
    List<Path> folders = new ArrayList<>();
    for (Path at = folder; at != null && folders.size() < HIGHEST; at = at.getParent()) {
      folders.add(at);
      if (isTop(at)) {
        break;
      }
    }
    return folders;
  }

  /** Whether a folder is the one that is under version control. */
  public static boolean isTop(Path folder) {
    return Files.exists(folder.resolve(VERSIONED));
  }
}
