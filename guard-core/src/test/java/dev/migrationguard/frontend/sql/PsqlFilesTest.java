package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.model.Transaction.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that a script of psql runs by {@code \i} and {@code \ir}; what is expected of psql was seen with psql 15. */
class PsqlFilesTest {

  @TempDir private Path top;

  private Path project;

  @BeforeEach
  void aProjectUnderVersionControl() throws Exception {
    project = Files.createDirectories(top.resolve("shop"));
    Files.createDirectory(project.resolve(".git"));
  }

  private void write(String name, String text) throws Exception {
    Path file = project.resolve(name).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Reading.Read reading(String name) {
    SourceFile file = SourceFile.named(name, project.resolve(name));
    return (Reading.Read) new SqlFrontend().read(file, EnumSet.of(Direction.UPGRADE));
  }

  /** The tables that are dropped, each with its place, and why commands were not followed. */
  private List<String> run(String name, String text) throws Exception {
    write(name, text);
    List<String> told = new ArrayList<>();
    for (Step step : reading(name).migrations().get(0).upgrade()) {
      String place = step.place().path() + ":" + step.place().span().line();
      if (step.operation() instanceof DropTable drop) {
        told.add(place + " " + drop.name() + (step.guards().conditional() ? " perhaps" : ""));
      } else if (step.operation() instanceof Opaque opaque) {
        told.add(place + " " + opaque.reason());
      }
    }
    return told;
  }

  @Test
  void bothCommandsAreFollowedEachFromItsOwnFolder() throws Exception {
    write("db/common/a.sql", "DROP TABLE a;\n\\ir b.sql\n\\i db/c.sql\nDROP TABLE z;\n");
    write("db/common/b.sql", "\n\nDROP TABLE b;");
    write("db/c.sql", "DROP TABLE c");

    assertThat(run("db/deploy.sql", "\\include_relative common/a.sql\nDROP TABLE d;\n\\include 'db/c.sql';\n"))
        .containsExactly(
            "db/common/a.sql:1 a", "db/common/b.sql:3 b", "db/c.sql:1 c", "db/common/a.sql:4 z", "db/deploy.sql:2 d",
            "db/c.sql:1 c");
  }

  @Test
  void psqlMayBeStartedInTheFolderOfTheScriptOrInOneAbove() throws Exception {
    write("db/deploy/own.sql", "DROP TABLE own;");
    write("db/common.sql", "DROP TABLE common;");
    write("sql/far.sql", "DROP TABLE far;");

    assertThat(run("db/deploy/x.sql", "\\i own.sql\n\\i common.sql\n\\i sql/far.sql\n\\i none.sql\n"))
        .containsExactly(
            "db/deploy/own.sql:1 own",
            "db/common.sql:1 common",
            "sql/far.sql:1 far",
            "db/deploy/x.sql:4 there is no such file, seen from ., db or db/deploy");
  }

  @Test
  void theFolderThatAFileWasFoundFromIsAskedFirst() throws Exception {
    write("db/a.sql", "DROP TABLE first;");
    write("db/b.sql", "DROP TABLE second;");
    write("db/db/b.sql", "DROP TABLE other;");

    assertThat(run("db/x.sql", "\\i db/a.sql\n\\i db/b.sql\n"))
        .containsExactly("db/a.sql:1 first", "db/b.sql:1 second");
  }

  @Test
  void cdLeadsToAnotherFolder() throws Exception {
    write("db/common/a.sql", "DROP TABLE a;");

    assertThat(run("db/x.sql", "\\cd common\n\\i a.sql\n\\cd :where\n\\i a.sql\n")).containsExactly(
        "db/common/a.sql:1 a", "db/x.sql:4 the folder that \\cd has led to is not known");
  }

  @Test
  void transactionsReachThroughFiles() throws Exception {
    write("end.sql", "DROP TABLE inside;\nCOMMIT;\nDROP TABLE outside;\n");
    write("x.sql", "BEGIN;\n\\ir end.sql\nDROP TABLE behind;\n");

    assertThat(reading("x.sql").migrations().get(0).upgrade())
        .filteredOn(step -> step.operation() instanceof DropTable)
        .extracting(step -> step.transaction().mode())
        .containsExactly(Mode.INSIDE, Mode.OUTSIDE, Mode.OUTSIDE);
  }

  @Test
  void variablesReachThroughFiles() throws Exception {
    write("sub/settings.sql", "\\set table users\n");
    write("sub/drop.sql", "DROP TABLE :table;\nDROP TABLE :\"prefix\";\n");

    assertThat(run("x.sql", """
        \\set dir sub
        \\set prefix p
        \\ir :dir/settings.sql
        \\set all :dir/drop.sql
        \\ir :all
        DROP TABLE :table;
        \\ir :unknown/drop.sql
        DROP TABLE :table;
        """)).containsExactly(
            "sub/drop.sql:1 users",
            "sub/drop.sql:2 p",
            "x.sql:6 users",
            "x.sql:7 the name of the file that is run here is not known",
            "x.sql:8 …");
  }

  @Test
  void whatRunsUnderAConditionIsConditional() throws Exception {
    write("a.sql", "DROP TABLE a;\n\\set t b\n\\if true\n");

    assertThat(run("x.sql", "\\set t c\n\\if :{?full}\n\\ir a.sql\n\\else\n\\endif\nDROP TABLE :t;\n\\ir a.sql\nDROP TABLE d;"))
        .containsExactly("a.sql:1 a perhaps", "x.sql:6 …", "a.sql:1 a", "x.sql:8 d");
  }

  @Test
  void rowsAreNoStatementsAlsoWhereTheFileEndsThem() throws Exception {
    write("rows.sql", "COPY t FROM stdin;\n\\i x.sql\nDROP TABLE a;\n\\.\nDROP TABLE b;\n");
    write("open.sql", "COPY t FROM STDIN;\n1\nDROP TABLE c;\n");

    assertThat(run("x.sql", "\\ir rows.sql\n\\ir open.sql\nDROP TABLE d;\n"))
        .containsExactly("rows.sql:5 b", "x.sql:3 d");
  }

  @Test
  void aFileInTheMiddleOfAStatementRunsBeforeIt() throws Exception {
    write("a.sql", "DROP TABLE a;");

    assertThat(run("x.sql", "DROP TABLE b\n\\ir a.sql\n;")).containsExactly("a.sql:1 a", "x.sql:1 b");
  }

  @Test
  void commentsToTheGuardBelongToTheFileTheyStandIn() throws Exception {
    write("a.sql", "\n-- guard: ignore[drop-table] gone\nDROP TABLE a;\n");
    write("x.sql", "-- guard: ignore[drop-table] gone\nDROP TABLE b;\n\\ir a.sql\n\\ir a.sql\n");

    Reading.Read read = reading("x.sql");

    assertThat(read.migrations().get(0).directives()).extracting(d -> d.covers().line()).containsExactly(2);
    assertThat(read.included()).hasSize(1).allSatisfy(file -> {
      assertThat(file.path()).isEqualTo("a.sql");
      assertThat(file.directives()).extracting(d -> d.covers().line()).containsExactly(3);
      assertThat(file.lines()).contains("DROP TABLE a;");
    });
  }

  @Test
  void whatCannotBeReadIsSaidInOneLine() throws Exception {
    write("db/self.sql", "\\ir ../db/x.sql\n");
    Files.write(project.resolve("db/latin.sql"), "DROP TABLE \u00e9;".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run("db/x.sql", "\\ir none.sql\n\\ir .\n\\ir self.sql\n\\ir latin.sql\n\\i\n\\i -\n\\i ~/a.sql\n\\i `ls`\n"))
        .containsExactly(
            "db/x.sql:1 there is no file db/none.sql",
            "db/x.sql:2 db cannot be read: it is a directory, not a file",
            "db/self.sql:1 db/x.sql runs itself again here, without end",
            "db/x.sql:4 db/latin.sql cannot be read: byte 12 (0xe9, line 1) is not UTF-8",
            "db/x.sql:5 it names no file",
            "db/x.sql:6 what is run here comes from standard input",
            "db/x.sql:7 the name of the file that is run here is not known",
            "db/x.sql:8 the name of the file that is run here is not known");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nothingOutsideOfTheProjectIsRead() throws Exception {
    Path secret = Files.writeString(top.resolve("secret.sql"), "DROP TABLE secret;");
    Files.createSymbolicLink(project.resolve("link.sql"), secret);
    String outside = " the file lies outside of the project, and is not read";

    assertThat(run("x.sql", "\\ir ../secret.sql\n\\i " + secret + "\n\\ir link.sql\n\\i /dev/zero\n"))
        .containsExactly("x.sql:1" + outside, "x.sql:2" + outside, "x.sql:3" + outside, "x.sql:4" + outside);
  }

  @Test
  void filesThatRunOneAnotherComeToAnEnd() throws Exception {
    int deep = PsqlFiles.DEPTH + 2;
    for (int i = 0; i < deep; i++) {
      String next = "\\ir " + (i + 1) + ".txt\n";
      write(i + ".txt", next + next);
    }
    write(deep + ".txt", "");

    List<String> told = run("x.sql", "\\ir 0.txt\nDROP TABLE a;\n");

    assertThat(told).contains(PsqlFiles.DEPTH - 1 + ".txt:1 more than " + PsqlFiles.DEPTH + " files run one another here");
    assertThat(told).contains("x.sql:2 a").anyMatch(line -> line.endsWith("runs more than " + PsqlFiles.FILES + " files"));
  }

  @Test
  void otherToolsHaveNoSuchCommand() throws Exception {
    write("a.sql", "DROP TABLE a;");

    assertThat(run("V1__x.sql", "\\ir a.sql\n")).containsExactly("V1__x.sql:1 another file is run here");
    assertThat(run("1_x.sql", "-- +goose Up\n\\ir a.sql\n")).containsExactly("1_x.sql:2 another file is run here");
  }
}
