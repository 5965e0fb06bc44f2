package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.cli.report.Reports;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.model.Direction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {

  @TempDir private Path folder;

  private final List<Settings> settings = new ArrayList<>();
  private final List<Sources> sources = new ArrayList<>();
  private Streams streams = new Streams("");
  private Report report = Reports.full();

  @BeforeEach
  void aMigration() throws Exception {
    Files.writeString(folder.resolve("x.py"), "revision = 'a'\n");
  }

  @Test
  void a_run_exits_with_0_whatever_it_found() {
    assertThat(run("check", "x.py")).isZero();
    assertThat(streams.out()).contains("warning create-index-blocking").contains("error drop-column");
    assertThat(streams.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"error, 1", "warning, 1", "note, 1", "never, 0"})
  void fail_on_turns_findings_into_1(String severity, int code) {
    assertThat(run("check", "--fail-on", severity, "x.py")).isEqualTo(code);
  }

  @Test
  void fail_on_ignores_what_is_milder_and_what_the_source_accepts() {
    report = Reports.of(Reports.indexBuild(), Reports.suppressed(Reports.droppedColumn(), "unused"));

    assertThat(run("check", "--fail-on", "error", "x.py")).isZero();
    assertThat(run("check", "--fail-on", "warning", "x.py")).isEqualTo(1);
  }

  @Test
  void what_was_not_analysed_counts_as_a_note() {
    report = Reports.of(Reports.gap());

    assertThat(run("check", "--fail-on", "note", "x.py")).isEqualTo(1);
  }

  @Test
  void a_defect_is_named_by_rule_and_file_and_the_rest_is_reported() {
    report = Reports.withDefect();

    assertThat(run("check", "--fail-on", "error", "x.py")).isEqualTo(3);
    assertThat(streams.out()).contains("warning create-index-blocking");
    assertThat(streams.err())
        .isEqualTo(
            "migration-guard: defect in drop-column at migrations/versions/4f2a_orders.py:15:5: index 3 out of bounds"
                + " (everything else was reported)\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check --profile strikt x.py         | unknown value 'strikt' for --profile; did you mean 'strict'?",
        "check --select drop-colum x.py      | unknown rule 'drop-colum'; did you mean 'drop-column'?",
        "check --ignore drop-column,vacuum   | unknown rule 'vacuum'; 'rules' lists them",
        "check --formt json                  | unknown option '--formt'; did you mean '--format'?",
        "check --formt=json                  | unknown option '--formt'; did you mean '--format'?",
        "check --format jsn                  | unknown value 'jsn' for --format; did you mean 'json'?",
        "check --format plain                | unknown value 'plain' for --format; it takes console, json, sarif, github, markdown, html",
        "operations --format sarif x.py      | unknown value 'sarif' for --format; it takes console, json",
        "audit --format sarif                | unknown value 'sarif' for --format; it takes console, json, html",
        "audit --fail-on error               | unknown option '--fail-on'",
        "audit --link-base javascript:x      | --link-base takes a URL that begins with https://, http:// or file://, not 'javascript:x'",
        "check --fail-on eror                | unknown value 'eror' for --fail-on; did you mean 'error'?",
        "check --direction up                | unknown value 'up' for --direction; it takes upgrade, downgrade, both",
        "check --output                      | option '--output' needs a value",
        "check --format json --format sarif  | two reports cannot both go to standard output: give --format sarif an --output FILE",
        "check --output a --format json --output a | two reports cannot go to one file, 'a'",
        "check --output a --output b         | two --output for one --format console: repeat --format before the second",
        "check --stdin-name a.py b.py        | --stdin-name reads standard input: name no PATH beside it",
        "explain drop-colunm                 | unknown rule 'drop-colunm'; did you mean 'drop-column'?",
        "explain                             | 'explain' takes one rule, such as 'explain drop-column'; 'rules' lists them",
        "rules drop-column                   | 'rules' takes no operands; 'explain drop-column' explains one rule",
        "operations                          | operations needs a PATH, or --stdin-name NAME to read standard input",
        "chekc x.py                          | unknown command 'chekc'; did you mean 'check'?",
        "check --format json --output no/such/folder/r.json x.py | cannot write 'no/such/folder/r.json': no such file or folder"
      })
  void a_mistake_is_told_in_one_line(String line, String complaint) {
    assertThat(run(line.split(" +"))).isEqualTo(2);
    assertThat(streams.err()).isEqualTo("migration-guard: " + complaint + "\n");
    assertThat(streams.out()).isEmpty();
  }

  @Test
  void without_a_command_the_help_is_shown_and_the_run_fails() {
    assertThat(run()).isEqualTo(2);
    assertThat(streams.err()).startsWith("Usage: migration-guard COMMAND").endsWith("no command given\n");
  }

  @Test
  void help_teaches_by_examples() {
    assertThat(run("check", "--help")).isZero();
    assertThat(streams.out())
        .startsWith("Usage: migration-guard check [OPTION…] [PATH…]")
        .contains("--fail-on")
        .contains("migration-guard check --newest --fail-on error");
    for (Option option : Command.CHECK.options()) {
      assertThat(streams.out()).contains(option.flag());
    }
  }

  @Test
  void the_version_is_the_build_s() {
    assertThat(run("--version")).isZero();
    assertThat(streams.out()).matches("migration-guard \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void several_reports_go_to_their_places() throws Exception {
    assertThat(
            run("check", "--format", "github", "--format", "sarif", "--output", "s.sarif", "--format", "json",
                "--output", "r.json", "x.py"))
        .isZero();

    assertThat(streams.out()).startsWith("::warning file=");
    assertThat(Files.readString(folder.resolve("s.sarif"))).contains("\"version\" : \"2.1.0\"");
    assertThat(Files.readString(folder.resolve("r.json"))).contains("\"findings\"");
  }

  @Test
  void a_report_in_a_file_leaves_standard_output_empty_and_has_no_colours() throws Exception {
    streams.on(new Terminal(true, true, 100));

    run("check", "--output", "report.txt", "x.py");

    assertThat(streams.out()).isEmpty();
    assertThat(Files.readString(folder.resolve("report.txt"))).contains("drop-column").doesNotContain("\u001b");
  }

  @Test
  void options_become_settings() {
    run("check", "--direction", "both", "--select", "drop-column,create-index-blocking", "--select", "not-analysed",
        "--ignore", "drop-column", "--newest", "x.py");

    Settings asked = settings.get(0);
    assertThat(asked.directions()).containsExactlyInAnyOrder(Direction.values());
    assertThat(asked.usual().select()).containsExactlyInAnyOrder("drop-column", "create-index-blocking", "not-analysed");
    assertThat(asked.usual().ignore()).containsExactly("drop-column");
    assertThat(asked.newestOnly()).isTrue();
  }

  @Test
  void a_profile_comes_on_top_of_the_rules_that_are_on_or_named() {
    run("check", "--profile", "strict", "x.py");
    run("check", "--profile", "strict", "--select", "drop-column", "x.py");
    run("check", "--profile", "default", "x.py");

    assertThat(settings.get(0).usual().select())
        .containsExactlyInAnyOrder("drop-column", "create-index-blocking", "not-analysed", "missing-lock-timeout");
    assertThat(settings.get(1).usual().select()).containsExactlyInAnyOrder("drop-column", "missing-lock-timeout");
    assertThat(settings.get(2).usual().select()).doesNotContain("missing-lock-timeout");
  }

  @Test
  void without_options_the_upgrade_is_judged_by_the_default_rules() {
    run("check", "x.py");

    assertThat(settings.get(0).directions()).containsExactly(Direction.UPGRADE);
    assertThat(settings.get(0).usual().select()).isEmpty();
    assertThat(settings.get(0).newestOnly()).isFalse();
    assertThat(settings.get(0).usual().target().name()).isEqualTo("postgresql");
  }

  @Test
  void standard_input_is_read_as_the_named_file() throws Exception {
    streams = new Streams("revision = 'b'\n");

    assertThat(run("check", "--stdin-name", "versions/new.py")).isZero();

    assertThat(sources.get(0).reported()).hasSize(1);
    assertThat(sources.get(0).reported().get(0).name()).isEqualTo("versions/new.py");
    assertThat(new String(sources.get(0).reported().get(0).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("revision = 'b'\n");
  }

  @Test
  void colours_are_for_a_terminal_unless_no_color_is_set() {
    Terminal watched = new Terminal(true, true, 80);

    streams.on(watched);
    run("check", "x.py");
    assertThat(streams.out()).contains("\u001b[");

    streams = new Streams("").on(watched).with("NO_COLOR", "1");
    run("check", "x.py");
    assertThat(streams.out()).doesNotContain("\u001b[");

    streams = new Streams("").on(watched).with("NO_COLOR", "1");
    run("check", "--color", "always", "x.py");
    assertThat(streams.out()).contains("\u001b[");

    streams = new Streams("");
    run("check", "x.py");
    assertThat(streams.out()).doesNotContain("\u001b[");
  }

  @Test
  void rules_lists_and_explain_explains() {
    assertThat(run("rules")).isZero();
    assertThat(streams.out())
        .startsWith("drop-column            error    Dropping a column breaks the version that still reads it\n")
        .contains("Waiting for a lock without end (profile strict)")
        .hasLineCount(4);

    streams = new Streams("");
    assertThat(run("explain", "drop-column")).isZero();
    assertThat(streams.out())
        .startsWith("Dropping a column that is in use\n")
        .contains("\nExample\n\n  With Alembic:\n\n    def upgrade():\n")
        .contains("\n  In SQL:\n\n    ALTER TABLE users DROP COLUMN nickname;\n")
        .contains("\nThe safe way\n")
        .contains("\n  10 to 18    AccessExclusiveLock  reads and writes")
        .contains("\n    # guard: ignore[drop-column] the reason\n", "\n    -- guard: ignore[drop-column] the reason\n")
        .doesNotContain("```", "**", "<!--");
  }

  @Test
  void operations_shows_what_was_understood() {
    assertThat(run("operations", "--format", "json", "x.py")).isZero();
    assertThat(streams.out()).contains("\"operation\" : \"create-index\"");
  }

  private int run(String... arguments) {
    Analysis analysis =
        (read, how, progress) -> {
          sources.add(read);
          settings.add(how);
          return report;
        };
    return new Cli(streams.in(folder).io(), Reports.RULES, analysis).run(arguments);
  }
}
