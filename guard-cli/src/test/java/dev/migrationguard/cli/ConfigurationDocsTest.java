package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SpecificationVersion;
import dev.migrationguard.cli.config.Key;
import dev.migrationguard.cli.report.Schemas;
import dev.migrationguard.frontend.project.Toml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/configuration.md shows is accepted, by the program and by the schema, and prints what stands there. */
class ConfigurationDocsTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final Path SCHEMA = Path.of("..", "docs", "configuration.schema.json");

  @TempDir private Path folder;

  private Project project;

  @BeforeEach
  void theProjectThatTheExamplesSpeakOf() throws IOException {
    project = new Project(folder);
    Files.createDirectory(folder.resolve(".git"));
    project.withScript("migrations/versions/a.py", "pass");
    for (String service : List.of("orders", "users")) {
      project.withScript("services/" + service + "/migrations/" + service + ".py", "pass");
    }
    project.with("guard-baseline.json", "{\"version\": 1, \"findings\": []}");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsAccepted(String toml) throws Exception {
    boolean table = toml.contains("[tool.migration-guard]");
    project.with(table ? "pyproject.toml" : "migration-guard.toml", toml);

    assertThat(project.run("check", "--explain-config")).as(project.err()).isZero();
    Map<String, Object> content = Toml.read(toml);
    Map<String, Object> own = table ? Toml.table(Toml.table(content, "tool"), "migration-guard") : content;
    assertThat(complaints(own)).isEmpty();
    for (String key : own.keySet()) {
      assertThat(project.out()).contains(key.equals("per-path") ? "target" : key);
    }
  }

  static Stream<String> examples() throws IOException {
    List<String> blocks = blocks("toml");
    assertThat(blocks).hasSizeGreaterThan(Key.values().length);
    return blocks.stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "targt = 'mysql'",
        "target = 15",
        "target = 'oracle'",
        "target = 'postgresql:9'",
        "direction = 'up'",
        "profile = ['strikt']",
        "select = []",
        "select = ['drop-colum']",
        "ignore = [1]",
        "severity = 'error'",
        "severity.drop-colum = 'error'",
        "severity.drop-column = 'warn'",
        "fail-on = 'off'",
        "baseline = ''\n",
        "exclude = ['!keep']",
        "link-base = 'javascript:x'",
        "per-path = 'x'",
        "[[per-path]]\nignore = []",
        "[[per-path]]\npaths = []",
        "[[per-path]]\npaths = 'x'\nfail-on = 'error'"
      })
  void theSchemaRefusesWhatTheProgramRefuses(String toml) throws Exception {
    project.with("migration-guard.toml", toml);

    assertThat(complaints(Toml.read(toml))).isNotEmpty();
    assertThat(project.run("check")).isEqualTo(2);
  }

  @Test
  void everyKeyHasASectionAndAnExample() throws IOException {
    String page = Files.readString(PAGE);
    for (Key key : Key.values()) {
      String heading = "### `" + key.word() + "`\n\n" + key.help() + "\n";
      assertThat(page).contains(heading);
      int from = page.indexOf(heading);
      int next = page.indexOf("\n#", from + heading.length());
      assertThat(page.substring(from, next)).contains("```toml\n").contains(key.word());
      assertThat(page.substring(from, next).contains("Also in\n`per-path`") || page.substring(from, next).contains("Also in `per-path`"))
          .as(key.word())
          .isEqualTo(Key.perPath().contains(key) && key != Key.PATHS);
    }
  }

  @Test
  void theExplanationIsWhatIsPrinted() throws IOException {
    project.with("migration-guard.toml", blocks("toml").get(0));
    String shown = blocks("console").get(0);
    String command = "$ migration-guard check --explain-config --ignore set-not-null\n";

    assertThat(shown).startsWith(command);
    assertThat(project.run("check", "--explain-config", "--ignore", "set-not-null")).isZero();
    assertThat(project.out()).startsWith(shown.substring(command.length()));
  }

  @Test
  void theMistakeIsWhatIsPrinted() throws IOException {
    project.with("migration-guard.toml", "\n\nselekt = 'drop-table'\n");

    assertThat(project.run("check")).isEqualTo(2);
    assertThat(project.err()).isEqualTo(blocks("console").get(1));
  }

  private static List<String> complaints(Map<String, Object> content) throws IOException {
    return Schemas.complaints(
        Files.readString(SCHEMA), SpecificationVersion.DRAFT_7, new JsonMapper().writeValueAsString(content));
  }

  private static List<String> blocks(String language) throws IOException {
    String page = Files.readString(PAGE);
    String fence = "```" + language + "\n";
    List<String> blocks = new ArrayList<>();
    for (int at = page.indexOf(fence); at >= 0; at = page.indexOf(fence, at + 1)) {
      int start = at + fence.length();
      blocks.add(page.substring(start, page.indexOf("```\n", start)));
    }
    return blocks;
  }
}
