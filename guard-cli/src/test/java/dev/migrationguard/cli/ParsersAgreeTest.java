package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersAgreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "check a.py b.py",
        "check --format json a.py",
        "check --format=json --output=x=y.json a.py",
        "check a.py --format sarif --output s --format json --output j --format console",
        "check --select a,b --select c --ignore d --newest --fail-on error",
        "check --newest --newest",
        "check --since origin/main~1 a.py",
        "check --target postgresql:12 --direction both --color never --stdin-name x.py",
        "check --baseline b.json --format html --output a.html --link-base https://example.org/",
        "check --config ci/guard.toml a.py",
        "audit --no-config",
        "audit versions --format html --output a.html --select drop-column",
        "rules",
        "rules --color=always",
        "explain drop-column",
        "operations a.py --format json"
      })
  void the_quick_parser_reads_a_plain_line_as_picocli_does(String line) throws Exception {
    String[] arguments = line.split(" ");

    assertThat(QuickParser.parse(arguments))
        .isPresent()
        .isEqualTo(PicocliParser.parse(arguments, new Streams("").io()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "--version",
        "help check",
        "check --help",
        "check -h",
        "check --formt json",
        "check --format",
        "check --format --output x",
        "check --newest=yes",
        "check -- -x.py",
        "rules --format json",
        "chek a.py"
      })
  void whatever_is_out_of_the_ordinary_is_left_to_picocli(String line) {
    assertThat(QuickParser.parse(line.isEmpty() ? new String[0] : line.split(" "))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check -- -x.py", "check --newest -- -x.py"})
  void a_file_whose_name_begins_with_a_hyphen_can_be_named(String line) throws Exception {
    assertThat(PicocliParser.parse(line.split(" "), new Streams("").io()).orElseThrow().operands())
        .isEqualTo(List.of("-x.py"));
  }
}
