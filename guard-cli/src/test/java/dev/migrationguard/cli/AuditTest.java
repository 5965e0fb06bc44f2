package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit} on the console and as JSON. */
class AuditTest {

  @TempDir private Path folder;

  private Streams streams = new Streams("");

  private void aHistory() throws IOException {
    write("a.py", "a", "None", "2024-01-05", "op.create_table('users')");
    write("b.py", "b", "'a'", "2024-01-20", "op.drop_column('users', 'plan'); op.execute(build())");
    write("c.py", "c", "'b'", "2024-03-01", "op.create_index('ix', 'users', ['a'])");
    write("d.py", "d", "('c', 'gone')", "2024-03-02", "op.drop_table('old')  # guard: ignore[drop-table] unused since 4");
  }

  @Test
  void it_tells_the_whole_at_a_glance() throws Exception {
    aHistory();

    assertThat(run("audit", "versions")).isZero();
    assertThat(streams.out())
        .isEqualTo(
            """
            4 revisions in versions, 2024-01 to 2024-03
              4 operations understood, 1 not (coverage 80 %)
              2 errors, 1 warning, 0 notes in 3 revisions; 1 suppressed

            By month    revisions  operations  not analysed  errors  warnings  notes
              2024-01           2           2             1       1         ·      ·
              2024-03           2           2             ·       1         1      ·

            Worst revisions    errors  warnings  notes
              b.py                  1         ·      ·
              d.py                  1         ·      ·
              c.py                  ·         1      ·

            Hazards by rule          errors  warnings  notes  revisions
              broken-history              1         ·      ·          1
              drop-column                 1         ·      ·          1
              create-index-blocking       ·         1      ·          1

            Hazards by table    errors  warnings  notes  revisions
              users                  1         1      ·          2

            Not analysed
                1  the SQL is not known: `build` is not defined in this file

            Suppressed
                1  drop-table: unused since 4

            Shape
              4 revisions, 1 head, 0 branch points, 0 merges
                versions/d.py follows gone, which is not there

            audit --format html --output audit.html draws all of it, with every finding.
            """);
    assertThat(streams.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
  }

  @Test
  void as_json_it_keeps_the_published_schema() throws Exception {
    aHistory();
    write("loop.py", "loop", "'loop'", "", "pass");
    write("odd.py", "a", "None", "", "op.drop_table('\"</script>\u2028')");
    Files.writeString(folder.resolve("versions/broken.py"), "revision = 'x'\ndef upgrade(:\n");

    assertThat(run("audit", "--format", "json", "versions")).isZero();

    String schema = Files.readString(Path.of("..", "docs", "audit.schema.json"));
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    assertThat(registry.getSchema(schema).validate(streams.out(), InputFormat.JSON)).isEmpty();
    JsonNode audit = JsonMapper.builder().build().readTree(streams.out());
    assertThat(audit.at("/summary/revisions").intValue()).isEqualTo(6);
    assertThat(audit.at("/histories/0/revisions").findValues("missing").toString()).contains("gone");
  }

  @Test
  void a_folder_without_migrations_is_said_and_no_failure() throws Exception {
    Files.createDirectories(folder.resolve("versions"));

    assertThat(run("audit", "versions")).isZero();
    assertThat(streams.out()).isEqualTo("No migrations found.\n");
    assertThat(run("audit", "--format", "html", "--output", "audit.html", "versions")).isZero();
    assertThat(Files.readString(folder.resolve("audit.html"))).startsWith("<!doctype html>").endsWith("</html>\n");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_circle_a_copy_and_a_missing_parent_stop_nothing() throws Exception {
    write("a.py", "a", "'c'", "", "op.drop_table('a')");
    write("b.py", "b", "'a'", "", "op.drop_table('b')");
    write("c.py", "c", "'b'", "", "op.drop_table('c')");
    write("d.py", "d", "'gone'", "", "op.drop_table('d')");
    write("copy.py", "d", "'gone'", "", "op.drop_table('e')");

    assertThat(run("audit", "versions")).isZero();
    assertThat(streams.out())
        .contains("9 errors")
        .contains("versions/a.py hangs in a circle, or follows one that does")
        .contains("versions/d.py follows gone, which is not there")
        .contains("versions/copy.py has the id d, as another one has");
  }

  @Test
  void a_page_of_a_check_shows_what_was_reported_on() throws Exception {
    aHistory();

    assertThat(run("check", "--format", "html", "--output", "page.html", "versions/b.py")).isZero();
    assertThat(Files.readString(folder.resolve("page.html"))).contains("drop-column").doesNotContain("create-index-blocking");
  }

  private int run(String... arguments) {
    streams = new Streams("").in(folder);
    return Main.run(arguments, streams.io());
  }

  private void write(String name, String id, String parents, String day, String body) throws IOException {
    Path file = folder.resolve("versions").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        (day.isEmpty() ? "" : "\"\"\"words\n\nCreate Date: " + day + " 10:00:00\n\"\"\"\n")
            + "from alembic import op\nrevision = '" + id + "'\ndown_revision = " + parents + "\ndef upgrade():\n    "
            + body + "\n");
  }
}
