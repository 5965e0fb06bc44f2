package dev.migrationguard.cli;

import dev.migrationguard.cli.init.AlembicIni;
import dev.migrationguard.cli.init.AlembicToml;
import dev.migrationguard.cli.init.GitHubWorkflow;
import dev.migrationguard.cli.init.Hook;
import dev.migrationguard.cli.init.PreCommitYaml;
import dev.migrationguard.cli.init.Runner;
import dev.migrationguard.engine.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hooks the guard into a project: prints the few lines that other tools need, or writes them. */
final class Init {

  static final List<String> TOOLS = List.of("alembic", "pre-commit", "github");
  private static final String UNKNOWN_OWNER = "OWNER/";
  private static final String INI = "alembic.ini";
  private static final String TOML = "pyproject.toml";

  private final Io io;
  private final boolean write;
  private final About about = About.read();

  private Init(Io io, boolean write) {
    this.io = io;
    this.write = write;
  }

  /** Runs {@code init TOOL [PATH]} and answers the exit code. */
  static int run(Invocation line, Io io) throws Misuse {
    List<String> operands = line.operands();
    if (operands.isEmpty() || operands.size() > 2) {
      throw new Misuse(
          "'init' takes one of " + String.join(", ", TOOLS) + ", and the file or folder where it is set up");
    }
    Init init = new Init(io, line.last(Option.WRITE).isPresent());
    String path = operands.size() == 2 ? operands.get(1) : "";
    try {
      return switch (operands.get(0)) {
        case "alembic" -> init.alembic(path);
        case "pre-commit" -> init.preCommit(path);
        case "github" -> init.github(path);
        default -> throw new Misuse("unknown tool '" + operands.get(0) + "'" + hint(operands.get(0)));
      };
    } catch (InvalidPathException e) {
      throw new Misuse("'" + path + "' is not a path");
    }
  }

  private static String hint(String word) {
    String near = Nearest.hint(word, TOOLS);
    return near.isEmpty() ? "; 'init' knows " + String.join(", ", TOOLS) : near;
  }

  private int alembic(String path) throws Misuse {
    Path file = alembicFile(path);
    String text = read(file);
    Runner runner = installedByPip() ? Runner.ENTRY_POINT : Runner.PROGRAM;
    try {
      Hook hook = file.endsWith(TOML) ? AlembicToml.hook(text, runner) : AlembicIni.hook(text, runner);
      return settle(
          file, hook, "Alembic runs the guard on every script that it writes, and goes on whatever the guard says");
    } catch (Hook.NoPlace e) {
      return byHand(file, e);
    }
  }

  private int preCommit(String path) throws Misuse {
    Path file = in(path, ".pre-commit-config.yaml");
    try {
      Hook hook = PreCommitYaml.hook(exists(file) ? read(file) : "", pythonVersion());
      return settle(
          file, hook, "pre-commit shows what the migrations of a commit break or block, and lets the commit pass");
    } catch (Hook.NoPlace e) {
      return byHand(file, e);
    }
  }

  private int github(String path) throws Misuse {
    Path file = in(path, ".github/workflows/migration-guard.yml");
    String text = GitHubWorkflow.text(about.repository(), about.version().replace("-SNAPSHOT", ""));
    Hook hook = exists(file) ? new Hook(text, Optional.empty()) : new Hook(text, Optional.of(text));
    if (about.repository().startsWith(UNKNOWN_OWNER)) {
      io.complain("this build does not know where GitHub has the action: put its owner in the place of OWNER");
    }
    return settle(file, hook, "GitHub marks the lines of a pull request that break or block the running version");
  }

