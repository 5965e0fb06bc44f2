package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.DropTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that a script or its project gives values to, and the commands of the clients that scripts are written for. */
class ScriptValuesTest {

  @TempDir private Path project;

  private Migration read(String name, String text) throws Exception {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Reading read = new SqlFrontend().read(SourceFile.named(name, file), EnumSet.of(Direction.UPGRADE));
    return ((Reading.Read) read).migrations().get(0);
  }

  private List<String> dropped(String name, String text) throws Exception {
    return read(name, text).upgrade().stream()
        .filter(step -> step.operation() instanceof DropTable)
        .map(ScriptValuesTest::shown)
        .toList();
  }

  private static String shown(Step step) {
    return ((DropTable) step.operation()).name() + (step.guards().conditional() ? " perhaps" : "");
  }

  private List<String> opaque(String name, String text) throws Exception {
    return read(name, text).upgrade().stream()
        .filter(step -> step.operation() instanceof Opaque)
        .map(step -> ((Opaque) step.operation()).reason())
        .toList();
  }

  @Test
  void placeholdersOfFlywayHaveTheValuesOfTheProject() throws Exception {
    Files.writeString(project.resolve("flyway.conf"), """
        flyway.defaultSchema=shop
        flyway.placeholders.Suffix=_old
        flyway.placeholders.secret=${SECRET}
        """);
    Files.writeString(project.resolve("V1__a.sql.conf"), "placeholders.own=mine\n");

    assertThat(dropped("V1__a.sql", """
        DROP TABLE ${flyway:defaultSchema}.users${suffix};
        DROP TABLE ${secret}.a; DROP TABLE ${other}; DROP TABLE ${own};
        """)).containsExactly("shop.users_old", "….a", "…", "mine");
  }

  @Test
  void placesHoldBehindAValueOfAnotherLength() throws Exception {
    Files.writeString(project.resolve("flyway.toml"), "[flyway.placeholders]\nt = \"a_much_longer_name_than_before\"\n");

    List<Step> steps = read("V1__a.sql", "DROP TABLE ${t}; DROP TABLE b;\nDROP TABLE ${t}\n  CASCADE;\n").upgrade();

    assertThat(steps).extracting(step -> step.place().span())
        .containsExactly(new Span(1, 1, 1, 16), new Span(1, 18, 1, 30), new Span(2, 1, 3, 10));
  }

  @Test
  void otherMarksOfPlaceholdersAreTheProjects() throws Exception {
    Files.writeString(
        project.resolve("application.yml"),
        "spring:\n  flyway:\n    placeholder-prefix: '#['\n    placeholder-suffix: ']#'\n    placeholders:\n      t: users\n");

    assertThat(dropped("V1__a.sql", "DROP TABLE #[t]#; DROP TABLE #[u]#;")).containsExactly("users", "…");
  }

  @Test
  void placeholdersMayBeSwitchedOff() throws Exception {
    Files.writeString(project.resolve("flyway.conf"), "flyway.placeholders.t=users\n");
    Files.writeString(project.resolve("V1__a.sql.conf"), "placeholderReplacement=false\n");

    assertThat(dropped("V1__a.sql", "DROP TABLE ${t};")).containsExactly("…");
  }

  @Test
  void variablesOfPsqlHaveTheirValues() throws Exception {
    assertThat(dropped("x.sql", """
        \\set s shop
        \\set t 'us' 'ers'
        \\set Odd 'Two words'
        DROP TABLE :s.:t;
        DROP TABLE :"Odd"; DROP TABLE :unknown;
        \\set u :s _old
        DROP TABLE :u;
        \\unset u
        DROP TABLE :u;
        \\set w `whoami`
        DROP TABLE :w;
        """)).containsExactly("shop.users", "Two words", "…", "shop_old", "…", "…");
  }

  @Test
  void whatIsSetUnderAConditionIsUnknown() throws Exception {
    assertThat(dropped("x.sql", """
        \\set t users
        \\if :{?other}
          \\set t :other
        \\endif
        DROP TABLE :t;
        """)).containsExactly("…");
  }

  @Test
  void conditionsOfPsqlAreConditions() throws Exception {
    assertThat(dropped("x.sql", """
        DROP TABLE a;
        \\if :fast
          DROP TABLE b;
          \\if :faster
            DROP TABLE c;
          \\endif
        \\elif :slow
          DROP TABLE d;
        \\else
          DROP TABLE e;
        \\endif
        DROP TABLE f;
        """)).containsExactly("a", "b perhaps", "c perhaps", "d perhaps", "e perhaps", "f");
  }

  @Test
  void twoBackslashesEndACommand() throws Exception {
    assertThat(dropped("x.sql", """
        \\echo dropping \\\\ DROP TABLE a;
        \\x \\echo 'not \\\\ DROP TABLE b;'
        \\! rm \\\\ DROP TABLE c;
        DROP TABLE d;
        """)).containsExactly("a", "d");
  }

  @Test
  void whatPsqlSendsElsewhereIsTold() throws Exception {
    assertThat(opaque("x.sql", """
        SELECT 'DROP TABLE ' || relname FROM pg_class \\gexec
        \\copy users FROM 'users.csv' CSV
        \\connect - admin
        \\connect other
        \\i tables.sql
        """))
        .containsExactly(
            "what the query returns is run as SQL",
            "what follows is sent over another connection, perhaps to another database",
            "there is no such file, seen from .");
  }

  @Test
  void linesOfGoEndAStatement() throws Exception {
    assertThat(dropped("x.sql", "DROP TABLE a\nGO\nDROP TABLE b;\ngo 2\r\nDROP TABLE c\nGO\nDROP TABLE \"go\";\nGO"))
        .containsExactly("a", "b", "c", "go");
  }
}
