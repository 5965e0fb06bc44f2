package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --write-baseline} and {@code --baseline}: what is known is held back, what is new is not. */
class BaselineTest {

  private static final String SAVED = "guard-baseline.json";

  @TempDir private Path folder;

  private Streams streams = new Streams("");

  @BeforeEach
  void aHistoryWithHazards() throws Exception {
    write("versions/a1.py", script("a1", "op.drop_table('one')", "op.drop_table('two')", "op.drop_table('two')"));
    write("versions/a2.py", script("a2", "op.drop_column('users', 'plan')"));
    assertThat(check("--write-baseline", SAVED, "versions")).isZero();
  }

  @Test
  void writing_it_reports_nothing_any_more_and_says_what_was_written() {
    assertThat(streams.err()).isEqualTo("migration-guard: wrote 4 findings to 'guard-baseline.json'\n");
    assertThat(streams.out()).startsWith("No new hazards in 2 files; 4 operations understood; 4 held back by the baseline");
  }

  @Test
  void what_is_known_is_held_back_and_never_fails_a_run() {
    assertThat(check("--baseline", SAVED, "--fail-on", "note", "versions")).isZero();
    assertThat(streams.out()).startsWith("No new hazards in 2 files").contains("; 4 held back by the baseline");
    assertThat(streams.err()).isEmpty();
  }

  @Test
  void what_is_new_shows_and_counts() throws Exception {
    write("versions/a3.py", script("a3", "op.drop_table('three')"));

    assertThat(check("--baseline", SAVED, "--fail-on", "error", "versions")).isEqualTo(1);
    assertThat(streams.out())
        .contains("versions/a3.py:6:5 error drop-table")
        .contains("1 error in 1 of 3 files")
        .doesNotContain("a1.py", "a2.py");
  }

  @Test
  void lines_that_move_and_words_that_are_spaced_anew_stay_known() throws Exception {
    write(
        "versions/a1.py",
        "\n\n# moved\n"
            + script("a1", "x = 1", "op.drop_table('two')", "op.drop_table('two')", "op.drop_table('one')"));

    assertThat(check("--baseline", SAVED, "versions")).isZero();
    assertThat(streams.out()).startsWith("No new hazards");
    assertThat(streams.err()).isEmpty();
  }

  @Test
  void a_renamed_file_stays_known_by_its_revision() throws Exception {
    Files.move(folder.resolve("versions/a1.py"), folder.resolve("versions/2024_renamed.py"));

    assertThat(check("--baseline", SAVED, "versions")).isZero();
    assertThat(streams.out()).startsWith("No new hazards");
    assertThat(streams.err()).isEmpty();
  }

  @Test
  void one_more_of_an_equal_finding_is_new() throws Exception {
    write(
        "versions/a1.py",
        script("a1", "op.drop_table('one')", "op.drop_table('two')", "op.drop_table('two')", "op.drop_table('two')"));

    check("--baseline", SAVED, "versions");
    assertThat(streams.out()).contains("versions/a1.py:9:5 error drop-table").contains("1 error in 1 of 2 files");
  }

  @Test
  void findings_that_a_loop_merges_are_new_where_the_loop_grows() throws Exception {
    write("versions/a3.py", script("a3", "for t in ['x', 'y']:", "    op.drop_table(t)"));
    check("--write-baseline", SAVED, "versions");
    check("--baseline", SAVED, "versions");
    assertThat(streams.out()).startsWith("No new hazards");

    write("versions/a3.py", script("a3", "for t in ['x', 'y', 'z']:", "    op.drop_table(t)"));
    check("--baseline", SAVED, "versions");
    assertThat(streams.out()).contains("versions/a3.py:7:9 error drop-table");
  }

  @Test
  void what_is_accepted_in_the_source_is_not_written() throws Exception {
    write("versions/a2.py", script("a2", "op.drop_column('users', 'plan')  # guard: ignore[drop-column] unused since 4"));
    check("--write-baseline", SAVED, "versions");

    assertThat(Files.readString(folder.resolve(SAVED))).doesNotContain("drop-column");
    assertThat(streams.out()).contains("1 suppressed", "3 held back");
  }

  @Test
  void findings_that_are_gone_are_counted() throws Exception {
    write("versions/a1.py", script("a1", "op.drop_table('one')", "op.drop_table('two')"));
    Files.delete(folder.resolve("versions/a2.py"));

    assertThat(check("--baseline", SAVED, "versions")).isZero();
    assertThat(streams.err())
        .isEqualTo(
            "migration-guard: 2 findings of the baseline 'guard-baseline.json' are no longer found;"
                + " --write-baseline writes down what is left\n");
  }