  private int settle(Path file, Hook hook, String effect) throws Misuse {
    if (hook.text().isEmpty()) {
      io.out().println(file + " runs the guard already; nothing to do");
      return ExitCode.RAN;
    }
    if (!write) {
      io.out().print(hook.lines());
      io.err().println();
      io.complain("these lines belong in " + file + "; --write puts them there");
      return ExitCode.RAN;
    }
    try {
      Path whole = io.directory().resolve(file);
      if (whole.toAbsolutePath().getParent() != null) {
        Files.createDirectories(whole.toAbsolutePath().getParent());
      }
      Files.writeString(whole, hook.text().get());
    } catch (IOException e) {
      throw new Misuse("cannot write '" + file + "': " + IoWords.reason(e));
    }
    io.out().println("added to " + file + ":");
    io.out().println();
    hook.lines().lines().forEach(line -> io.out().println(line.isEmpty() ? "" : "    " + line));
    io.out().println();
    io.out().println("From now on " + effect + ".");
    return ExitCode.RAN;
  }

  private int byHand(Path file, Hook.NoPlace problem) throws Misuse {
    io.out().print(problem.lines());
    io.out().flush();
    throw new Misuse(file + " " + problem.getMessage() + ": add the lines above yourself");
  }

  /** The file in which Alembic looks for hooks: its own, where that has a section for them, or a project's. */
  private Path alembicFile(String path) throws Misuse {
    Path named = Path.of(path);
    if (Files.isRegularFile(io.directory().resolve(named))) {
      return named;
    }
    if (!path.isEmpty() && !Files.isDirectory(io.directory().resolve(named))) {
      throw new Misuse("no such file or folder: '" + path + "'");
    }
    Path ini = named.resolve(INI);
    Path toml = named.resolve(TOML);
    boolean inProject = exists(toml) && AlembicToml.hasSettings(read(toml));
    if (exists(ini) && (!inProject || AlembicIni.hasSection(read(ini)))) {
      return ini;
    }
    if (inProject) {
      return toml;
    }
    List<Path> below = below(named);
    if (below.size() == 1) {
      return below.get(0);
    }
    String here = path.isEmpty() ? "here" : "in " + path;
    throw new Misuse(
        below.isEmpty()
            ? "neither " + INI + " nor " + TOML + " with [tool.alembic] is " + here
                + "; name the file: init alembic PATH"
            : "several files set Alembic up: " + words(below) + "; name one: init alembic " + below.get(0));
  }

  /** Flask-Migrate keeps the file in its folder of migrations, and so do services that share a repository. */
  private List<Path> below(Path folder) throws Misuse {
    List<Path> found = new ArrayList<>();
    try (var children = Files.newDirectoryStream(io.directory().resolve(folder), Files::isDirectory)) {
      for (Path child : children) {
        Path file = folder.resolve(child.getFileName()).resolve(INI);
        if (exists(file)) {
          found.add(file);
        }
      }
    } catch (IOException e) {
      throw new Misuse("cannot read '" + folder + "': " + IoWords.reason(e));
    }
    found.sort(null);
    return found;
  }

  private static String words(List<Path> files) {
    StringBuilder words = new StringBuilder();
    for (Path file : files) {
      words.append(words.isEmpty() ? "" : ", ").append(file);
    }
    return words.toString();
  }

  /** The file itself, or the usual one in a folder. */
  private Path in(String path, String usual) {
    Path named = Path.of(path);
    return path.isEmpty() || Files.isDirectory(io.directory().resolve(named)) ? named.resolve(usual) : named;
  }

  private boolean exists(Path file) {
    return Files.isRegularFile(io.directory().resolve(file));
  }

  private String read(Path file) throws Misuse {
    try {
      return Files.readString(io.directory().resolve(file), StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new Misuse("'" + file + "' is not UTF-8");
    } catch (IOException e) {
      throw new Misuse("cannot read '" + file + "': " + IoWords.reason(e));
    }
  }

  /** A snapshot is what comes before the release: Python's packages write that so. */
  private String pythonVersion() {
    return about.version().replace("-SNAPSHOT", ".dev0");
  }

  /** pip puts the runtime into the folder {@code lib/migration-guard} of the environment. */
  private static boolean installedByPip() {
    return Path.of(System.getProperty("java.home")).endsWith(Path.of("lib", "migration-guard", "runtime"));
  }
}
