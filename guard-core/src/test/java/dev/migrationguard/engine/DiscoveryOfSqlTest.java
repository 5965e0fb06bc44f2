package dev.migrationguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder's SQL is read where its name says that it is a migration. */
class DiscoveryOfSqlTest {

  @TempDir private Path project;

  private void files(String... names) throws Exception {
    for (String name : names) {
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "SELECT 1;");
    }
  }

  private List<String> found(String... paths) throws Exception {
    List<Path> named = List.of(paths).stream().map(Path::of).toList();
    return Discovery.find(named, project).reported().stream().map(SourceFile::name).toList();
  }

  @Test
  void theNamesOfToolsAreTaken() throws Exception {
    files(
        "db/V1__a.sql", "db/U1__a.sql", "db/R__v.sql", "g/0001_a.sql", "g/20240101120000-b.sql", "m/1_a.up.sql",
        "m/1_a.down.sql", "d/1_a/up.sql", "d/1_a/down.sql", "p/2024_a/migration.sql", "s/deploy/a.sql",
        "s/revert/a.sql", "s/verify/a.sql", "s/sqitch.plan");

    assertThat(found()).containsExactly(
        "d/1_a/down.sql", "d/1_a/up.sql", "db/R__v.sql", "db/U1__a.sql", "db/V1__a.sql", "g/0001_a.sql",
        "g/20240101120000-b.sql", "m/1_a.down.sql", "m/1_a.up.sql", "p/2024_a/migration.sql", "s/deploy/a.sql",
        "s/revert/a.sql");
  }

  @Test
  void otherSqlIsLeftAlone() throws Exception {
    files(
        "dump.sql", "queries/find_users.sql", "test/data/01_users.sql", "testdata/0001_a.sql", "deploy/a.sql",
        "alembic/versions/sql/0001_a.sql", "alembic/versions/1_a.up.sql", "Vienna__x.sql", "node_modules/p/V1__a.sql");

    assertThat(found()).isEmpty();
  }

  @Test
  void whoWorksInsideAHistoryFindsAllOfIt() throws Exception {
    files("db/migration/V1__a.sql", "db/migration/2024/V2__b.sql", "other/V3__c.sql");
    files("alembic/versions/1.py", "alembic/versions/2024/2.py");
    Path inside = project.resolve("db/migration/2024");

    assertThat(Discovery.find(List.of(Path.of("V2__b.sql")), inside).history())
        .extracting(SourceFile::name).containsExactly("../V1__a.sql");
    assertThat(Discovery.find(List.of(), inside).history())
        .extracting(SourceFile::name).containsExactly("../V1__a.sql");
    assertThat(history("db/migration/2024")).containsExactly("db/migration/V1__a.sql");
    assertThat(history("alembic/versions/2024")).containsExactly("alembic/versions/1.py");
    assertThat(Discovery.find(List.of(Path.of("2.py")), project.resolve("alembic/versions/2024")).history())
        .extracting(SourceFile::name).containsExactly("../1.py");
    assertThat(history("db")).isEmpty();
  }

  @Test
  void upperCaseIsNoOtherName() throws Exception {
    files("m/1_a/UP.SQL", "m/1_a/DOWN.SQL", "m/2_b.UP.SQL", "f/V1__a.SQL");

    assertThat(found()).containsExactly("f/V1__a.SQL", "m/1_a/DOWN.SQL", "m/1_a/UP.SQL", "m/2_b.UP.SQL");
  }

  @Test
  void whatIsNamedIsTakenWithTheHistoryAroundIt() throws Exception {
    files("db/V1__a.sql", "db/V2__b.sql", "d/1_a/up.sql", "d/2_b/up.sql", "dump.sql");

    assertThat(found("dump.sql")).containsExactly("dump.sql");
    assertThat(history("db/V2__b.sql")).containsExactly("db/V1__a.sql");
    assertThat(history("d/2_b/up.sql")).containsExactly("d/1_a/up.sql");
  }

  private List<String> history(String path) throws Exception {
    return Discovery.find(List.of(Path.of(path)), project).history().stream().map(SourceFile::name).toList();
  }
}
