package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments that accept a finding, as people write them, and what the program says of those that do not. */
class SuppressionsTest {

  @TempDir private Path folder;

  private Project project;

  @BeforeEach
  void anEmptyProject() {
    project = new Project(folder);
  }

  private String check(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "check";
    all[1] = "versions";
    System.arraycopy(options, 0, all, 2, options.length);
    assertThat(project.run(all)).as(project.err()).isLessThan(2);
    return project.out();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op.drop_table('t')  # guard: ignore[drop-table] archived",
        "# guard: ignore[drop-table] archived;op.drop_table('t')",
        "# guard: ignore[drop-table] archived;# and so is its sister;op.drop_table('t')",
        "op.drop_table('t')  #guard:ignore[ drop-table ]: archived",
        "op.drop_table('t')  # guard: ignore[drop-table, missing-lock-timeout] archived",
        "op.drop_table('t')  # noqa: E501  # guard: ignore[drop-table] archived",
        "op.drop_table(;    't',;)  # guard: ignore[drop-table] archived",
        "op.execute(\"DROP TABLE t\")  # guard: ignore[drop-table] archived"
      })
  void oneInPythonAcceptsTheFinding(String lines) throws IOException {
    project.withScript("versions/a.py", lines.split(";"));

    assertThat(check("--fail-on", "note")).startsWith("No hazards found in 1 file").contains("; 1 suppressed;");
    assertThat(check("--format", "json")).contains("\"suppressed\" : true").containsPattern("Reason\" : \"(: )?archived");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE t; -- guard: ignore[drop-table] archived",
        "-- guard: ignore[drop-table] archived|DROP TABLE t;",
        "/* guard: ignore[drop-table] archived */|DROP TABLE t;",
        "DROP TABLE t -- guard: ignore[drop-table] archived|;"
      })
  void oneInSqlAcceptsTheFinding(String lines) throws IOException {
    project.with("versions/V1__a.sql", lines.replace('|', '\n') + "\n");

    assertThat(check("--fail-on", "note")).startsWith("No hazards found in 1 file").contains("; 1 suppressed;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "guard: ignore[drop-table]                    | it gives no reason",
        "guard: ignore[drop-tabel] archived           | there is no rule `drop-tabel`; did you mean `drop-table`?",
        "guard: ignore[drop-table, no-rule] archived  | there is no rule `no-rule`",
        "guard: ignore[all] archived                  | there is no rule `all`",
        "guard: ignore[drop-column] archived          | there is no such finding on the statement that it speaks of",
        "guard: ignore[] archived                     | it does not read `guard: ignore[rule-id] reason`",
        "guard: ignore drop-table archived            | it does not read `guard: ignore[rule-id] reason`",
        "guard: ignore-file[drop-table] archived      | it does not read `guard: ignore[rule-id] reason`",
        "guard: disable[drop-table] archived          | it does not read `guard: ignore[rule-id] reason`"
      })
  void oneThatIsNotRightAcceptsNothingAndIsTold(String comment, String problem) throws IOException {
    project.withScript("versions/a.py", "op.drop_table('t')  # " + comment);
    project.with("versions/V1__a.sql", "DROP TABLE s; -- " + comment + "\n");

    String told = check("--format", "json").replaceAll("\\\\\"", "'");
    assertThat(told.split("\"message\" : \"This suppression has no effect: ", -1)).hasSize(3);
    assertThat(told).contains("has no effect: " + problem + "\"").contains("\"error\" : 2").doesNotContain("\"suppressed\" : true");
  }

  @Test
  void oneThatNamesARuleForNothingIsTold() throws IOException {
    project.withScript("versions/a.py", "op.drop_table('t')  # guard: ignore[drop-table, drop-column] archived");

    assertThat(check())
        .contains("versions/a.py:7:25 note unused-suppression")
        .contains("This suppression names `drop-column`, and there is no such finding on the statement")
        .contains("; 1 suppressed;");
  }

  @Test
  void oneForARuleThatDoesNotRunIsNotTold() throws IOException {
    project.withScript("versions/a.py", "op.drop_table('t')  # guard: ignore[drop-table] archived");

    assertThat(check("--ignore", "drop-table")).startsWith("No hazards found").doesNotContain("suppress");
    assertThat(check("--select", "drop-column")).startsWith("No hazards found").doesNotContain("suppress");
  }

  @Test
  void whatIsToldOfThemHasASeverityLikeAnyRule() throws IOException {
    project.with("migration-guard.toml", "fail-on = 'error'\nseverity.unused-suppression = 'error'\n");
    project.withScript("versions/a.py", "op.execute('SELECT 1')  # guard: ignore[drop-table] archived");

    assertThat(project.run("check", "versions")).isEqualTo(1);
    assertThat(project.out()).contains("versions/a.py:7:29 error unused-suppression");
  }
}
