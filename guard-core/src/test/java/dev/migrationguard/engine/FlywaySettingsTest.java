package dev.migrationguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.sql.SqlFrontend;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Sequence;
import dev.migrationguard.model.Sequence.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a project tells Flyway about the names and the places of its scripts holds here too. */
class FlywaySettingsTest {

  @TempDir private Path project;

  private void file(String name, String text) throws Exception {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> names(List<SourceFile> files) {
    return files.stream().map(SourceFile::name).toList();
  }

  private Sources find(String... paths) throws Exception {
    return Discovery.find(List.of(paths).stream().map(Path::of).toList(), project);
  }

  private Sequence turn(String name) {
    Reading read =
        new SqlFrontend().read(SourceFile.named(name, project.resolve(name)), EnumSet.of(Direction.UPGRADE));
    List<Migration> migrations = ((Reading.Read) read).migrations();
    return migrations.get(0).sequence().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      flyway.conf                                   | flyway.locations=filesystem:sql/common,filesystem:sql/pg
      conf/flyway.conf                              | flyway.locations = filesystem:sql/common, filesystem:sql/pg
      flyway.toml                                   | '[flyway]\nlocations = ["filesystem:sql/common", "filesystem:sql/pg"]'
      application.properties                        | spring.flyway.locations=filesystem:sql/common,filesystem:sql/{vendor}
      application.yml                               | 'spring:\n  flyway:\n    locations:\n      - filesystem:sql/common\n      - filesystem:sql/pg'
      pom.xml                                       | '<project><build><plugins><plugin><artifactId>flyway-maven-plugin</artifactId><configuration><locations><location>filesystem:sql/common</location><location>filesystem:${basedir}/sql/pg</location></locations></configuration></plugin></plugins></build></project>'
      build.gradle                                  | 'flyway {\n  locations = [''filesystem:sql/common'', ''filesystem:sql/pg'']\n}'
      build.gradle.kts                              | 'flyway {\n  locations = arrayOf("filesystem:sql/common", "filesystem:$projectDir/sql/pg")\n}'
      application.yaml                              | 'spring:\n  flyway:\n    locations: [filesystem:sql/common, "filesystem:sql/pg/**"] # both'
      """)
  void severalLocationsAreOneHistory(String settings, String text) throws Exception {
    String vendor = text.contains("{vendor}") ? "postgresql" : "pg";
    file(settings, text.translateEscapes());
    file("sql/common/V1__a.sql", "SELECT 1;");
    file("sql/" + vendor + "/2024/V2__b.sql", "SELECT 1;");
    file("sql/other/V3__c.sql", "SELECT 1;");

    assertThat(names(find("sql/" + vendor + "/2024/V2__b.sql").history())).containsExactly("sql/common/V1__a.sql");
    assertThat(turn("sql/" + vendor + "/2024/V2__b.sql").history()).isEqualTo("sql/common");
    assertThat(turn("sql/common/V1__a.sql").history()).isEqualTo("sql/common");
    assertThat(turn("sql/other/V3__c.sql").history()).isEqualTo("sql/other");
  }

  @Test
  void aLocationOfTheClasspathLiesWithTheResourcesAndTheClasses() throws Exception {
    file("app/src/main/resources/application.yml",
        "spring:\n  datasource:\n    url: jdbc:postgresql:x\n  flyway:\n    locations: classpath:sql,classpath:more\n");
    file("app/src/main/resources/sql/V1__a.sql", "SELECT 1;");
    file("app/src/main/resources/more/V2__b.sql", "SELECT 1;");
    file("app/src/main/java/sql/V3__C.java", "class V3__C {}");

    Sources found = find("app/src/main/resources/more/V2__b.sql");

    assertThat(names(found.history()))
        .containsExactly("app/src/main/java/sql/V3__C.java", "app/src/main/resources/sql/V1__a.sql");
    assertThat(names(find("app/src/main/java/sql/V3__C.java").history()))
        .containsExactly("app/src/main/resources/more/V2__b.sql", "app/src/main/resources/sql/V1__a.sql");
  }

  @Test
  void prefixesSeparatorAndSuffixesAreTheProjects() throws Exception {
    file("flyway.conf", """
        flyway.sqlMigrationPrefix=M
        flyway.undoSqlMigrationPrefix=Back
        flyway.repeatableSqlMigrationPrefix=Again
        flyway.baselineMigrationPrefix=Base
        flyway.sqlMigrationSeparator=--
        flyway.sqlMigrationSuffixes=.sql,.pg__ddl
        """);
    for (String name : List.of("M1--a.sql", "Back1--a.sql", "Again--v.sql", "Base1--b.sql", "M2--b.pg__ddl")) {
      file("db/" + name, "SELECT 1;");
    }
    file("db/V3__notes.sql", "SELECT 1;");
    file("db/V3__notes.ddl", "SELECT 1;");

    assertThat(names(find("db").reported())).containsExactly(
        "db/Again--v.sql", "db/Back1--a.sql", "db/Base1--b.sql", "db/M1--a.sql", "db/M2--b.pg__ddl");
    assertThat(turn("db/M1--a.sql").role()).isEqualTo(Role.VERSIONED);
    assertThat(turn("db/Back1--a.sql").role()).isEqualTo(Role.UNDO);
    assertThat(turn("db/Again--v.sql").role()).isEqualTo(Role.REPEATABLE);
    assertThat(turn("db/Base1--b.sql").role()).isEqualTo(Role.BASELINE);
  }

  @Test
  void whatTheSurroundingsFillInSaysNothing() throws Exception {
    file("flyway.conf", "flyway.sqlMigrationPrefix=${PREFIX}\nflyway.locations=filesystem:${DIR}\n");
    file("db/V1__a.sql", "SELECT 1;");

    assertThat(names(find("db").reported())).containsExactly("db/V1__a.sql");
  }
}
