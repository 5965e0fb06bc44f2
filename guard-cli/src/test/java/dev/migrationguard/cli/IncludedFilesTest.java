package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a script of psql runs are reported on at their own lines, and once. */
class IncludedFilesTest {

  @TempDir private Path folder;

  private Streams streams = new Streams("");

  @BeforeEach
  void aScriptAndWhatItRuns() throws Exception {
    write("deploy.sql", "BEGIN;\n\\ir parts/users.sql\n\\ir parts/orders.sql\nCOMMIT;\nDROP TABLE a;\n");
    write("parts/users.sql", "CREATE TABLE users (id int);\nDROP TABLE b;\n");
    write("parts/orders.sql", """
        ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0);
        -- guard: ignore[drop-table] nobody reads it
        DROP TABLE c;
        -- guard: ignore[drop-table] stale
        SELECT 1;
        """);
  }

  @Test
  void findingsAndCommentsStandInTheFileThatIsRun() {
    assertThat(check("deploy.sql")).containsExactly(
        "deploy.sql:5:1 error drop-table", "parts/orders.sql:4:1 note unused-suppression",
        "parts/users.sql:2:1 error drop-table");
    assertThat(streams.out()).contains("    2 | DROP TABLE b;").contains("in 3 of 3 files").contains("1 suppressed");
  }

  @Test
  void aFileThatSeveralScriptsRunAndThatIsCheckedItselfIsCountedOnce() throws Exception {
    write("again.sql", "\\ir parts/users.sql\n");

    assertThat(check("deploy.sql", "again.sql", "parts/users.sql")).containsExactly(
        "deploy.sql:5:1 error drop-table", "parts/orders.sql:4:1 note unused-suppression",
        "parts/users.sql:2:1 error drop-table");
    assertThat(streams.out()).contains("in 3 of 4 files");
  }

  @Test
  void whatAScriptRunsIsNoHistoryOfItsOwn() throws Exception {
    write("1_users.sql", "CREATE TABLE IF NOT EXISTS users (id int);\n");
    write("2_names.sql", "ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0);\n");
    write("all.sql", "\\ir 1_users.sql\n\\ir 2_names.sql\n");

    assertThat(check("all.sql")).isEmpty();
    assertThat(check("2_names.sql")).containsExactly("2_names.sql:1:19 warning add-check-validating");
  }

  @Test
  void aBaselineKnowsThem() {
    check("--write-baseline", "known.json", "deploy.sql");

    assertThat(check("deploy.sql")).hasSize(3);
    assertThat(check("--baseline", "known.json", "deploy.sql")).isEmpty();
  }

  @Test
  void whatAScriptHasAddedIsKnownInTheFilesThatItRuns() throws Exception {
    write("mood.sql", "BEGIN;\nALTER TYPE mood ADD VALUE 'great';\n\\ir use.sql\nCOMMIT;\n");
    write("use.sql", "UPDATE users SET mood = 'great' WHERE id = 1;\n");

    assertThat(check("mood.sql")).containsExactly("use.sql:1:1 error enum-value-in-transaction");
  }

  @Test
  void whatAConfigurationSaysOfTheirPathsCounts() throws Exception {
    write("migration-guard.toml", """
        exclude = ["parts/orders.sql"]
        [[per-path]]
        paths = "parts/*"
        severity.drop-table = "note"
        """);

    assertThat(check("deploy.sql")).containsExactly(
        "deploy.sql:5:1 error drop-table", "parts/users.sql:2:1 note drop-table");
    streams = new Streams("").in(folder);
    assertThat(Main.run(new String[] {"operations", "deploy.sql"}, streams.io())).isZero();
    assertThat(streams.out()).contains("parts/orders.sql\n");
    write("migration-guard.toml", "[[per-path]]\npaths = 'parts'\nignore = 'drop-table'\n");
    assertThat(check("deploy.sql")).containsExactly("deploy.sql:5:1 error drop-table");
  }

  private List<String> check(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(arguments));
    streams = new Streams("").in(folder);
    assertThat(Main.run(all.toArray(String[]::new), streams.io())).as(streams.err()).isZero();
    return streams.out().lines().filter(line -> line.matches("\\S+:\\d+:\\d+ (error|warning|note) .*")).toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
