package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing is found, a user learns what was there. */
class PassedOverTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void aProject() {
    project = new Project(folder);
  }

  @Test
  void namesAScriptThatIsNoMigrationByItsName() throws IOException {
    project.with("plain/change.sql", "DROP TABLE users;\n");

    assertThat(project.run("check", "plain")).isZero();
    assertThat(project.out()).isEqualTo("No migrations found.\n");
    assertThat(project.err()).isEqualTo(
        "migration-guard: passed over plain/change.sql, which no tool would take for a migration by its name; name a"
            + " file itself to have it read\n");
  }

  @Test
  void countsTheOthers() throws IOException {
    project.with("b/two.sql", "").with("a/one.sql", "").with(".git/three.sql", "");

    project.run("check", ".");
    assertThat(project.err()).contains("passed over a/one.sql and 1 more .sql, which");
  }

  @Test
  void isSilentWhereThereIsNoneOrWhereSomethingWasFound() throws IOException {
    project.with("empty/readme.md", "").with("flyway/V1__users.sql", "DROP TABLE users;\n").with("flyway/x.sql", "");

    project.run("check", "empty");
    assertThat(project.err()).isEmpty();
    project.run("check", "flyway");
    assertThat(project.err()).isEmpty();
    assertThat(project.out()).contains("drop-table");
  }
}
