package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private static final String TRAINING = "src/training/handwritten/versions";

  @Test
  void a_failure_of_the_guard_is_one_line_without_a_trace() {
    Streams streams = new Streams("");

    assertThat(Failure.report(new IllegalStateException("no such state\nsecond line"), streams.io())).isEqualTo(3);
    assertThat(streams.err())
        .isEqualTo(
            "migration-guard: defect of the guard: IllegalStateException: no such state"
                + " (MIGRATION_GUARD_DEBUG=1 prints the trace)\n");
  }

  @Test
  void those_who_mend_it_get_the_trace() {
    Streams streams = new Streams("").with("MIGRATION_GUARD_DEBUG", "1");

    Failure.report(new StackOverflowError(), streams.io());

    assertThat(streams.err()).contains("\tat dev.migrationguard.").endsWith("defect of the guard: StackOverflowError\n");
  }

  @Test
  void a_failure_anywhere_in_a_run_ends_with_3() {
    Streams streams = new Streams("");
    Io whole = streams.io();
    Io withoutDirectory = new Io(whole.in(), whole.out(), whole.err(), null, whole.environment(), whole.terminal());

    assertThat(Main.run(new String[] {"check", "--stdin-name", "a.py"}, withoutDirectory)).isEqualTo(3);
    assertThat(streams.err()).startsWith("migration-guard: defect of the guard: NullPointerException").hasLineCount(1);
  }

  @Test
  void a_migration_goes_in_and_findings_come_out() {
    Streams streams = new Streams("");

    assertThat(Main.run(new String[] {"check", "--fail-on", "error", TRAINING}, streams.io())).isEqualTo(1);
    assertThat(streams.out())
        .contains("0002_states.py:16:5 error add-not-null-column\n")
        .contains("   16 |     op.add_column(\"orders\", sa.Column(\"note\", sa.Text(), nullable=False))\n")
        .containsPattern("\\d+ errors, \\d+ warnings.* in 2 of 3 files; 32 operations understood; ");
    assertThat(streams.err()).isEmpty();
  }

  @Test
  void one_file_is_judged_with_its_history_and_reported_alone() throws Exception {
    Streams streams = new Streams("");

    assertThat(Main.run(new String[] {"check", "--format", "json", TRAINING + "/0002_states.py"}, streams.io())).isZero();

    JsonNode report = JsonMapper.builder().build().readTree(streams.out());
    assertThat(report.get("files").findValuesAsText("revision")).containsExactly("0002");
    assertThat(report.get("summary").get("history").intValue()).isEqualTo(3);
  }

  @Test
  void every_finding_that_can_be_made_can_be_explained_and_ignored() {
    Streams streams = new Streams("");

    assertThat(Main.run(new String[] {"explain", "not-analysed"}, streams.io())).isZero();
    assertThat(Main.run(new String[] {"check", "--ignore", "unreadable-source", TRAINING}, streams.io())).isZero();
    assertThat(streams.err()).isEmpty();
  }

  @Test
  void a_path_that_does_not_exist_is_one_line_and_2() {
    Streams streams = new Streams("");

    assertThat(Main.run(new String[] {"check", "no/such.py"}, streams.io())).isEqualTo(2);
    assertThat(streams.err()).startsWith("migration-guard: ").contains("no/such.py").hasLineCount(1);
    assertThat(streams.out()).isEmpty();
  }

  @Test
  void a_file_that_is_being_edited_keeps_its_history() throws Exception {
    Streams streams = new Streams(Files.readString(Path.of(TRAINING, "0002_states.py")).replace("\"note\"", "\"remark\""));

    assertThat(Main.run(new String[] {"check", "--stdin-name", TRAINING + "/0002_states.py"}, streams.io())).isZero();
    assertThat(streams.out()).contains("`remark`").doesNotContain("`note`").contains("ix_customers_email");
  }

  @Test
  void a_script_in_sql_is_read_from_standard_input() {
    Streams streams = new Streams("-- Running upgrade a -> b\nBEGIN;\nALTER TABLE users DROP COLUMN plan;\nCOMMIT;\n");

    assertThat(Main.run(new String[] {"check", "--stdin-name", "x.sql"}, streams.io())).isZero();
    assertThat(streams.out()).contains("x.sql:3:19 error drop-column\n").contains("ALTER TABLE users DROP COLUMN plan;");
  }

  @Test
  void the_newest_of_scripts_in_sql_is_their_last_version(@TempDir Path folder) throws Exception {
    for (String name : List.of("V1__a.sql", "V2__b.sql", "V10__c.sql")) {
      Files.writeString(folder.resolve(name), "DROP TABLE " + name.substring(name.length() - 5, name.length() - 4) + ";\n");
    }
    Streams streams = new Streams("").in(folder);

    assertThat(Main.run(new String[] {"check", "--newest"}, streams.io())).isZero();
    assertThat(streams.out()).contains("V10__c.sql:1:1 error drop-table").contains("1 error in 1 of 1 file");
    Streams old = new Streams("").in(folder);
    assertThat(Main.run(new String[] {"check", "--newest", "V2__b.sql"}, old.io())).isZero();
    assertThat(old.out()).isEqualTo("No migrations to report on.\n");
  }
}
