package dev.migrationguard.frontend.sql;

import static dev.migrationguard.frontend.sql.SqlTexts.opaque;
import static dev.migrationguard.frontend.sql.SqlTexts.operations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.SessionOperation.Query;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL refuses is not passed on as if it could run. */
final class RefusedSyntaxTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "CREATE TABLE users",
      "CREATE TABLE users (id)",
      "CREATE TABLE users (id int) AS SELECT 1",
      "CREATE OR REPLACE TABLE users (id int)",
      "CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1",
      "CREATE VIEW IF NOT EXISTS v AS SELECT 1",
      "CREATE INDEX IF NOT EXISTS ON users (name)",
      "CREATE TYPE mood AS ENUM ('a',)",
      "ALTER VIEW v AS SELECT 1",
      "ALTER TABLE users ENABLE ALWAYS TRIGGER ALL",
      "ALTER TABLE users DISABLE REPLICA TRIGGER t",
      "ALTER TABLE users ADD name varchar()",
      "DROP COLUMN name",
      "LOCK TABLE users IN UPDATE MODE",
      "REINDEX TABLE",
      "UPDATE users SET",
      "UPDATE users SET a = 1,",
      "UPDATE users SET a = 1 WHERE",
      "DELETE FROM users WHERE"
  })
  void isReported(String sql) {
    assertThat(opaque(sql)).hasSize(1);
  }

  @Test
  void someActionsStandAlone() {
    assertThat(operations("ALTER TABLE users RENAME a TO b")).hasSize(1);
    assertThat(operations("ALTER TABLE users RENAME a TO b, RENAME c TO d"))
        .contains(new RenameColumn(ObjectName.of("users"), "a", "b"));
    assertThat(opaque("ALTER TABLE users RENAME a TO b, RENAME c TO d")).hasSize(2);
    assertThat(opaque("ALTER TABLE users ADD a int, SET SCHEMA s").get(0).reason())
        .isEqualTo("`SET` has to stand alone in an `ALTER TABLE`");
  }

  @Test
  void aSchemaWithAnOwnerMakesItsObjectsToo() {
    assertThat(operations("CREATE SCHEMA shop AUTHORIZATION clerk CREATE TABLE users (id int)"))
        .hasExactlyElementsOfTypes(CreateObject.class, CreateTable.class);
  }

  @Test
  void aQueryInsideAWithIsPartOfItsStatement() {
    assertThat(operations("WITH a AS (WITH b AS (SELECT 1) SELECT * FROM b) SELECT * FROM a"))
        .containsExactly(new Query(Optional.of(ObjectName.of("a"))));
  }

  @Test
  void wordsOfTheGrammarAreNoColumns() {
    assertThat(SqlReader.expression("name COLLATE \"C\" < 'x'").columns()).containsExactly("name");
    assertThat(SqlReader.expression("extract(epoch FROM span)").columns()).containsExactly("span");
    assertThat(SqlReader.expression("CURRENT OF c").columns()).isEmpty();
    assertThat(SqlReader.expression("left(name, 3)").functions()).isEqualTo(List.of("left"));
  }
}
