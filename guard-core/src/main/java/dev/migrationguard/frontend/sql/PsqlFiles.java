package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.project.ProjectFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds and reads the files that a script of psql runs. Only what lies in the project is read: in the folder under version
 * control, or else below the working directory or the folder of the script.
 *
 * <p>{@code \ir} starts from the file that it stands in, {@code \i} from the folder in which psql is started, which no
 * script tells: the script's own, one above it, or the working directory. Source: PostgreSQL's manual, psql, {@code \i}
 * and {@code \ir}.
 */
final class PsqlFiles {

  /** So many files run one another before it is taken for a mistake. */
  static final int DEPTH = 16;

  /** So many files a script runs, each as often as it is run: a few of them could run one another without measure. */
  static final int FILES = 1_000;

  /** So many bytes they hold together. */
  static final long BYTES = 64_000_000;

  /** As many folders are told where a file was looked for. */
  private static final int SHOWN = 4;

  /**
   * A file that is run.
   *
   * @param name as the user would name it
   * @param path where it lies, absolute
   */
  record Text(String name, Path path, ScriptText script) {}

  /** Why a file is not read, in one line. */
  static final class NotRead extends Exception {

    private static final long serialVersionUID = 1L;

    NotRead(String reason) {
      super(reason, null, false, false);
    }
  }

  private final Path main;
  private final Path shown;

  /** Where psql may be started; one that a file was found from is asked first from then on. */
  private final List<Path> starts;

  private final List<Path> running = new ArrayList<>();

  /** Where {@code \cd} leads; null where that is not known. */
  private Path below = Path.of("");

  private int files;
  private long bytes;

  PsqlFiles(SourceFile script) {
    this.main = script.path().toAbsolutePath().normalize();
    this.shown = Path.of(script.name());
    this.starts = starts(main, shown);
    running.add(main);
  }

  private static List<Path> starts(Path main, Path shown) {
    Path folder = main.getParent() == null ? main : main.getParent();
    Path working = main;
    for (int i = shown.getNameCount(); i > 0 && working != null; i--) {
      working = working.getParent();
    }
    if (working == null || shown.isAbsolute() || !main.endsWith(shown)) {
      working = Path.of("").toAbsolutePath();
    }
    List<Path> above = ProjectFolders.upFrom(folder);
    boolean versioned = ProjectFolders.isTop(above.get(above.size() - 1));
    List<Path> starts = new ArrayList<>();
    for (Path at : above) {
      if (versioned || at.equals(folder) || at.startsWith(working) && working.getNameCount() > 0) {
        starts.add(at);
      }
    }
    if (!starts.contains(working) && working.getNameCount() > 0) {
      starts.add(working);
    }
    return starts;
  }

  /** Follows {@code \cd}; empty for a folder that is not known. */
  void enter(String folder) {
    try {
      below = folder.isEmpty() || below == null ? null : below.resolve(folder);
    } catch (InvalidPathException cause) {
      below = null;
    }
  }

  /**
   * Reads a file that is run; {@link #leave} ends it.
   *
   * @param name   as the command has it
   * @param beside the file that the command stands in, where it starts from that
   */
  Text run(String name, Path from, boolean beside) throws NotRead {
    Path file = find(name, from, beside);
    String told = name(file);
    if (running.contains(file)) {
      throw new NotRead(told + " runs itself again here, without end");
    }
    if (running.size() > DEPTH) {
      throw new NotRead("more than " + DEPTH + " files run one another here");
    }
    if (files == FILES) {
      throw new NotRead("the script runs more than " + FILES + " files");
    }
    try {
      if (Files.isRegularFile(file) && bytes + Files.size(file) > BYTES) {
        throw new NotRead("the files that the script runs hold more than " + BYTES / 1_000_000 + " MB");
      }
      byte[] content = SourceFile.named(told, file).bytes();
      ScriptText script = ScriptText.decode(content);
      files++;
      bytes += content.length;
      running.add(file);
      return new Text(told, file, script);
    } catch (SourceFile.Unreadable | ScriptText.NotText | IOException cause) {
      throw new NotRead(told + " cannot be read: " + cause.getMessage());
    }
  }

  /** The file that was run last has come to its end. */
  void leave() {
    running.remove(running.size() - 1);
  }

  private Path find(String name, Path from, boolean beside) throws NotRead {
    Path asked;
    try {
      asked = Path.of(name);
    } catch (InvalidPathException cause) {
      throw new NotRead("it names no file");
    }
    if (asked.isAbsolute() || beside) {
      Path file = from.resolveSibling(asked).normalize();
      if (!Files.exists(file)) {
        throw new NotRead("there is no file " + name(file));
      }
      return inProject(file);
    }
    if (below == null) {
      throw new NotRead("the folder that \\cd has led to is not known");
    }
    for (Path start : starts) {
      Path file = start.resolve(below).resolve(asked).normalize();
      if (Files.exists(file)) {
        Path found = inProject(file);
        starts.remove(start);
        starts.add(0, start);
        return found;
      }
    }
    throw new NotRead("there is no such file, seen from " + folders());
  }

  /** A script must not make the guard print what lies elsewhere on the machine that checks it. */
  private Path inProject(Path file) throws NotRead {
    try {
      Path real = file.toRealPath();
      for (Path start : starts) {
        if (real.startsWith(start.toRealPath())) {
          return file;
        }
      }
    } catch (IOException cause) {
      throw new NotRead(name(file) + " cannot be read: " + cause.getMessage());
    }
    throw new NotRead("the file lies outside of the project, and is not read");
  }

  private String folders() {
    StringBuilder told = new StringBuilder();
    int count = Math.min(SHOWN, starts.size());
    for (int i = 0; i < count; i++) {
      String name = name(starts.get(i));
      told.append(i == 0 ? "" : i == starts.size() - 1 ? " or " : ", ").append(name.isEmpty() ? "." : name);
    }
    return starts.size() > count ? told + " or a folder above" : told.toString();
  }

  /** How the user, who names the script as he does, names another file. */
  private String name(Path file) {
    Path folder = main.getParent();
    Path name =
        shown.isAbsolute() || folder == null || !file.getRoot().equals(main.getRoot())
            ? file
            : shown.resolveSibling(folder.relativize(file)).normalize();
    return name.toString().replace('\\', '/');
  }
}
