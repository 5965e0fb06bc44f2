package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code --since}, with the real git: a repository whose branch {@code main} has one migration. */
class SinceTest {

  @TempDir private Path folder;

  private Streams streams = new Streams("");

  @BeforeAll
  static void gitIsThere() throws Exception {
    boolean found;
    try {
      found = new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(found, "git is not on the PATH: --since is not tested");
  }

  @BeforeEach
  void aRepository() throws Exception {
    git("init", "-q", "-b", "main");
    write("versions/a1.py", script("a1", "", "op.create_table('users')"));
    git("add", ".");
    commit("first");
    git("checkout", "-q", "-b", "work");
  }

  @Test
  void committed_staged_unstaged_and_untracked_files_are_reported() throws Exception {
    write("versions/b1.py", script("b1", "a1", "op.drop_table('x1')"));
    git("add", ".");
    commit("second");
    write("versions/b2.py", script("b2", "b1", "op.drop_table('x2')"));
    git("add", ".");
    write("versions/b3.py", script("b3", "b2", "op.drop_table('x3')"));
    write("versions/a1.py", script("a1", "", "op.create_table('users')\n    op.drop_table('x0')"));

    assertThat(check("main")).containsExactly("a1.py:6", "b1.py:5", "b2.py:5", "b3.py:5");
    assertThat(check("HEAD")).containsExactly("a1.py:6", "b2.py:5", "b3.py:5");
  }

  @Test
  void what_only_new_migrations_made_is_not_in_use() throws Exception {
    write("versions/b1.py", script("b1", "a1", "op.create_table('fresh')"));
    write("versions/b2.py", script("b2", "b1", "op.drop_table('fresh')\n    op.drop_table('users')"));

    assertThat(check("main")).containsExactly("b2.py:6");
    assertThat(run("check", "--since", "main", "versions/b2.py")).containsExactly("b2.py:6");
    assertThat(run("check", "versions/b2.py")).containsExactly("b2.py:5", "b2.py:6");
  }

  @Test
  void a_migration_that_was_only_changed_or_renamed_has_made_tables_that_are_in_use() throws Exception {
    git("mv", "versions/a1.py", "versions/a1_users.py");
    write("versions/b1.py", script("b1", "a1", "op.drop_table('users')"));

    assertThat(check("main")).containsExactly("b1.py:5");
    assertThat(streams.out()).contains("in 1 of 2 files");
  }

  @Test
  void what_others_added_to_main_meanwhile_is_history() throws Exception {
    write("versions/b1.py", script("b1", "a1", "op.drop_table('mine')"));
    git("add", ".");
    commit("mine");
    git("checkout", "-q", "main");
    write("versions/c1.py", script("c1", "a1", "op.drop_table('theirs')"));
    git("add", ".");
    commit("theirs");
    git("checkout", "-q", "work");

    assertThat(check("main")).containsExactly("b1.py:5");
  }

  @Test
  void a_changed_file_is_reported_in_the_script_that_runs_it() throws Exception {
    write("deploy/users.sql", "DROP TABLE old;\n\\ir ../common/a.sql\n\\ir ../common/b.sql\n");
    write("sqitch.plan", "users 2026-01-31T10:00:00Z A <a@example.org>\n");
    write("common/a.sql", "CREATE TABLE fresh ();\n");
    write("common/b.sql", "DROP TABLE users;\n");
    git("add", ".");
    commit("scripts");

    write("common/a.sql", "CREATE TABLE fresh ();\nDROP TABLE fresh;\nDROP TABLE x0;\n");

    assertThat(run("check", "--since", "HEAD")).containsExactly("a.sql:3");
    assertThat(streams.out()).contains("common/a.sql:3:1").contains("in 1 of 1 file;");
    assertThat(streams.err()).isEmpty();
    assertThat(run("check", "--since", "HEAD", "versions")).isEmpty();
    assertThat(run("check", "--since", "HEAD~1")).containsExactly("a.sql:3", "b.sql:1", "users.sql:1");
  }

  @Test
  void nothing_that_changed_is_said_and_no_failure() throws Exception {
    git("rm", "-q", "versions/a1.py");
    write("versions/ignored/README", "");

    assertThat(check("main")).isEmpty();
    assertThat(streams.err()).isEqualTo("migration-guard: no migration here has changed since 'main'\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void any_file_name_is_found_again() throws Exception {
    List<String> names = List.of("a b.py", "\"quoted\".py", "tab\tline\nbreak.py", "-x.py", "größe 表.py", "a => b.py");
    for (String name : names) {
      write("versions/" + name, script(String.valueOf(names.indexOf(name)), "a1", "op.drop_table('x')"));
    }
    git("add", "versions/a b.py", "versions/größe 表.py", "versions/tab\tline\nbreak.py");

    assertThat(check("main")).hasSize(names.size());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_folder_is_found_through_a_link_and_from_below_the_root() throws Exception {
    write("versions/b1.py", script("b1", "a1", "op.drop_table('x1')"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("versions"));

    assertThat(run("check", "--since", "main", "link")).containsExactly("b1.py:5");
    assertThat(run("check", "--since", "main", "versions/../versions")).containsExactly("b1.py:5");
    Path below = folder.resolve("versions");
    Streams inside = new Streams("").in(below);
    assertThat(Main.run(new String[] {"check", "--since", "main"}, inside.io())).isZero();
    assertThat(inside.out()).contains("b1.py:5:5 error drop-table");
  }

  @Test
  void configuration_changes_nothing_and_starts_nothing() throws Exception {
    Path witness = folder.resolve("witness");
    write(".git/monitor", "#!/bin/sh\ntouch '" + witness + "'\n");
    folder.resolve(".git/monitor").toFile().setExecutable(true);
    git("config", "core.fsmonitor", ".git/monitor");
    git("config", "diff.external", ".git/monitor");
    git("config", "diff.renames", "copies");
    git("config", "diff.relative", "true");
    git("config", "core.quotePath", "true");
    Files.deleteIfExists(witness);
    write("versions/b1.py", script("b1", "a1", "op.drop_table('x1')"));

    assertThat(check("main")).containsExactly("b1.py:5");
    assertThat(witness).doesNotExist();
  }

  @Test
  void a_revision_that_git_does_not_know_is_one_line() throws Exception {
    assertThat(complaint("nowhere")).isEqualTo("git knows no revision 'nowhere'");
    assertThat(complaint("main:versions")).isEqualTo("git knows no revision 'main:versions'");
    assertThat(complaint("")).startsWith("'' is not a revision of git");
  }

  @Test
  void a_revision_is_never_an_option_of_git() throws Exception {
    assertThat(exit("check", "--since=--output=owned", "versions")).isEqualTo(2);
    assertThat(streams.err()).startsWith("migration-guard: '--output=owned' is not a revision of git").hasLineCount(1);
    assertThat(folder.resolve("owned")).doesNotExist();
  }

  @Test
  void a_folder_outside_of_git_is_one_line(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("x.py"), script("x", "", "op.drop_table('x')"));
    Streams outside = new Streams("").in(elsewhere);

    assertThat(Main.run(new String[] {"check", "--since", "main"}, outside.io())).isEqualTo(2);
    assertThat(outside.err()).contains("not a git repository").hasLineCount(1);
  }

  @Test
  void a_clone_that_is_too_shallow_says_what_to_do(@TempDir Path other) throws Exception {
    write("versions/b1.py", script("b1", "a1", "op.drop_table('x1')"));
    git("add", ".");
    commit("second");
    String origin = folder.toUri().toString();
    git("clone", "-q", "--depth", "1", "--branch", "work", origin, other.resolve("clone").toString());
    Path clone = other.resolve("clone");
    Streams shallow = new Streams("").in(clone);

    assertThat(Main.run(new String[] {"check", "--since", "origin/main"}, shallow.io())).isEqualTo(2);
    assertThat(shallow.err()).contains("shallow").contains("fetch-depth: 0").hasLineCount(1);

    git("-C", clone.toString(), "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main");
    Streams parted = new Streams("").in(clone);
    assertThat(Main.run(new String[] {"check", "--since", "origin/main"}, parted.io())).isEqualTo(2);
    assertThat(parted.err()).contains("too shallow to tell what changed since 'origin/main'").hasLineCount(1);
  }

  @Test
  void a_history_of_its_own_and_an_empty_repository_are_one_line(@TempDir Path other) throws Exception {
    git("checkout", "-q", "--orphan", "apart");
    commit("apart");
    assertThat(complaint("main")).isEqualTo("'main' and what is checked out have no common history");

    git("init", "-q", other.toString());
    Streams empty = new Streams("").in(other);
    assertThat(Main.run(new String[] {"check", "--since", "HEAD"}, empty.io())).isEqualTo(2);
    assertThat(empty.err()).isEqualTo("migration-guard: git knows no revision 'HEAD'\n");
  }

  @Test
  void it_stands_alone() throws Exception {
    assertThat(exit("check", "--since", "main", "--newest")).isEqualTo(2);
    assertThat(streams.err()).contains("--since and --newest each say what is reported on");
  }

  private String complaint(String ref) throws Exception {
    assertThat(exit("check", "--since", ref, "versions")).isEqualTo(2);
    assertThat(streams.err()).startsWith("migration-guard: ").hasLineCount(1);
    return streams.err().strip().substring("migration-guard: ".length());
  }

  private List<String> check(String ref) {
    return run("check", "--since", ref, "versions");
  }

  /** Runs it and gives file and line of each finding. */
  private List<String> run(String... arguments) {
    assertThat(exit(arguments)).as(streams.err()).isZero();
    List<String> found = new ArrayList<>();
    for (String line : streams.out().split("\n")) {
      if (line.contains(" error drop-table")) {
        found.add(line.substring(line.lastIndexOf('/') + 1, line.lastIndexOf(':')));
      }
    }
    return found;
  }

  private int exit(String... arguments) {
    streams = new Streams("").in(folder);
    return Main.run(arguments, streams.io());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String script(String id, String parent, String body) {
    return "from alembic import op\nrevision = '" + id + "'\ndown_revision = '" + parent + "'\ndef upgrade():\n    "
        + body + "\n";
  }

  private void commit(String message) throws Exception {
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", message);
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
