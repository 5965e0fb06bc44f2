package dev.migrationguard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.sql.SqlFrontend;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A baseline of Flyway stands for the versions up to its own where they are there no more. */
class BaselineScriptsTest {

  private static History replay(String... namesAndTexts) {
    List<Migration> migrations = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
      SourceFile file = SourceFile.of(namesAndTexts[i], Path.of(namesAndTexts[i]), text);
      Reading read = new SqlFrontend().read(file, EnumSet.of(Direction.UPGRADE));
      migrations.addAll(((Reading.Read) read).migrations());
    }
    return History.replay(migrations, "postgresql");
  }

  private static SchemaState before(History history, String path) {
    return history.moments().stream().filter(m -> m.migration().path().equals(path)).findFirst().orElseThrow().before();
  }

  @Test
  void itIsWhatLaterVersionsFind() {
    History history = replay(
        "B1__old.sql", "CREATE TABLE old (a int);",
        "B5__all.sql", "CREATE TABLE users (id int, name text);",
        "V6__more.sql", "ALTER TABLE users ADD COLUMN age int;");

    assertThat(history.breaks()).isEmpty();
    assertThat(before(history, "V6__more.sql").column(ObjectName.of("users"), "name")).isPresent();
    assertThat(before(history, "V6__more.sql").table(ObjectName.of("old"))).isEmpty();
  }

  @Test
  void itStandsAsideWhereItsVersionsAreThere() {
    History history = replay(
        "V1__users.sql", "CREATE TABLE users (id int);",
        "V5__name.sql", "ALTER TABLE users ADD COLUMN name text;",
        "B5__all.sql", "CREATE TABLE users (id int, name text);",
        "V6__more.sql", "ALTER TABLE users ADD COLUMN age int;");

    assertThat(before(history, "B5__all.sql").table(ObjectName.of("users"))).isEmpty();
    assertThat(before(history, "V6__more.sql").column(ObjectName.of("users"), "name")).isPresent();
    assertThat(history.competingHeads()).isEmpty();
  }
}
