package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {

  private static final String KEYS =
      """
      migration-guard.type = exec
      migration-guard.executable = env
      migration-guard.options = migration-guard check REVISION_SCRIPT_FILENAME
      """;
  private static final String TABLE =
      """
      [[tool.alembic.post_write_hooks]]
      name = "migration-guard"
      type = "exec"
      executable = "env"
      options = "migration-guard check REVISION_SCRIPT_FILENAME"
      """;

  @TempDir private Path folder;
  private Streams streams = new Streams("");

  @Test
  void the_lines_are_printed_and_nothing_is_written() throws Exception {
    file("alembic.ini", "[alembic]\nscript_location = migrations\n");

    assertThat(run("init", "alembic")).isZero();
    assertThat(streams.out()).isEqualTo("[post_write_hooks]\nhooks = migration-guard\n" + KEYS);
    assertThat(streams.err()).contains("these lines belong in alembic.ini; --write puts them there");
    assertThat(folder.resolve("alembic.ini")).hasContent("[alembic]\nscript_location = migrations\n");
  }

  @Test
  void a_section_is_added_at_the_end() throws Exception {
    file("alembic.ini", "[alembic]\nscript_location = migrations");

    assertThat(run("init", "alembic", "--write")).isZero();
    assertThat(content("alembic.ini"))
        .isEqualTo(
            "[alembic]\nscript_location = migrations\n\n[post_write_hooks]\nhooks = migration-guard\n" + KEYS);
    assertThat(streams.out()).startsWith("added to alembic.ini:").contains("Alembic runs the guard on every script");
  }

  @Test
  void the_section_of_alembics_template_keeps_its_comments_and_its_layout() throws Exception {
    String before = "[alembic]\nscript_location = m\n\n[post_write_hooks]\n# what hooks are\n# and examples\n\n";
    String after = "# hooks = black\n# black.type = console_scripts\n\n# Logging.\n[loggers]\nkeys = root\n";
    file("alembic.ini", before + after);

    run("init", "alembic", "--write");

    String section = before.substring(0, before.length() - 1);
    assertThat(content("alembic.ini")).isEqualTo(section + "hooks = migration-guard\n" + KEYS + "\n" + after);
  }

  @Test
  void it_runs_after_the_hooks_that_are_there() throws Exception {
    file("alembic.ini", "[post_write_hooks]\nhooks = black, ruff\n\nblack.type = module\nruff.type = exec\n\n[loggers]\n");

    run("init", "alembic", "--write");

    assertThat(content("alembic.ini"))
        .isEqualTo(
            "[post_write_hooks]\nhooks = black, ruff, migration-guard\n\nblack.type = module\nruff.type = exec\n"
                + KEYS + "\n[loggers]\n");
  }

  @Test
  void a_list_of_hooks_may_be_empty_or_go_on_in_further_lines() throws Exception {
    file("a/alembic.ini", "[post_write_hooks]\nhooks =\n");
    file("b/alembic.ini", "[post_write_hooks]\nhooks = black,\n  # the second\n  ruff\nblack.type = module\n");

    run("init", "alembic", "a", "--write");
    run("init", "alembic", "b/alembic.ini", "--write");

    assertThat(content("a/alembic.ini")).isEqualTo("[post_write_hooks]\nhooks = migration-guard\n" + KEYS);
    assertThat(content("b/alembic.ini"))
        .startsWith("[post_write_hooks]\nhooks = black,\n  # the second\n  ruff, migration-guard\nblack.type =");
  }

  @Test
  void it_is_never_written_twice() throws Exception {
    file("alembic.ini", "[alembic]\n");
    file("pyproject.toml", "[tool.alembic]\nscript_location = 'm'\n");

    for (String file : List.of("alembic.ini", "pyproject.toml")) {
      run("init", "alembic", "--write", file);
      String once = content(file);
      streams = new Streams("");
      assertThat(run("init", "alembic", "--write", file)).isZero();
      assertThat(content(file)).isEqualTo(once);
      assertThat(streams.out()).isEqualTo(file + " runs the guard already; nothing to do\n");
    }
  }

  @Test
  void a_commented_guard_is_none() throws Exception {
    file("alembic.ini", "[post_write_hooks]\n# hooks = migration-guard\n");

    run("init", "alembic", "--write");

    assertThat(content("alembic.ini"))
        .isEqualTo("[post_write_hooks]\n# hooks = migration-guard\nhooks = migration-guard\n" + KEYS);
  }

  @Test
  void line_ends_stay_as_they_are() throws Exception {
    file("alembic.ini", "[alembic]\r\nscript_location = m\r\n");

    run("init", "alembic", "--write");

    assertThat(content("alembic.ini")).doesNotContainPattern("[^\r]\n").contains("hooks = migration-guard\r\n");
  }

  @Test
  void a_table_is_added_after_alembics_and_before_the_next() throws Exception {
    String alembic = "[tool.alembic]\nscript_location = \"m\"\n\n# timezone =\n";
    file("pyproject.toml", "[project]\nname = \"app\"\n\n" + alembic + "\n# How it looks.\n[tool.ruff]\nline = 9\n");
    file("alembic.ini", "[alembic]\nsqlalchemy.url = x\n");

    run("init", "alembic", "--write");

    assertThat(content("pyproject.toml"))
        .isEqualTo(
            "[project]\nname = \"app\"\n\n" + alembic + "\n" + TABLE
                + "\n# How it looks.\n[tool.ruff]\nline = 9\n");
    assertThat(content("alembic.ini")).doesNotContain("migration-guard");
  }

  @Test
  void the_ini_holds_the_hooks_where_it_has_a_section_for_them() throws Exception {
    file("pyproject.toml", "[tool.alembic]\nscript_location = 'm'\n");
    file("alembic.ini", "[post_write_hooks]\n");

    run("init", "alembic", "--write");

    assertThat(content("alembic.ini")).contains("hooks = migration-guard");
    assertThat(content("pyproject.toml")).doesNotContain("migration-guard");
  }

  @Test
  void a_project_that_lists_its_hooks_in_one_array_is_told_what_to_add() throws Exception {
    String toml = "[tool.alembic]\npost_write_hooks = [{name = 'ruff', type = 'module', module = 'ruff'}]\n";
    file("pyproject.toml", toml);

    assertThat(run("init", "alembic", "--write")).isEqualTo(2);
    assertThat(streams.out()).isEqualTo(TABLE);
    assertThat(streams.err()).isEqualTo(
        "migration-guard: pyproject.toml is written in a way that only you can add to: add the lines above yourself\n");
    assertThat(content("pyproject.toml")).isEqualTo(toml);
  }

  @Test
  void flask_migrate_keeps_the_file_in_its_own_folder() throws Exception {
    file("migrations/alembic.ini", "[alembic]\n");

    run("init", "alembic", "--write");

    assertThat(content("migrations/alembic.ini")).contains("hooks = migration-guard");
  }

  @Test
  void several_services_are_named() throws Exception {
    file("orders/alembic.ini", "[alembic]\n");
    file("users/alembic.ini", "[alembic]\n");

    assertThat(run("init", "alembic")).isEqualTo(2);
    assertThat(streams.err()).contains(Path.of("orders", "alembic.ini") + ", " + Path.of("users", "alembic.ini"));
  }

  @Test
  void pre_commit_gets_a_file_or_one_entry_more() throws Exception {
    run("init", "pre-commit", "--write");
    assertThat(content(".pre-commit-config.yaml"))
        .startsWith("repos:\n  - repo: local\n    hooks:\n      - id: migration-guard\n");

    String before = "# ours\nrepos:\n- repo: meta\n  hooks:\n  - id: identity\n";
    file("a/.pre-commit-config.yaml", before + "\n# at night\nci:\n  autofix: true\n");
    run("init", "pre-commit", "--write", "a");
    assertThat(content("a/.pre-commit-config.yaml"))
        .startsWith(before + "- repo: local\n  hooks:\n    - id: migration-guard\n")
        .endsWith("\n\n# at night\nci:\n  autofix: true\n");

    streams = new Streams("");
    assertThat(run("init", "pre-commit", "--write", "a")).isZero();
    assertThat(streams.out()).endsWith("runs the guard already; nothing to do\n");
  }

  @Test
  void a_list_of_repositories_on_one_line_is_left_alone() throws Exception {
    file(".pre-commit-config.yaml", "repos: []\n");

    assertThat(run("init", "pre-commit", "--write")).isEqualTo(2);
    assertThat(streams.out()).contains("- repo: local");
    assertThat(content(".pre-commit-config.yaml")).isEqualTo("repos: []\n");
  }

  @Test
  void github_gets_a_workflow_of_its_own() throws Exception {
    assertThat(run("init", "github", "--write")).isZero();
    String workflow = content(".github/workflows/migration-guard.yml");
    assertThat(workflow).contains("fetch-depth: 2").contains("persist-credentials: false").contains("/github-action@v");

    file(".github/workflows/migration-guard.yml", "mine\n");
    assertThat(run("init", "github", "--write")).isZero();
    assertThat(content(".github/workflows/migration-guard.yml")).isEqualTo("mine\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alembic", "alembic x", "alembic broken.ini", "gitlab", "alembic a b", "pre-commit broken.ini"})
  void a_mistake_is_one_line(String words) throws Exception {
    Files.write(folder.resolve("broken.ini"), new byte[] {'[', (byte) 0xFF, ']'});

    assertThat(run(("init " + words).split(" "))).isEqualTo(2);
    assertThat(streams.err()).startsWith("migration-guard: ").hasLineCount(1);
    assertThat(streams.out()).isEmpty();
  }

  private int run(String... arguments) {
    return new Cli(streams.in(folder).io(), List.of(), (sources, settings, progress) -> {
      throw new AssertionError("init judges nothing");
    }).run(arguments);
  }

  private void file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private String content(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }
}
