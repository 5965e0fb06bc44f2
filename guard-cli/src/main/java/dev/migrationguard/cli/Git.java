package dev.migrationguard.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the {@code git} of the machine what has changed in one work tree.
 *
 * <p>Nothing that the repository's own configuration names is run: neither an external diff nor a file system monitor.
 * File names come back whole, whatever is in them.
 */
final class Git {

  /** A hook of git sets these for its own repository, which need not be the one that is asked about. */
  private static final List<String> INHERITED =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE");

  /** File names as this JVM's file system spells them: the same bytes give the same text on both sides. */
  private static final Charset NAMES =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);

  private final Path folder;

  /** A git that runs in a folder. */
  Git(Path folder) {
    this.folder = folder;
  }

  /** The root of the work tree that holds the folder. */
  Path top() throws Misuse, IOException {
    Answer answer = run("rev-parse", "--show-toplevel");
    if (answer.code != 0) {
      throw new Misuse("--since asks git, and git says of '" + folder + "': " + answer.complaint());
    }
    String name = answer.text(NAMES);
    return Path.of(name.endsWith("\n") ? name.substring(0, name.length() - 1) : name);
  }

  /**
   * What is different in the work tree from where it left a revision: committed, staged, unstaged or not yet added.
   *
   * @param ref a revision, as git understands it
   * @return names below the root, each with whether a file of that content was there already, be it under another name
   */
  Map<String, Boolean> changes(String ref) throws Misuse, IOException {
    String base = base(commit(ref), ref);
    Map<String, Boolean> changes = new HashMap<>();
    List<String> fields =
        names("diff", "--name-status", "-z", "--no-ext-diff", "--find-renames", "--diff-filter=d", base, "--");
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      char status = fields.get(i).charAt(0);
      if (status == 'R' || status == 'C') {
        i++;
      }
      changes.merge(fields.get(i + 1), status != 'A' && status != 'C', Boolean::logicalOr);
    }
    for (String name : names("ls-files", "--others", "--exclude-standard", "-z")) {
      changes.putIfAbsent(name, false);
    }
    return changes;
  }

  /**
   * The day of the commit that brought each file, under whatever name: {@code 2026-01-31}, by its name below the root.
   *
   * @return empty for a shallow clone, whose first commit seems to bring everything
   */
  Map<String, String> added() throws Misuse, IOException {
    Map<String, String> days = new HashMap<>();
    if (isShallow()) {
      return days;
    }
    String day = "";
    List<String> fields =
        names("log", "-z", "--reverse", "--name-status", "--find-renames", "--diff-filter=AR", "--no-ext-diff",
            "--date=short", "--format=format:%x01%ad");
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      if (field.startsWith("\1")) {
        int end = field.indexOf('\n');
        day = field.substring(1, end < 0 ? field.length() : end);
        field = end < 0 ? "" : field.substring(end + 1);
      }
      if (field.startsWith("A") && i + 1 < fields.size()) {
        days.put(fields.get(++i), day);
      } else if (field.startsWith("R") && i + 2 < fields.size()) {
        String known = days.getOrDefault(fields.get(i + 1), day);
        i += 2;
        days.put(fields.get(i), known);
      }
    }
    return days;
  }

  private String commit(String ref) throws Misuse, IOException {
    if (ref.isEmpty() || ref.startsWith("-")) {
      throw new Misuse("'" + ref + "' is not a revision of git: --since takes a branch, a tag or a commit");
    }
    Answer answer = run("rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}");
    if (answer.code != 0) {
      String hint = isShallow() ? "; this clone is shallow: fetch the whole history (fetch-depth: 0)" : "";
      throw new Misuse("git knows no revision '" + ref + "'" + hint);
    }
    return answer.line();
  }

  /** Where the work tree and the revision parted: what others have added there since is none of this change. */
  private String base(String commit, String ref) throws Misuse, IOException {
    Answer answer = run("merge-base", commit, "HEAD");
    if (answer.code == 0) {
      return answer.line();
    }
    if (run("rev-parse", "--verify", "--quiet", "HEAD").code != 0) {
      throw new Misuse("--since " + ref + ": nothing is committed here yet");
    }
    throw new Misuse(
        isShallow()
            ? "this clone is too shallow to tell what changed since '" + ref
                + "': fetch the whole history (fetch-depth: 0)"
            : "'" + ref + "' and what is checked out have no common history");
  }

  private boolean isShallow() throws Misuse, IOException {
    return run("rev-parse", "--is-shallow-repository").line().equals("true");
  }

  private List<String> names(String... arguments) throws Misuse, IOException {
    Answer answer = run(arguments);
    if (answer.code != 0) {
      throw new Misuse("--since asks git, and 'git " + arguments[0] + "' says: " + answer.complaint());
    }
    List<String> names = new ArrayList<>();
    String text = answer.text(NAMES);
    int from = 0;
    for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
      names.add(text.substring(from, end));
      from = end + 1;
    }
    return names;
  }

  private Answer run(String... arguments) throws Misuse, IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    // What git has to say may be long: a file takes any length, where a pipe that nobody reads would stop it.
    Path words = Files.createTempFile("migration-guard", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(words.toFile());
      builder.environment().keySet().removeAll(INHERITED);
      builder.environment().put("LC_ALL", "C");
      builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
      builder.environment().put("GIT_TERMINAL_PROMPT", "0");
      Process process = start(builder);
      process.getOutputStream().close();
      byte[] out = process.getInputStream().readAllBytes();
      return new Answer(process.waitFor(), out, Files.readAllBytes(words));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Misuse("interrupted while git was at work");
    } finally {
      Files.deleteIfExists(words);
    }
  }

  private static Process start(ProcessBuilder builder) throws Misuse {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Misuse("--since needs git, and it cannot be started: is it installed and on the PATH?");
    }
  }

  /** What a run of git left behind. */
  private record Answer(int code, byte[] out, byte[] err) {

    String text(Charset charset) {
      return new String(out, charset);
    }

    String line() {
      return text(StandardCharsets.UTF_8).strip();
    }

    /** What went wrong, in one line. */
    String complaint() {
      String said = new String(err, StandardCharsets.UTF_8).strip().lines().findFirst().orElse("exit code " + code);
      return said.startsWith("fatal: ") ? said.substring("fatal: ".length()) : said;
    }
  }
}
