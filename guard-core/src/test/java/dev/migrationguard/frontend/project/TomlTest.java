package dev.migrationguard.frontend.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlTest {

  private static final String DOCUMENT =
      """
      # A comment

      target = "postgresql:15" # the oldest
      select = [
        "drop-column",
        # why not
        'drop-table',
      ]
      severity.rename-table = "note"
      text = \"""
      select = 1
      [table]
      \"""
      [severity]
      "drop-column" = "error"

      [[per-path]]
      paths = ["a"]
      inner = { deep = 1 }

        [per-path.severity]
        drop-table = "note"

      [[per-path]]
      paths = ["b"]\
      """;

  @ParameterizedTest
  @CsvSource({
    "target, 3",
    "select, 4",
    "severity.rename-table, 9",
    "text, 10",
    "severity, 14",
    "severity.drop-column, 15",
    "per-path.0, 17",
    "per-path.0.paths, 18",
    "per-path.0.inner.deep, 19",
    "per-path.0.severity, 21",
    "per-path.0.severity.drop-table, 22",
    "per-path.1, 24",
    "per-path.1.paths, 25",
    "none, 1"
  })
  void aKeyHasALine(String path, int line) {
    assertThat(TomlLines.of(DOCUMENT).of(List.of(path.split("\\.")))).isEqualTo(line);
  }

  @Test
  void aValueOfAListHasItsOwn() {
    TomlLines lines = TomlLines.of(DOCUMENT);

    assertThat(lines.of(List.of("select"), "drop-column")).isEqualTo(5);
    assertThat(lines.of(List.of("select"), "drop-table")).isEqualTo(7);
    assertThat(lines.of(List.of("select"), "elsewhere")).isEqualTo(4);
    assertThat(lines.of(List.of("per-path", "1", "paths"), "b")).isEqualTo(25);
    assertThat(TomlLines.of("a = [\n'x',\n'y']").of(List.of("a"), "y")).isEqualTo(3);
  }

  @Test
  void valuesKeepTheirTypesAndArraysTheirOrder() throws Exception {
    Map<String, Object> values =
        Toml.read("z = 1\nb = true\nd = 2024-01-31\nf = 1.5\na = [1, 'x']\n[t]\nk = 'v'\n[[l]]\nn=1\n[[l]]\nn=2");

    assertThat(values).containsOnlyKeys("z", "b", "d", "f", "a", "t", "l");
    assertThat(values).containsEntry("z", 1L).containsEntry("b", true).containsEntry("f", 1.5);
    assertThat(String.valueOf(values.get("d"))).isEqualTo("2024-01-31");
    assertThat(values.get("a")).isEqualTo(List.of(1L, "x"));
    assertThat(values.get("l")).isEqualTo(List.of(Map.of("n", 1L), Map.of("n", 2L)));
  }

  @Test
  void aTextMayEndWithoutALineBreak() throws Exception {
    assertThat(Toml.read("a = ''")).containsEntry("a", "");
    assertThat(Toml.read("a = \"\"")).containsEntry("a", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = 1;b = | 2",
        "a = 1;a = 2 | 2",
        "a = 1;;[t];x = 1;[t];y = 1 | 5",
        "a = \"x;b = 1 | 1",
        "b = 1;a = [1,;2,;3 | 2",
        "a = tru | 1",
        "a = 1;; = 2; | 3",
        "a = 1;[t;b = 1; | 2"
      })
  void whatIsBrokenIsSoOnALine(String text, int line) {
    Toml.Broken broken = catchThrowableOfType(Toml.Broken.class, () -> Toml.read(text.replace(';', '\n')));

    assertThat(broken.line()).isEqualTo(line);
    assertThat(broken.getMessage()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void nestingWithoutEndIsBrokenToo() {
    assertThat(catchThrowableOfType(Toml.Broken.class, () -> Toml.read("a = " + "[".repeat(200_000))))
        .hasMessage("it is nested too deeply");
  }
}
