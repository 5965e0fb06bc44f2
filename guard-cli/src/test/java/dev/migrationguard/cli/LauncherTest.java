package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher of a small checkout whose Maven and Java only tell what they are asked for. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

  private static final String BUILT = "guard-cli/target/launch/current";

  @TempDir private Path folder;
  private Path checkout;
  private Path java;

  @BeforeEach
  void aCheckout() throws Exception {
    checkout = folder.resolve("a check out");
    Path source = checkout.resolve("rules/src/main/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    Files.createDirectories(checkout.resolve("guard-cli/bin"));
    Files.copy(Path.of("bin/migration-guard"), checkout.resolve("guard-cli/bin/migration-guard"));
    java = jdk("jdk", "25.0.1");
    script(
        folder.resolve("bin/mvn"),
        """
        echo "$JAVA_HOME" >> builds
        [ -f slow ] && sleep 1
        mkdir -p guard-cli/target/dist/lib
        : > guard-cli/target/dist/lib/migration-guard.jar
        """);
  }

  @Test
  void the_first_use_builds_and_says_so() throws Exception {
    Run run = launch("check", "x.py");

    assertThat(run.err).isEqualTo("migration-guard: building itself (first use) …\n");
    assertThat(run.code).isZero();
    assertThat(builds()).containsExactly(java.toString());
  }

  @Test
  void the_second_use_starts_at_once() throws Exception {
    launch();

    assertThat(launch().err).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void a_newer_source_is_built() throws Exception {
    launch();
    Files.setLastModifiedTime(
        checkout.resolve("rules/src/main/A.java"), FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));

    assertThat(launch().err).isEqualTo("migration-guard: building itself (its sources have changed) …\n");
  }

  @Test
  void arguments_arrive_as_they_were_given() throws Exception {
    assertThat(launch("check", "a b", "*", "$HOME", "", "\"'").arguments())
        .containsExactly("check", "a b", "*", "$HOME", "", "\"'");
  }

  @Test
  void without_a_locale_java_is_told_one_that_knows_every_name() throws Exception {
    for (Map<String, String> bare : List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"), Map.of("LANG", "POSIX"))) {
      run(folder, bare, launcher());
      assertThat(folder.resolve("locale")).hasContent("C.UTF-8");
    }
    run(folder, Map.of("LC_ALL", "de_DE.UTF-8"), launcher());
    assertThat(folder.resolve("locale")).hasContent("de_DE.UTF-8");
  }

  @Test
  void it_starts_through_symbolic_links() throws Exception {
    Files.createSymbolicLink(folder.resolve("first"), Path.of("a check out/guard-cli/bin/migration-guard"));
    Files.createSymbolicLink(folder.resolve("bin/second"), Path.of("../first"));

    assertThat(run(folder, Map.of(), folder.resolve("bin/second").toString(), "rules").arguments())
        .containsExactly("rules");
    assertThat(run(folder.resolve("bin"), Map.of(), "sh", "second", "rules").arguments()).containsExactly("rules");
  }

  @Test
  void two_at_the_same_time_build_once() throws Exception {
    Files.writeString(checkout.resolve("slow"), "");
    Process first = start(folder, Map.of(), launcher());
    Process second = start(folder, Map.of(), launcher());

    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void a_build_that_was_killed_does_not_block_the_next() throws Exception {
    Path lock = checkout.resolve("guard-cli/target/launch/lock");
    Files.createDirectories(lock);
    Files.writeString(lock.resolve("owner"), "999999999\n");

    assertThat(launch().code).isZero();
  }

  @Test
  void a_rebuild_leaves_the_jars_of_a_run_alone() throws Exception {
    launch();
    String before = Files.readString(checkout.resolve(BUILT)).strip();
    Files.setLastModifiedTime(
        checkout.resolve("rules/src/main/A.java"), FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    launch();

    assertThat(Files.readString(checkout.resolve(BUILT)).strip()).isNotEqualTo(before);
    assertThat(checkout.resolve("guard-cli/target/launch").resolve(before).resolve("lib/migration-guard.jar")).exists();
  }

  @Test
  void a_failed_build_shows_the_end_of_what_maven_said() throws Exception {
    script(folder.resolve("bin/mvn"), "echo '[ERROR] no such symbol'; exit 1\n");

    Run run = launch("check");

    assertThat(run.code).isEqualTo(3);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains("[ERROR] no such symbol\nmigration-guard: could not build itself; all that Maven said");
    assertThat(checkout.resolve("guard-cli/target/launch/lock")).doesNotExist();
  }

  @Test
  void without_maven_one_line_says_what_is_missing() throws Exception {
    Path tools = folder.resolve("tools");
    for (String tool : List.of("mkdir", "mv", "rm")) {
      script(tools.resolve(tool), "exec /bin/" + tool + " \"$@\"\n");
    }

    Run run = run(folder, Map.of("PATH", tools.toString()), launcher(), "check");

    assertThat(run.code).isEqualTo(3);
    assertThat(run.err)
        .isEqualTo("migration-guard: is not built yet, and building needs Maven 3.8 or newer on the PATH\n");
  }

  @Test
  void a_java_that_is_too_old_is_refused_by_name() throws Exception {
    Path old = jdk("old", "17.0.15");

    Run run = run(folder, Map.of("MIGRATION_GUARD_JAVA", old.toString()), launcher());

    assertThat(run.code).isEqualTo(3);
    assertThat(run.err)
        .isEqualTo("migration-guard: MIGRATION_GUARD_JAVA is '" + old + "', which is not Java 21 or newer\n");
  }

  @Test
  void a_java_home_that_is_too_old_is_passed_over() throws Exception {
    Map<String, String> environment =
        Map.of("MIGRATION_GUARD_JAVA", "", "JAVA_HOME", jdk("old", "1.8.0_402").toString(),
            "PATH", java + "/bin:" + path());

    assertThat(run(folder, environment, launcher(), "rules").arguments()).containsExactly("rules");
  }

  @Test
  void the_java_program_itself_can_be_named() throws Exception {
    Map<String, String> environment = Map.of("MIGRATION_GUARD_JAVA", java.resolve("bin/java").toString());

    assertThat(run(folder, environment, launcher(), "rules").arguments()).containsExactly("rules");
  }

  @Test
  void the_archive_of_the_java_at_hand_is_used_and_its_warnings_are_not() throws Exception {
    assertThat(launch("rules").out).contains("-XX:AOTCache=" + checkout).contains("-Xlog:disable\n");

    Path lts = jdk("lts", "21.0.9");
    assertThat(run(folder, Map.of("MIGRATION_GUARD_JAVA", lts.toString()), launcher(), "rules").out)
        .contains("-XX:SharedArchiveFile=" + checkout)
        .contains("/21.0.9\n");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    script(
        home.resolve("bin/java"),
        """
        for argument; do
          case $argument in
            -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo archive > "${argument#*=}"; exit ;;
          esac
        done
        printf '%%s' "$LC_ALL" > '%s/locale'
        printf '%%s\\n' "$@"
        """.formatted(folder));
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Any\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void script(Path file, String commands) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + commands);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds"));
  }

  private String launcher() {
    return checkout.resolve("guard-cli/bin/migration-guard").toString();
  }

  private String path() {
    return folder.resolve("bin") + ":/usr/bin:/bin";
  }

  private Run launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher()));
    command.addAll(List.of(arguments));
    return run(folder, Map.of(), command.toArray(new String[0]));
  }

  private Run run(Path directory, Map<String, String> environment, String... command) throws Exception {
    Process process = start(directory, environment, command);
    int code = process.waitFor();
    return new Run(
        code,
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private Process start(Path directory, Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path());
    builder.environment().put("MIGRATION_GUARD_JAVA", java.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What a run of the launcher left. */
  private record Run(int code, String out, String err) {

    /** The arguments that reached the program. */
    List<String> arguments() {
      List<String> lines = List.of(out.split("\n", -1));
      int jar = lines.indexOf("-jar");
      return lines.subList(jar + 2, lines.size() - 1);
    }
  }
}
