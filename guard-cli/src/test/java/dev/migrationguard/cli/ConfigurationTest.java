package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration on the disk, and what a command line makes of it. */
class ConfigurationTest {

  private static final String DROP_TABLE = "op.drop_table(\"logs\")";
  private static final String DROP_COLUMN = "op.drop_column(\"users\", \"plan\")";
  private static final String UNKNOWN = "op.execute(query())";

  @TempDir private Path folder;

  private Project project;

  @BeforeEach
  void aRepository() throws IOException {
    project = new Project(folder);
    Files.createDirectory(folder.resolve(".git"));
    project.withScript("versions/a.py", DROP_TABLE, DROP_COLUMN);
  }

  private void configure(String text) throws IOException {
    project.with("migration-guard.toml", text);
  }

  /** Runs a check that finds no fault with the configuration. */
  private String check(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    assertThat(project.run(all)).as(project.err()).isLessThan(2);
    return project.out();
  }

  /** The same for programs, without what does not matter to them. */
  private String json(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "--format=json";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return check(all).replaceAll("\\s+", "");
  }

  @Nested
  class IsFound {

    @Test
    void in_the_working_directory() throws IOException {
      configure("ignore = ['drop-table']");

      assertThat(check()).contains("drop-column").doesNotContain("drop-table");
    }

    @Test
    void above_the_working_directory_up_to_the_root_of_the_repository() throws IOException {
      configure("ignore = ['drop-table']");
      project.withScript("app/versions/b.py", DROP_TABLE, DROP_COLUMN);

      assertThat(project.runIn("app", "check")).isZero();
      assertThat(project.out()).contains("drop-column").doesNotContain("drop-table");
    }

    @Test
    void not_beyond_the_repository() throws IOException {
      configure("ignore = ['drop-table']");
      project.withScript("vendored/versions/b.py", DROP_TABLE);
      Files.createDirectory(folder.resolve("vendored/.git"));

      assertThat(project.runIn("vendored", "check")).isZero();
      assertThat(project.out()).contains("drop-table");
    }

    @Test
    void above_what_is_checked_wherever_the_run_starts() throws IOException {
      project.withScript("one/versions/b.py", DROP_TABLE).withScript("two/versions/c.py", DROP_TABLE);
      project.with("one/migration-guard.toml", "ignore = ['drop-table']");

      assertThat(check("one/versions/b.py")).doesNotContain("drop-table");
      assertThat(check("two")).contains("two/versions/c.py:7:5 error drop-table");
      assertThat(check("one/versions", "two/versions")).contains("one/versions/b.py:7:5 error drop-table");
    }

    @Test
    void for_the_file_whose_name_standard_input_has() throws IOException {
      project.with("one/migration-guard.toml", "ignore = ['drop-table']");
      String script = "from alembic import op\nrevision = 'x'\ndef upgrade():\n    op.drop_table('t')\n";

      assertThat(project.run(new Streams(script), "", "check", "--stdin-name", "one/x.py")).isZero();
      assertThat(project.out()).doesNotContain("drop-table");
      assertThat(project.run(new Streams(script), "", "check", "--stdin-name", "x.py")).isZero();
      assertThat(project.out()).contains("drop-table");
    }

    @Test
    void in_a_table_of_pyproject() throws IOException {
      project.with("pyproject.toml", "[project]\nname = 'app'\n\n[tool.migration-guard]\nignore = ['drop-table']\n");

      assertThat(check()).contains("drop-column").doesNotContain("drop-table");
    }

    @Test
    void but_not_in_a_pyproject_that_only_depends_on_the_guard() throws IOException {
      project.with("pyproject.toml", "[dependency-groups]\ndev = [\n  \"migration-guard\",\n]\nnot even TOML\n");

      assertThat(check()).contains("drop-table");
      assertThat(project.err()).isEmpty();
    }

