package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit} of scripts whose text and name tell no day, with the real git. */
class AuditDatesFromGitTest {

  @TempDir private Path folder;

  @BeforeAll
  static void gitIsThere() throws Exception {
    boolean found;
    try {
      found = new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(found, "git is not on the PATH: days from git are not tested");
  }

  @Test
  void aScriptIsAsOldAsTheCommitThatBroughtItUnderWhateverName() throws Exception {
    aHistory();

    assertThat(audit(folder)).contains("db, 2024-01 to 2024-06", "  2024-01  ", "  2024-03  ", "  2024-06  ");
    assertThat(audit(folder)).doesNotContain("2025");
  }

  @Test
  void withoutGitFiguresAreToldByTurn() throws Exception {
    write("db/V1__a.sql", "CREATE TABLE a (id int);");
    write("db/V2__b.sql", "CREATE TABLE b (id int);");

    assertThat(audit(folder)).contains("2 revisions in db").doesNotContain("By month");
  }

  @Test
  void aShallowCloneTellsNoDays() throws Exception {
    aHistory();
    git(folder, "", "clone", "-q", "--depth", "1", folder.toUri().toString(), folder.resolve("clone").toString());

    assertThat(audit(folder.resolve("clone"))).contains("3 revisions in db").doesNotContain("By month");
  }

  private void aHistory() throws Exception {
    git(folder, "", "init", "-q", "-b", "main");
    write("db/V1__a.sql", "CREATE TABLE a (id int, name text, plan text, address text);");
    commit("2024-01-05");
    write("db/V2__b.sql", "CREATE TABLE b (id int);");
    commit("2024-03-09");
    write("db/V20240611__c.sql", "CREATE TABLE c (id int);");
    git(folder, "", "mv", "db/V1__a.sql", "db/V1__first table.sql");
    commit("2025-02-01");
  }

  private String audit(Path at) {
    Streams streams = new Streams("").in(at);
    assertThat(Main.run(new String[] {"audit", "db"}, streams.io())).as(streams.err()).isZero();
    assertThat(streams.err()).isEmpty();
    return streams.out();
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  private void commit(String day) throws Exception {
    git(folder, day, "add", ".");
    git(folder, day, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "more");
  }

  private static void git(Path at, String day, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", at.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (!day.isEmpty()) {
      builder.environment().put("GIT_AUTHOR_DATE", day + "T12:00:00Z");
      builder.environment().put("GIT_COMMITTER_DATE", day + "T12:00:00Z");
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
