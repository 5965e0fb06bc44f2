package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainConfigTest {

  @TempDir private Path folder;

  private Project project;

  @BeforeEach
  void aRepository() throws IOException {
    project = new Project(folder);
    Files.createDirectory(folder.resolve(".git"));
    project.withScript("versions/a.py", "op.drop_table(\"logs\")");
  }

  private String explain(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "check";
    all[1] = "--explain-config";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    assertThat(project.run(all)).as(project.err()).isZero();
    assertThat(project.err()).isEmpty();
    return project.out();
  }

  @Test
  void without_a_configuration_all_is_default_or_said_by_flags() {
    assertThat(explain("--direction", "both", "--target", "mysql"))
        .startsWith(
            """
            Configuration: none

            target      mysql:8.4                            --target
            direction   both                                 --direction
            profile     default                              default
            select      all of the profile                   default
            ignore      none                                 default
            severity    each rule's own                      default
            fail-on     never                                default
            baseline    none                                 default
            migrations  what is found from here              default
            exclude     none                                 default
            link-base   the files, from where the page lies  default

            """)
        .containsPattern("\n\\d+ of \\d+ rules run; off:\n  missing-lock-timeout, ");
  }

  @Test
  void each_setting_names_its_line_or_its_flag() throws IOException {
    project.with(
        "migration-guard.toml",
        """
        direction = "downgrade"
        fail-on = "never"
        baseline = "known.json"
        link-base = "https://git.example.org/"
        migrations = "versions"
        exclude = [
          "generated/**",
          "vendor",
        ]
        profile = ["strict"]
        ignore = ["drop-table"]

        [severity]
        drop-column = "note"
        prefer-text = "off"
        """);

    assertThat(explain("--fail-on", "error", "--ignore", "set-not-null"))
        .contains("Configuration: migration-guard.toml\n")
        .contains("\ndirection   downgrade                 migration-guard.toml:1\n")
        .contains("\nfail-on     error                     --fail-on\n")
        .contains("\nbaseline    known.json                migration-guard.toml:3\n")
        .contains("\nlink-base   https://git.example.org/  migration-guard.toml:4\n")
        .contains("\nmigrations  versions                  migration-guard.toml:5\n")
        .contains("\nexclude     generated/**              migration-guard.toml:6\n")
        .contains("\n            vendor                    migration-guard.toml:6\n")
        .contains("\nprofile     strict                    migration-guard.toml:10\n")
        .contains("\nignore      prefer-text               migration-guard.toml:15\n")
        .contains("\n            drop-table                migration-guard.toml:11\n")
        .contains("\n            set-not-null              --ignore\n")
        .contains("\nseverity    drop-column = note        migration-guard.toml:14\n");
  }

  @Test
  void the_project_names_the_database_where_nobody_else_does() throws IOException {
    project.with("alembic.ini", "[alembic]\nscript_location = .\nsqlalchemy.url = mysql://localhost/app\n");
    project.with("env.py", "");
    assertThat(explain()).contains("\ntarget      mysql:8.4                            alembic.ini:3, version assumed\n");

    project.with("migration-guard.toml", "target = 'postgresql:12'");
    assertThat(explain()).contains("\ntarget      postgresql:12                        migration-guard.toml:1\n");
  }

  @Test
  void nobody_naming_a_database_is_told_too() {
    assertThat(explain()).contains("\ntarget      postgresql:15                        default\n");
  }

  @Test
  void files_that_a_section_speaks_of_have_settings_of_their_own() throws IOException {
    project.with(
        "migration-guard.toml",
        "target = 'postgresql:16'\n\n[[per-path]]\npaths = ['legacy']\ntarget = 'postgresql:11'\n\n[[per-path]]\n"
            + "paths = ['legacy/last']\nselect = ['drop-table']\n");
    project.withScript("legacy/a.py", "pass").withScript("legacy/last/b.py", "pass");

    assertThat(explain())
        .contains("\ntarget      postgresql:16                        migration-guard.toml:1\n")
        .contains(
            """

            For legacy/a.py, by migration-guard.toml:3

            target      postgresql:11                        migration-guard.toml:5
            profile     default                              default
            """)
        .contains(
            """

            For legacy/last/b.py, by migration-guard.toml:3 and migration-guard.toml:7

            target      postgresql:11                        migration-guard.toml:5
            profile     none beside what is selected         default
            select      drop-table                           migration-guard.toml:9
            """);
    assertThat(explain("versions")).doesNotContain("legacy");
  }

  @Test
  void programs_get_the_same_as_json() throws IOException {
    project.with("migration-guard.toml", "[[per-path]]\npaths = ['versions']\nignore = ['drop-table']\n");

    assertThat(explain("--format", "json", "--select", "drop-table").replaceAll("\\s+", ""))
        .startsWith("{\"version\":1,\"configuration\":\"migration-guard.toml\",\"settings\":[{\"key\":\"target\",")
        .contains("{\"key\":\"select\",\"value\":\"drop-table\",\"from\":\"--select\"}")
        .contains("{\"key\":\"exclude\",\"value\":null,\"from\":\"default\"}")
        .contains("\"rules\":{\"on\":[\"drop-table\"],\"off\":[")
        .contains("\"perPath\":[{\"files\":[\"versions/a.py\"],\"sections\":[\"migration-guard.toml:1\"],");
  }

  @Test
  void audit_and_operations_have_theirs() throws IOException {
    project.with("migration-guard.toml", "fail-on = 'error'\nbaseline = 'known.json'\n");

    assertThat(project.run("audit", "--explain-config")).isZero();
    assertThat(project.out())
        .contains("\nfail-on     never                                default\n")
        .contains("\nbaseline    none                                 default\n");
    assertThat(project.run("operations", "--explain-config", "versions")).isZero();
  }

  @Test
  void it_goes_to_the_terminal_alone() {
    assertThat(project.run("check", "--explain-config", "--format", "sarif")).isEqualTo(2);
    assertThat(project.err())
        .isEqualTo("migration-guard: --explain-config prints to standard output, as console or json\n");
  }
}
