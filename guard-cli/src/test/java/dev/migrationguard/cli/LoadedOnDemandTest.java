package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run loads what the files at hand need, and no parser of another language. */
class LoadedOnDemandTest {

  private static final String PYTHON = "com.oracle.graal.python.pegparser.";
  private static final String JAVA = "com.github.javaparser.";
  private static final String JAVA_FRONT_END = "dev.migrationguard.frontend.java.eval.";

  @TempDir
  Path folder;

  @Test
  void plainPythonLoadsNeitherJavaNorTheParserOfAllOfPython() throws Exception {
    python("\"users\"");
    assertThat(loaded()).doesNotContain(PYTHON).doesNotContain(JAVA).doesNotContain(JAVA_FRONT_END);
  }

  @Test
  void pythonAloneLoadsNoJava() throws Exception {
    python("f\"{'users'}\"");
    assertThat(loaded()).contains(PYTHON).doesNotContain(JAVA).doesNotContain(JAVA_FRONT_END);
  }

  @Test
  void javaAloneLoadsNoPython() throws Exception {
    Files.writeString(folder.resolve("V1__Users.java"), """
        public class V1__Users extends org.flywaydb.core.api.migration.BaseJavaMigration {
          public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
            context.getConnection().createStatement().execute("DROP TABLE users");
          }
        }
        """);
    assertThat(loaded()).contains(JAVA).doesNotContain(PYTHON);
  }

  @Test
  void scriptsAloneLoadNoJava() throws Exception {
    Files.writeString(folder.resolve("V1__users.sql"), "DROP TABLE users;\n");
    assertThat(loaded()).doesNotContain(JAVA).doesNotContain(JAVA_FRONT_END).doesNotContain(PYTHON);
  }

  private void python(String table) throws IOException {
    Files.writeString(folder.resolve("1_users.py"), """
        from alembic import op
        revision = "1"
        down_revision = None
        def upgrade():
            op.drop_table(%s)
        """.formatted(table));
  }

  private String loaded() throws IOException, InterruptedException {
    Path log = folder.resolve("loaded.txt");
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xlog:class+load:file=" + log,
        "-cp", System.getProperty("java.class.path"),
        "dev.migrationguard.cli.Main", "check", folder.toString())
        .redirectErrorStream(true)
        .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("drop-table");
    return Files.readString(log);
  }
}
