package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion in the shells themselves. A line ends where the tabulator would be pressed. */
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {

  private static final String LINES =
      """
      migration-guard ch_                      | check
      migration-guard com_                     | completion
      migration-guard check --fail_            | --fail-on
      migration-guard check --explain-c_       | --explain-config
      migration-guard check --format _         | console json sarif github markdown html
      migration-guard operations --format _    | console json
      migration-guard check --direction do_    | downgrade
      migration-guard check --profile st_      | strict style
      migration-guard check --fail-on _        | error warning note never
      migration-guard check --target my_       | mysql mysql:8.4 mysql:8.0
      migration-guard check --ignore drop-ta_  | drop-table
      migration-guard explain rename-t_        | rename-table
      migration-guard completion _             | bash zsh fish
      migration-guard init pre_                | pre-commit
      migration-guard check --config guard_    | guard.toml
      """;

  @TempDir private Path folder;

  private Path script(String shell) throws Exception {
    Project project = new Project(folder);
    assertThat(project.run("completion", shell)).as(project.err()).isZero();
    Files.writeString(folder.resolve("guard.toml"), "");
    return Files.writeString(folder.resolve("completion." + shell), project.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = LINES)
  void bash(String line, String offers) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash", "--norc", "-c",
                "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _complete_migration-guard 2>/dev/null;"
                    + " printf '%s\\n' \"${COMPREPLY[@]}\"",
                script("bash").toString()));
    command.addAll(List.of(line.replace("_", "").split(" ")));
    if (line.endsWith(" _")) {
      command.add("");
    }

    assertThat(lines(command)).containsExactlyInAnyOrder(offers.split(" "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = LINES)
  void fish(String line, String offers) throws Exception {
    assumeTrue(isThere("fish"), "fish is not installed");
    String typed = line.replace("_", "");
    List<String> told =
        lines(List.of("fish", "-N", "-c", "source " + script("fish") + "; complete -C '" + typed + "'"));

    assertThat(told).map(each -> each.split("\t")[0]).containsExactlyInAnyOrder(offers.split(" "));
  }

  @Test
  void zshTakesTheScriptOfBash() throws Exception {
    assumeTrue(isThere("zsh"), "zsh is not installed");
    String ask = "autoload -U compinit; compinit -u -D; source \"$0\"; print -r -- ${_comps[migration-guard]}";

    assertThat(lines(List.of("zsh", "-f", "-c", ask, script("zsh").toString())))
        .singleElement().asString().startsWith("_bash_complete ").contains("-F _complete_migration-guard");
  }

  @Test
  void anotherShellIsAMistake() {
    Project project = new Project(folder);

    assertThat(project.run("completion", "powershell")).isEqualTo(2);
    assertThat(project.err()).isEqualTo("migration-guard: unknown value 'powershell' for completion; it takes bash, zsh, fish\n");
    assertThat(project.run("completion")).isEqualTo(2);
    assertThat(project.err()).isEqualTo("migration-guard: 'completion' takes one shell: bash, zsh, fish\n");
  }

  private static boolean isThere(String program) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private List<String> lines(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed.lines().toList();
  }
}
