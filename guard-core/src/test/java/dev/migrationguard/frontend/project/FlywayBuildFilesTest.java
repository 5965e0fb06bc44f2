package dev.migrationguard.frontend.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build of a project and the variables around it say to Flyway. */
class FlywayBuildFilesTest {

  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir private Path project;

  private Path script;

  @BeforeEach
  void aScript() throws Exception {
    Files.createDirectory(project.resolve(".git"));
    script = Files.createDirectories(project.resolve("src/main/resources/db/migration")).resolve("V1__a.sql");
  }

  private Map<String, String> told(String name, String text) throws Exception {
    Files.writeString(project.resolve(name), text);
    return new SqlTools(NO_VARIABLES).flyway(script).values();
  }

  private static String pom(String properties, String configuration) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <properties>
            <db.name>shop</db.name>
            <made.of.others>${elsewhere}</made.of.others>
            %s
          </properties>
          <build>
            <plugins>
              <plugin>
                <groupId>org.flywaydb</groupId>
                <artifactId>flyway-maven-plugin</artifactId>
                <configuration>
                  %s
                </configuration>
                <executions>
                  <execution>
                    <configuration><sqlMigrationPrefix>X</sqlMigrationPrefix></configuration>
                  </execution>
                </executions>
              </plugin>
            </plugins>
          </build>
          <profiles>
            <profile>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>flyway-maven-plugin</artifactId>
                    <configuration><mixed>false</mixed></configuration>
                  </plugin>
                </plugins>
              </build>
            </profile>
          </profiles>
        </project>
        """.formatted(properties, configuration);
  }

  @Test
  void thePluginOfMavenIsRead() throws Exception {
    assertThat(told("pom.xml", pom("<flyway.table>history</flyway.table>", """
        <!-- <sqlMigrationPrefix>Z</sqlMigrationPrefix> -->
        <sqlMigrationSuffixes><sqlMigrationSuffix>.sql</sqlMigrationSuffix><s>.ddl</s></sqlMigrationSuffixes>
        <placeholders>
          <owner>${db.name}_owner</owner>
          <secret>${made.of.others}</secret>
          <other>${env.OTHER}</other>
        </placeholders>
        <mixed>true</mixed>
        <table>other</table>
        """))).isEqualTo(Map.of(
            "sqlmigrationsuffixes", ".sql,.ddl",
            "placeholders.owner", "shop_owner",
            "mixed", "true",
            "table", "history"));
  }

  @Test
  void theUrlOfThePluginNamesTheDatabase() throws Exception {
    told("pom.xml", pom("", "<url>jdbc:mysql://localhost/${db.name}</url>"));
    assertThat(new SqlTools(NO_VARIABLES).database(script, Shown.WHOLE).map(Fact::value)).contains("mysql");
    Files.delete(project.resolve("pom.xml"));

    told("build.gradle.kts", "plugins {\n  id(\"org.flywaydb.flyway\")\n}\nflyway {\n  url = \"jdbc:mariadb://h/d\"\n}\n");
    Fact<String> named = new SqlTools(NO_VARIABLES).database(script, Shown.WHOLE).orElseThrow();
    assertThat(named.value()).isEqualTo("mariadb");
    assertThat(named.place().span().line()).isEqualTo(5);
  }

  @Test
  void anythingButAPlainPomSaysNothing() throws Exception {
    Path secret = Files.writeString(project.resolve("secret.txt"), "M");
    String configuration = "<sqlMigrationPrefix>&prefix;</sqlMigrationPrefix>";

    assertThat(told("pom.xml", pom("", configuration))).isEmpty();
    assertThat(told("pom.xml", pom("", configuration).replace("<project ",
        "<!DOCTYPE project [<!ENTITY prefix SYSTEM \"" + secret.toUri() + "\">]>\n<project "))).isEmpty();
    assertThat(told("pom.xml", "<project><flyway.x>")).isEmpty();
    assertThat(told("pom.xml", pom("", "<table>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</table>")))
        .doesNotContainKey("mixed");
    assertThat(told("pom.xml", pom("<a>" + "x".repeat(9_000) + "</a>", "<table>" + "${a}".repeat(9_000) + "</table>")))
        .isEmpty();
  }

  @Test
  void theBlockOfGradleIsReadInGroovyAndKotlin() throws Exception {
    Map<String, String> expected =
        Map.of(
            "mixed", "true", "sqlmigrationprefix", "M", "placeholders.owner", "shop", "placeholders.other name", "x",
            "locations", "filesystem:src/sql,classpath:db/migration");

    assertThat(told("build.gradle", """
        task demo { flyway { mixed = false } }
        // flyway { group = true }
        flyway {
          url "jdbc:postgresql://localhost/${name}"
          mixed = true   /* both kinds */
          sqlMigrationPrefix 'M'
          placeholders = [owner: 'shop', 'other name': "x"]
          locations = [
            "filesystem:$projectDir/src/sql",
            'classpath:db/migration',
          ]
        }
        """)).isEqualTo(expected);
    Files.delete(project.resolve("build.gradle"));
    assertThat(told("build.gradle.kts", """
        flyway {
            url = System.getenv("DB_URL") ?: "jdbc:postgresql://localhost/shop"
            mixed = true; sqlMigrationPrefix = "M"
            placeholders = mapOf("owner" to "shop", "other name" to "x")
            locations = arrayOf("filesystem:${projectDir}/src/sql", "classpath:db/migration")
        }
        """)).isEqualTo(expected);
  }

  @Test
  void whatGradleComputesIsUnknown() throws Exception {
    assertThat(told("build.gradle", """
        flyway {
          locations = modules.collect { "filesystem:$it/sql" }
          mixed = true
          if (project.hasProperty('slow')) {
            mixed = false
          }
          sqlMigrationPrefix = 'A' + 'B'
          table = 'one'
          table = 'two'
          placeholders = ['a': 'b']
          placeholders.put('c', 'd')
          repeatableSqlMigrationPrefix = "R\\$"
          group = true
        }
        """)).isEqualTo(Map.of("group", "true"));
    assertThat(told("build.gradle", "flyway { locations = ['a', \"b\n")).isEmpty();
    assertThat(told("build.gradle", "flyway {" + "[".repeat(100_000))).isEmpty();
  }

  @Test
  void variablesCountForMoreThanFilesAndBringNothingThatIsPrinted() throws Exception {
    told("build.gradle", "flyway {\n  sqlMigrationPrefix = 'M'\n  sqlMigrationSeparator = '--'\n}\n");

    FlywaySettings settings = new SqlTools(Map.of(
        "FLYWAY_SQL_MIGRATION_PREFIX", "P",
        "FLYWAY_EXECUTE_IN_TRANSACTION", "false",
        "FLYWAY_PLACEHOLDERS_PASSWORD", "hush",
        "FLYWAY_PASSWORD", "hush",
        "PATH", "/bin")).flyway(script);

    assertThat(settings.values()).isEqualTo(
        Map.of("sqlmigrationprefix", "P", "sqlmigrationseparator", "--", "executeintransaction", "false"));
    assertThat(settings.naming().versioned()).isEqualTo("P");
  }

  @Test
  void variablesCountWithoutFilesToo() {
    assertThat(new SqlTools(Map.of("FLYWAY_MIXED", "true")).flyway(script).isOn("mixed")).isTrue();
    assertThat(new SqlTools(NO_VARIABLES).flyway(script)).isSameAs(FlywaySettings.NONE);
  }
}
