package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in a folder gets one line that names file, line and cause; the scripts beside it are judged all the same. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadInputTest {

  private static final String GOOD = script("    op.drop_column(\"users\", \"legacy\")\n");

  @TempDir private Path project;

  @BeforeEach
  void aGoodScriptLiesBesideIt() throws IOException {
    write("good.py", GOOD);
  }

  @Test
  void brokenSyntax() throws IOException {
    write("bad.py", "revision = '1'\n\ndef upgrade(:\n    op.drop_table(\"x\")\n");

    assertThat(check("versions")).contains("versions/bad.py:3:12 error unreadable-source\n  '(' was never closed\n");
  }

  @Test
  void brokenSyntaxOfAFileThatTheUserNamed() throws IOException {
    write("bad.py", "def (:\n");

    assertThat(check("versions/bad.py", "versions/good.py")).contains("versions/bad.py:1:5 error unreadable-source\n");
  }

  @Test
  void aBrokenFileOfTheFolderThatIsNoMigration() throws IOException {
    write("notes.py", "print \"python 2\"\n");

    assertThat(check("versions")).doesNotContain("notes.py");
  }

  @Test
  void latin1WithoutACookie() throws IOException {
    Files.write(
        project.resolve("versions/bad.py"), script("    x = \"café\"\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(check("versions")).contains("versions/bad.py:").contains("Non-UTF-8 code starting with '\\xe9' on line 8");
  }

  @Test
  void latin1WithItsCookie() throws IOException {
    String text = "# -*- coding: latin-1 -*-\n" + script("    op.drop_table(\"café\")\n");
    Files.write(project.resolve("versions/cafe.py"), text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(check("versions")).contains("Dropping `café`");
  }

  @Test
  void anEncodingThatDoesNotExist() throws IOException {
    write("bad.py", "# -*- coding: klingon -*-\n" + GOOD);

    assertThat(check("versions")).contains("unknown encoding: klingon");
  }

  @Test
  void nulBytes() throws IOException {
    write("bad.py", script("    x = 1\0\n"));

    assertThat(check("versions")).contains("source code string cannot contain null bytes");
  }

  @Test
  void anEmptyFileIsNothingUnlessItIsNamed() throws IOException {
    write("empty.py", "");

    assertThat(check("versions")).doesNotContain("empty.py");
    assertThat(check("versions/empty.py", "versions/good.py"))
        .contains("versions/empty.py:1:1  The file is not analysed: no migration is found in it");
  }

  @Test
  void aDirectoryWithTheNameOfAScript() throws IOException {
    Files.createDirectory(project.resolve("versions/x.py"));

    assertThat(check("versions")).contains("versions/x.py:1:1 error unreadable-source\n  it is a directory, not a file\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToNowhereAndALinkInACircle() throws IOException {
    Files.createSymbolicLink(project.resolve("versions/gone.py"), Path.of("nowhere"));
    Files.createSymbolicLink(project.resolve("versions/circle"), Path.of("."));

    assertThat(check("versions")).contains("versions/gone.py:1:1").contains("it links to a file that does not exist");
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  void namesThatTheCharacterSetOfTheSystemDoesNotHave() throws Exception {
    // The shell writes the bytes: Java could not call a file so.
    Process files =
        new ProcessBuilder("sh", "-c", "for n in V1__caf\\303\\251 V2__caf\\351; do echo 'DROP TABLE a;' > $(printf $n).sql; done")
            .directory(project.resolve("versions").toFile())
            .start();
    assertThat(files.waitFor()).isZero();

    assertThat(checkIn("C", "versions")).contains("versions/V1__").contains("versions/V2__").doesNotContain("defect")
        .contains("Dropping `a`");
    assertThat(checkIn("C", "versions/V1__caf\\303\\251.sql"))
        .contains("is not a path in the character set of this system: set LC_ALL=C.UTF-8");
    assertThat(checkIn("C.UTF-8", "versions/V2__caf\\351.sql"))
        .contains("no such file").contains("name the folder that it lies in");
  }

  /** What the guard says of a path, in which bytes may be written as octal numbers. */
  private String checkIn(String locale, String path) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String run = "exec \"$0\" -cp \"$1\" dev.migrationguard.cli.Main check \"$(printf \"$2\")\"";
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", run, java, System.getProperty("java.class.path"), path)
            .directory(project.toFile())
            .redirectErrorStream(true);
    builder.environment().put("LC_ALL", locale);
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsNotWaitedFor() throws Exception {
    Process mkfifo = new ProcessBuilder("mkfifo", project.resolve("versions/pipe.py").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();

    assertThat(check("versions")).contains("versions/pipe.py:1:1").contains("it is not a regular file");
  }

  @Test
  void nestingFiveThousandDeep() throws IOException {
    write("bad.py", script("    x = " + "(".repeat(5000) + "1" + ")".repeat(5000) + "\n"));

    assertThat(check("versions")).contains("versions/bad.py:8:").contains("too many nested parentheses");
  }

  @Test
  void aLineOfTenMegabytes() throws IOException {
    write("long.py", script("    op.execute(\"SELECT '" + "a".repeat(10_000_000) + "'\")\n    op.drop_table(\"x\")\n"));

    assertThat(check("versions")).contains("versions/long.py:9:5 error drop-table");
  }

  @Test
  void aChainOfFiveThousandOperators() throws IOException {
    write("chain.py", script("    x = " + "1 + ".repeat(5000) + "1\n    op.drop_table(\"x\")\n"));

    assertThat(check("versions")).contains("versions/chain.py:9:5 error drop-table");
  }

  @Test
  void namesThatWouldMoveTheCursor() throws IOException {
    write("a b\u001b[31m\n.py", script("    op.drop_table(\"x\")\n"));

    assertThat(check("versions")).contains("drop-table").doesNotContain("\u001b[31m");
  }

  @Test
  void aProgramThatNeverEnds() throws IOException {
    String endless =
        "    s = \"x\"\n    for i in range(10 ** 9):\n        s = s + s\n    while True:\n        op.drop_table(s)\n";
    write("endless.py", script(endless));

    assertThat(check("versions")).contains("versions/endless.py:");
  }

  @Test
  void manyStatements() throws IOException {
    write("many.py", script("    op.add_column(\"t\", sa.Column(\"c\", sa.Text()))\n".repeat(4000)));

    assertThat(check("versions")).contains("4001 operations understood");
  }

  /** Runs a check that must leave the good script judged, and gives what it printed. */
  private String check(String... paths) {
    Streams streams = new Streams("").in(project);
    String[] arguments = new String[paths.length + 1];
    arguments[0] = "check";
    System.arraycopy(paths, 0, arguments, 1, paths.length);

    assertThat(Main.run(arguments, streams.io())).as(streams.err()).isZero();
    assertThat(streams.err()).isEmpty();
    assertThat(streams.out()).doesNotContain("\tat ");
    boolean goodIsAmongThem = List.of("versions", "versions/good.py").stream().anyMatch(Arrays.asList(paths)::contains);
    assertThat(goodIsAmongThem).isTrue();
    assertThat(streams.out()).contains("versions/good.py:8:5 error drop-column");
    return streams.out();
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve("versions").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String script(String body) {
    return "from alembic import op\nimport sqlalchemy as sa\n\nrevision = \"1\"\ndown_revision = None\n\n"
        + "def upgrade():\n"
        + body;
  }
}