    @Test
    void in_its_own_file_where_there_is_a_table_as_well_which_is_told() throws IOException {
      configure("ignore = ['drop-table']");
      project.with("pyproject.toml", "[tool.migration-guard]\nignore = ['drop-column']\n");

      assertThat(check()).contains("drop-column").doesNotContain("drop-table");
      assertThat(project.err())
          .isEqualTo(
              "migration-guard: migration-guard.toml is read; [tool.migration-guard] of the pyproject.toml beside it"
                  + " is not\n");
    }

    @Test
    void without_loading_what_reads_toml_where_there_is_none() throws Exception {
      project.with("pyproject.toml", "[project]\nname = 'app'\ndependencies = ['migration-guard']\n");
      assertThat(loadedClasses()).contains("dev.migrationguard.cli.config.ConfigurationFile").doesNotContain("jtoml.JToml");

      configure("");
      assertThat(loadedClasses()).contains("jtoml.JToml");
    }

    private String loadedClasses() throws Exception {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      StringBuilder classPath = new StringBuilder();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        classPath.append(classPath.isEmpty() ? "" : File.pathSeparator).append(Path.of(entry).toAbsolutePath());
      }
      Process process =
          new ProcessBuilder(
                  java, "-Xlog:class+load", "-cp", classPath.toString(), "dev.migrationguard.cli.Main", "check", "versions")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return printed;
    }

    /** The launcher does not say why it could make no archive. */
    @Test
    void among_what_the_archive_of_loaded_classes_is_made_by() {
      String training = Path.of("src", "training", "settings.toml").toAbsolutePath().toString();

      assertThat(project.run("check", "--config", training)).as(project.err()).isZero();
    }