  @Test
  void what_a_run_did_not_look_at_is_not_called_gone() {
    check("--baseline", SAVED, "versions/a2.py");
    assertThat(streams.err()).isEmpty();
    check("--baseline", SAVED, "--ignore", "drop-column", "versions");
    assertThat(streams.err()).isEmpty();
    check("--baseline", SAVED, "--select", "drop-column", "versions");
    assertThat(streams.err()).isEmpty();
    check("--baseline", SAVED, "--direction", "downgrade", "versions");
    assertThat(streams.err()).isEmpty();
  }

  @Test
  void it_means_the_same_from_every_folder() {
    Streams below = new Streams("").in(folder.resolve("versions"));

    assertThat(Main.run(new String[] {"check", "--baseline", "../" + SAVED}, below.io())).isZero();
    assertThat(below.out()).startsWith("No new hazards");
    check("--baseline", folder.resolve(SAVED).toString(), folder.resolve("versions").toString());
    assertThat(streams.out()).startsWith("No new hazards");
  }

  @Test
  void the_same_findings_write_the_same_text_one_line_each() throws Exception {
    String first = Files.readString(folder.resolve(SAVED));
    check("--write-baseline", SAVED, "versions");

    assertThat(Files.readString(folder.resolve(SAVED))).isEqualTo(first).hasLineCount(10);
    assertThat(first.lines().filter(line -> line.contains("\"path\": \"versions/a1.py\""))).hasSize(3);
  }

  @Test
  void it_keeps_the_published_schema() throws Exception {
    write("versions/we\"ird.py", script("a3", "op.drop_table('\"</script>\\u2028\\t')"));
    check("--write-baseline", SAVED, "versions");

    String schema = Files.readString(Path.of("..", "docs", "baseline.schema.json"));
    String written = Files.readString(folder.resolve(SAVED));
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    assertThat(registry.getSchema(schema).validate(written, InputFormat.JSON)).isEmpty();
    check("--baseline", SAVED, "versions");
    assertThat(streams.out()).startsWith("No new hazards in 3 files");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                     | it is not JSON in line 1",
        "<<<<<<< HEAD                          | it is not JSON in line 1",
        "[]                                    | it is not a baseline; --write-baseline writes one",
        "{\"version\": 1}                      | it is not a baseline; --write-baseline writes one",
        "{\"version\": 2, \"findings\": []}    | it is of version 2, and this release reads version 1",
        "{\"version\": 1, \"findings\": [{}]}  | a finding in it has no \"fingerprint\"",
        "{\"version\": 1, \"findings\": []} {} | it is not JSON in line 1",
        "{\"version\": 1, \"findings\": [], \"directions\": [\"up\"]} | it names an unknown direction, 'up'"
      })
  void a_broken_one_is_one_line(String text, String complaint) throws Exception {
    write(SAVED, text);

    assertThat(check("--baseline", SAVED, "versions")).isEqualTo(2);
    assertThat(streams.err())
        .isEqualTo("migration-guard: cannot read the baseline 'guard-baseline.json': " + complaint + "\n");
    assertThat(streams.out()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_or_written_is_one_line() throws Exception {
    for (List<String> line :
        List.of(List.of("--baseline", "none.json"), List.of("--write-baseline", "no/such/b.json"),
            List.of("--baseline", SAVED, "--write-baseline", SAVED), List.of("--baseline=", "versions"))) {
      assertThat(check(line.toArray(String[]::new))).isEqualTo(2);
      assertThat(streams.err()).startsWith("migration-guard: ").hasLineCount(1);
    }
    Files.write(folder.resolve(SAVED), new byte[] {'{', (byte) 0xFF});
    assertThat(check("--baseline", SAVED, "versions")).isEqualTo(2);
    assertThat(streams.err()).startsWith("migration-guard: cannot read the baseline").hasLineCount(1);
  }

  private int check(String... arguments) {
    streams = new Streams("").in(folder);
    String[] line = new String[arguments.length + 1];
    line[0] = "check";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return Main.run(line, streams.io());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String script(String id, String... body) {
    // Each follows the one before it: a1, a2, a3.
    int number = id.charAt(1) - '0';
    String parent = number == 1 ? "None" : "'a" + (number - 1) + "'";
    return "from alembic import op\nrevision = '" + id + "'\ndown_revision = " + parent + "\n\ndef upgrade():\n    "
        + String.join("\n    ", body) + "\n";
  }
}