    @Test
    void where_the_command_line_says() throws IOException {
      configure("ignore = ['drop-table']");
      project.with("ci/guard.toml", "ignore = ['drop-column']");
      project.with("ci/pyproject.toml", "[tool.migration-guard]\nignore = ['drop-column', 'drop-table']");

      assertThat(check("--config", "ci/guard.toml")).contains("drop-table").doesNotContain("drop-column");
      assertThat(check("--config=ci/pyproject.toml")).contains("No hazards found");
      assertThat(check("--no-config")).contains("drop-table").contains("drop-column");
    }
  }

  @Nested
  class Settles {

    @Test
    void the_database_and_the_report_tells_where() throws IOException {
      configure("# what we run\ntarget = \"postgresql:13\"\n");
      project.with("alembic.ini", "[alembic]\nscript_location = .\nsqlalchemy.url = mysql://localhost/app\n");

      assertThat(check()).contains("; judged for postgresql 13 (from migration-guard.toml:2); ");
      assertThat(check("--target", "postgresql:16")).contains("; judged for postgresql 16; ");
    }

    @Test
    void the_direction() throws IOException {
      configure("direction = \"both\"");
      project.with(
          "versions/a.py",
          "from alembic import op\nrevision = 'a'\ndef upgrade():\n    pass\ndef downgrade():\n    op.drop_table('t')\n");

      assertThat(check()).contains("drop-table");
      assertThat(check("--direction", "upgrade")).doesNotContain("drop-table");
    }

    @Test
    void from_which_severity_on_a_check_fails_and_nothing_else_does() throws IOException {
      configure("fail-on = 'error'");

      assertThat(project.run("check")).isEqualTo(1);
      assertThat(project.run("check", "--fail-on", "never")).isZero();
      assertThat(project.run("audit")).isZero();
      assertThat(project.run("operations", "versions/a.py")).isZero();
    }

    @Test
    void profiles() throws IOException {
      configure("profile = 'strict'");
      assertThat(check()).contains("missing-lock-timeout").contains("drop-column");
      assertThat(check("--profile", "default")).doesNotContain("missing-lock-timeout").contains("drop-column");

      configure("profile = ['strict', 'style']");
      project.withScript("versions/a.py", "op.add_column(\"t\", sa.Column(\"c\", sa.String(20)))");
      assertThat(check()).contains("missing-lock-timeout").contains("prefer-text");
    }

    @Test
    void which_rules_run_until_the_command_line_selects_others() throws IOException {
      configure("select = ['drop-column', 'drop-table']\nignore = ['drop-table']");

      assertThat(check()).contains("drop-column").doesNotContain("drop-table");
      assertThat(check("--ignore", "drop-column")).contains("No hazards found");
      assertThat(check("--select", "drop-table")).contains("drop-table").doesNotContain("drop-column");
    }

    @Test
    void severities_which_every_report_and_the_exit_code_follow() throws IOException {
      configure("fail-on = 'error'\n[severity]\ndrop-table = 'note'\ndrop-column = 'warning'\nnot-analysed = 'error'\n");
      project.withScript("versions/a.py", DROP_TABLE, DROP_COLUMN, UNKNOWN);

      assertThat(project.run("check")).isEqualTo(1);
      assertThat(project.out())
          .contains("versions/a.py:7:5 note drop-table")
          .contains("versions/a.py:8:5 warning drop-column")
          .contains("versions/a.py:9:5 error not-analysed\n  `op.execute(query())` is not analysed: ")
          .contains("\n1 error, 1 warning, 1 note in 1 of 1 file; 2 operations understood, 1 not")
          .doesNotContain("look at these yourself");
      assertThat(json())
          .contains("\"rule\":\"drop-table\",\"severity\":\"note\"")
          .contains("\"notAnalysed\":[{\"severity\":\"error\",\"path\":\"versions/a.py\"")
          .contains("\"findings\":{\"error\":1,\"warning\":1,\"note\":1}");
      assertThat(check("--format", "github"))
          .contains("::notice file=versions/a.py,line=7")
          .contains("::warning file=versions/a.py,line=8")
          .contains("::error file=versions/a.py,line=9");
      assertThat(check("--format", "sarif").replaceAll("\\s+", ""))
          .contains("\"level\":\"note\",\"message\":{\"text\":\"Dropping`logs`")
          .contains("\"level\":\"warning\",\"message\":{\"text\":\"Dropping`plan`")
          .contains("\"level\":\"error\",\"message\":{\"text\":\"`op.execute(query())`");

      configure("fail-on = 'warning'\n[severity]\ndrop-table = 'note'\ndrop-column = 'off'\n");
      assertThat(project.run("check")).isZero();
      assertThat(project.out()).contains("note drop-table").doesNotContain("drop-column");
    }

    @Test
    void a_severity_for_a_rule_that_would_not_run_so_that_it_does() throws IOException {
      configure("severity.missing-lock-timeout = 'error'");

      assertThat(check()).contains("error missing-lock-timeout").contains("drop-column").doesNotContain("prefer-text");
      assertThat(check("--select", "drop-column")).doesNotContain("missing-lock-timeout");
      assertThat(check("--ignore", "missing-lock-timeout")).doesNotContain("missing-lock-timeout");
    }

    @Test
    void a_baseline_that_lies_beside_it() throws IOException {
      configure("baseline = 'known.json'");
      project.withScript("app/versions/b.py", DROP_TABLE);

      check("--write-baseline", "known.json");
      assertThat(check()).contains("No new hazards").contains("3 held back");
      assertThat(project.runIn("app", "check")).isZero();
      assertThat(project.out()).contains("No new hazards").contains("1 held back");
      assertThat(check("--no-config")).contains("drop-table");
    }

    @Test
    void what_is_checked_where_nothing_is_named() throws IOException {
      configure("migrations = ['services/one/versions', 'services/two/versions']");
      project.withScript("services/one/versions/b.py", DROP_TABLE);
      project.withScript("services/two/versions/c.py", DROP_TABLE);
      project.withScript("services/three/versions/d.py", DROP_TABLE);

      assertThat(check())
          .contains("services/one/versions/b.py:7:5 error")
          .contains("services/two/versions/c.py:7:5 error")
          .contains("2 errors in 2 of 2 files");
      assertThat(check("versions")).contains("in 1 of 1 file");
      assertThat(project.runIn("services/three", "check")).isZero();
      assertThat(project.out()).contains("versions/d.py:7:5 error").contains("1 of 1 file");
    }

    @Test
    void what_is_never_reported_but_read_as_history() throws IOException {
      configure("exclude = ['versions/*_old.py', 'generated']");
      project.with(
          "versions/a_old.py",
          "from alembic import op\nrevision = 'z'\ndef upgrade():\n    op.drop_table('x')\n    op.add_column('users',"
              + " sa.Column('plan', sa.Text()))\n");
      project.withScript("app/generated/versions/b.py", DROP_TABLE);

      assertThat(check()).contains("versions/a.py").doesNotContain("_old").doesNotContain("generated").contains("of 1 file");
      assertThat(json()).contains("\"files\":1,\"history\":3");
      assertThat(check("versions/a_old.py")).contains("No migrations to report on.");
      assertThat(project.err())
          .isEqualTo("migration-guard: all that is named here is excluded by migration-guard.toml:1\n");
      assertThat(project.run("operations", "versions/a_old.py")).isZero();
      assertThat(project.out()).contains("4:5      drop-table");
      assertThat(project.runIn("versions", "check")).isZero();
      assertThat(project.out()).contains("a.py").doesNotContain("a_old.py");
    }

    @Test
    void where_links_lead() throws IOException {
      configure("link-base = 'https://git.example.org/app/blob/main'");

      assertThat(check("--format", "html")).contains("https://git.example.org/app/blob/main/");
    }
  }

  @Nested
  class SpeaksOfSomePaths {

    @Test
    void in_sections_that_follow_one_another() throws IOException {
      configure(
          """
          target = "postgresql:16"
          ignore = ["drop-table"]

          [[per-path]]
          paths = ["legacy/**"]
          target = "postgresql:11"
          ignore = ["drop-column"]

          [[per-path]]
          paths = ["legacy/last", "other"]
          severity = { drop-column = "warning" }
          """);
      project.withScript("legacy/versions/b.py", DROP_TABLE, DROP_COLUMN);
      project.withScript("legacy/last/c.py", DROP_TABLE, DROP_COLUMN);

      assertThat(check())
          .contains("versions/a.py:8:5 error drop-column")
          .doesNotContain("legacy/versions/b.py:")
          .contains("legacy/last/c.py:8:5 warning drop-column")
          .doesNotContain("drop-table")
          .contains("postgresql 11 (from migration-guard.toml:6)")
          .contains("postgresql 16 (from migration-guard.toml:1)");
      assertThat(check("--ignore", "drop-column")).contains("No hazards found");
      assertThat(check("--select", "drop-table", "--target", "postgresql:14"))
          .contains("legacy/versions/b.py:7:5 error drop-table")
          .contains("judged for postgresql 14;");
    }

    @Test
    void from_wherever_the_run_starts() throws IOException {
      configure("[[per-path]]\npaths = ['legacy/versions']\nselect = ['drop-column']\n");
      project.withScript("legacy/versions/b.py", DROP_TABLE, DROP_COLUMN);

      assertThat(project.runIn("legacy", "check", "versions/b.py")).isZero();
      assertThat(project.out()).contains("versions/b.py:8:5 error drop-column").doesNotContain("drop-table");
      String absolute = folder.resolve("legacy/versions/b.py").toString();
      assertThat(project.runIn("versions", "check", absolute)).isZero();
      assertThat(project.out()).contains("drop-column").doesNotContain("drop-table");
    }

    @Test
    void with_profiles_of_their_own() throws IOException {
      configure("profile = 'strict'\n[[per-path]]\npaths = ['legacy']\nprofile = 'default'\n");
      project.withScript("legacy/b.py", DROP_TABLE);

      assertThat(check("versions")).contains("missing-lock-timeout");
      assertThat(check("legacy")).contains("drop-table").doesNotContain("missing-lock-timeout");
    }

    @Test
    void with_another_system_in_one_history() throws IOException {
      configure("target = 'postgresql:15'\n[[per-path]]\npaths = ['mysql']\ntarget = 'mysql:8.4'\n");
      project.with("db/mysql/V1__a.sql", "ALTER TABLE t DROP COLUMN c;\n");
      project.with("db/postgresql/V2__b.sql", "ALTER TABLE t DROP COLUMN d;\n");

      assertThat(json("db"))
          .contains("\"database\":\"mysql\",\"version\":\"8.4\"")
          .contains("\"database\":\"postgresql\",\"version\":\"15\"")
          .contains("\"path\":\"db/mysql/V1__a.sql\",\"line\":1")
          .contains("\"path\":\"db/postgresql/V2__b.sql\",\"line\":1");
    }
  }

  @Nested
  class HasAMistake {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "targt = 'mysql'                     | 1: unknown key 'targt'; did you mean 'target'?",
          "colour = 'red'                      | 1: unknown key 'colour'; there are target, direction, profile, select, ignore, severity, fail-on, baseline, migrations, exclude, link-base, per-path",
          "fail_on = 'error'                   | 1: unknown key 'fail_on'; did you mean 'fail-on'?",
          "target = 15                         | 1: 'target' takes a text in quotes, not the number 15",
          ";target = 'postgersql:15'           | 2: target `postgersql:15` is not known; did you mean 'postgresql'?",
          "target = 'postgresql:9'             | 1: target `postgresql:9` names no version that is known; known: postgresql, postgresql:10 … postgresql:18, mysql, mysql:5.7 … mysql:9.9, mariadb, mariadb:10.0 … mariadb:12.99, sqlite, sqlite:3.0 … sqlite:3.99",
          "direction = 'up'                    | 1: unknown value 'up' for direction; it takes upgrade, downgrade, both",
          "profile = 'strikt'                  | 1: unknown value 'strikt' for profile; did you mean 'strict'?",
          "ignore = [;'drop-column',;'drop-colum'] | 3: unknown rule 'drop-colum'; did you mean 'drop-column'?",
          "ignore = ['drop-column', 1]         | 1: 'ignore' takes texts in quotes, such as [\"…\", \"…\"], not the number 1",
          "ignore = true                       | 1: 'ignore' takes texts in quotes, such as [\"…\", \"…\"], not true",
          "select = []                         | 1: 'select' names no rule, so that none would run",
          "severity = 'error'                  | 1: 'severity' takes a table of rules such as { drop-column = \"warning\" }, not the text \"error\"",
          "[severity];drop-table = 'note';drop-colum = 'error' | 3: unknown rule 'drop-colum'; did you mean 'drop-column'?",
          "severity.drop-column = 'warn'       | 1: unknown value 'warn' for the severity of 'drop-column'; did you mean 'warning'?",
          "severity.drop-column = 1            | 1: the severity of 'drop-column' is a text such as \"warning\", not the number 1",
          "fail-on = 'off'                     | 1: unknown value 'off' for fail-on; it takes error, warning, note, never",
          "link-base = 'javascript:x'          | 1: link-base takes a URL that begins with https://, http:// or file://, not 'javascript:x'",
          "exclude = ['../other']              | 1: '../other' leads out of the folder of this file, where patterns start",
          "exclude = ['!keep']                 | 1: '!keep' begins with !, and a pattern cannot take back another one",
          "exclude = ['a\\b']                  | 1: 'a\\b' has a backslash: patterns are written with / on every system",
          "exclude = ['']                      | 1: '' is no pattern of paths; '**' stands for every file",
          "baseline = \"\"                       | 1: a path is empty",
          "migrations = ['none']               | 1: no such file or folder: none",
          "per-path = 'x'                      | 1: 'per-path' takes sections, each written below [[per-path]], not the text \"x\"",
          "[per-path.legacy];ignore = []       | 1: 'per-path' takes sections, each written below [[per-path]], not a table",
          "per-path = [1]                      | 1: 'per-path' takes sections, each written below [[per-path]], not the number 1",
          ";[[per-path]];ignore = []           | 2: this section of per-path has no 'paths', such as [\"legacy/**\"]",
          "[[per-path]];path = 'x'             | 2: unknown key 'path' of a section of per-path; did you mean 'paths'?",
          "[[per-path]];paths = 'x';fail-on = 'error' | 3: unknown key 'fail-on' of a section of per-path; there are target, profile, select, ignore, severity, paths",
          "[[per-path]];paths = 'x';[per-path.severity];no-rule = 'error' | 4: unknown rule 'no-rule'; 'rules' lists them",
          "target = 'mysql                     | 1: this is not TOML: Disallowed control character in literal string",
          "target = 'a';target = 'b'           | 2: this is not TOML: Attempt to re-define \"target\""
        })
    void that_is_told_in_one_line_with_the_line_of_the_file(String text, String complaint) throws IOException {
      configure(text.replace(';', '\n'));

      assertThat(project.run("check")).isEqualTo(2);
      assertThat(project.err()).isEqualTo("migration-guard: migration-guard.toml:" + complaint + "\n");
      assertThat(project.out()).isEmpty();
    }

    @Test
    void in_a_table_of_pyproject() throws IOException {
      project.with("pyproject.toml", "[project]\nname = 'app'\n\n[tool.migration-guard]\nselekt = ['drop-table']\n");
      project.withScript("app/versions/b.py", DROP_TABLE);

      assertThat(project.runIn("app", "check")).isEqualTo(2);
      assertThat(project.err())
          .isEqualTo("migration-guard: ../pyproject.toml:5: unknown key 'selekt'; did you mean 'select'?\n");
    }

    @Test
    void in_a_file_that_is_none() throws IOException {
      project.with("empty/pyproject.toml", "[project]\nname = 'app'\n");
      Files.createDirectories(folder.resolve("empty/migration-guard.toml"));

      assertThat(project.run("check", "--config", "nowhere.toml")).isEqualTo(2);
      assertThat(project.err()).isEqualTo("migration-guard: cannot read nowhere.toml: there is no such file\n");
      assertThat(project.run("check", "--config", "empty/pyproject.toml")).isEqualTo(2);
      assertThat(project.err())
          .isEqualTo("migration-guard: empty/pyproject.toml: there is no table [tool.migration-guard]\n");
      assertThat(project.runIn("empty", "check")).isEqualTo(2);
      assertThat(project.err()).isEqualTo("migration-guard: cannot read migration-guard.toml: it is a folder, not a file\n");
      assertThat(project.run("check", "--config", "x.toml", "--no-config")).isEqualTo(2);
      assertThat(project.err())
          .isEqualTo(
              "migration-guard: --config names a configuration, and --no-config asks for none: give one of them\n");
      assertThat(project.run("check", "--config", "")).isEqualTo(2);
      assertThat(project.err()).isEqualTo("migration-guard: --config needs the name of a file\n");
    }

    @Test
    void in_its_bytes() throws IOException {
      Path file = folder.resolve("migration-guard.toml");
      Files.write(file, "target = 'mysql'\n".getBytes(StandardCharsets.UTF_16));
      assertThat(project.run("check")).isEqualTo(2);
      assertThat(project.err()).isEqualTo("migration-guard: cannot read migration-guard.toml: it is not UTF-8, as TOML is\n");

      Files.writeString(file, "# " + "x".repeat(1_000_001));
      assertThat(project.run("check")).isEqualTo(2);
      assertThat(project.err())
          .isEqualTo("migration-guard: cannot read migration-guard.toml: no configuration is larger than a megabyte\n");

      Files.writeString(file, "ignore = " + "[".repeat(300_000));
      assertThat(project.run("check")).isEqualTo(2);
      assertThat(project.err()).isEqualTo("migration-guard: migration-guard.toml:1: this is not TOML: it is nested too deeply\n");
    }

    @Test
    void only_where_it_is_one() throws IOException {
      configure("\uFEFFignore = ['drop-table']\r\n\r\n# an empty one is fine\r\n[severity]\r\n");
      assertThat(check()).contains("drop-column").doesNotContain("drop-table");

      configure("");
      assertThat(check()).contains("drop-table");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void where_it_is_a_pipe() throws Exception {
      assertThat(new ProcessBuilder("mkfifo", folder.resolve("migration-guard.toml").toString()).start().waitFor()).isZero();

      assertThat(project.run("check")).isEqualTo(2);
      assertThat(project.err()).isEqualTo("migration-guard: cannot read migration-guard.toml: it is not a regular file\n");
    }
  }
}
