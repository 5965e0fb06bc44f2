package dev.migrationguard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.frontend.sql.SqlStatement;
import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaStateTest {

  private static final ObjectName USERS = ObjectName.of("users");

  /** The schema after statements, which the migration "m" runs. */
  private static SchemaState after(String sql) {
    SchemaState state = SchemaState.EMPTY;
    for (SqlStatement statement : SqlReader.read(new SqlText(sql, (start, end) -> new Place("m", Span.START)))) {
      for (SqlStatement.Located located : statement.operations()) {
        state = state.after(located.operation(), "m");
      }
    }
    return state;
  }

  @Test
  void knowsWhoMadeATable() {
    SchemaState state = after("CREATE TABLE users (id int PRIMARY KEY, name text)");
    Table users = state.table(USERS).orElseThrow();
    assertThat(users.complete()).isTrue();
    assertThat(users.createdBy()).contains("m");
    assertThat(users.columns()).containsOnlyKeys("id", "name");
    assertThat(state.column(USERS, "id").orElseThrow().notNull()).isTrue();
    assertThat(state.table(ObjectName.of("public", "users"))).contains(users);
    assertThat(state.table(ObjectName.of("other", "users"))).isEmpty();
  }

  @Test
  void knowsLittleOfATableThatItOnlyHearsOf() {
    Table users = after("ALTER TABLE users ADD COLUMN a int").table(USERS).orElseThrow();
    assertThat(users.complete()).isFalse();
    assertThat(users.createdBy()).isEmpty();
    assertThat(users.columns().get("a").addedBy()).contains("m");
  }

  @Test
  void followsARenamedTableWithItsIndexes() {
    SchemaState state = after("""
        CREATE TABLE users (id int);
        CREATE INDEX i ON users (id);
        ALTER TABLE users RENAME TO people;
        ALTER INDEX i RENAME TO j""");
    assertThat(state.table(USERS)).isEmpty();
    assertThat(state.table(ObjectName.of("people")).orElseThrow().indexes()).containsOnlyKeys("j");
    assertThat(state.tableOfIndex(ObjectName.of("j"))).contains(ObjectName.of("people"));
    assertThat(state.tableOfIndex(ObjectName.of("i"))).isEmpty();
  }

  @Test
  void forgetsADroppedTableWithItsIndexes() {
    SchemaState state = after("CREATE TABLE users (id int); CREATE INDEX i ON users (id); DROP TABLE users");
    assertThat(state.table(USERS)).isEmpty();
    assertThat(state.tableOfIndex(ObjectName.of("i"))).isEmpty();
  }

  @Test
  void dropsWithAColumnWhatHangsOnIt() {
    Table users = after("""
        CREATE TABLE users (a int, b int, CONSTRAINT c CHECK (a > 0), CONSTRAINT u UNIQUE (b));
        CREATE INDEX i ON users (a);
        CREATE INDEX j ON users (b) WHERE a IS NULL;
        ALTER TABLE users DROP COLUMN a""").table(USERS).orElseThrow();
    assertThat(users.columns()).containsOnlyKeys("b");
    assertThat(users.constraints()).containsOnlyKeys("u");
    assertThat(users.indexes()).isEmpty();
  }

  @Test
  void findsWhatSpeaksOfAColumn() {
    Table users = after("""
        CREATE TABLE users (a int, b int, c int, CONSTRAINT ab CHECK (a > b), CONSTRAINT u UNIQUE (b));
        CREATE INDEX plain ON users (b);
        CREATE INDEX covering ON users (c) INCLUDE (a);
        CREATE INDEX partial ON users (c) WHERE a IS NULL;
        CREATE INDEX computed ON users (abs(b))""").table(USERS).orElseThrow();
    assertThat(users.constraintsOn("a")).containsOnlyKeys("ab");
    assertThat(users.constraintsOn("b")).containsOnlyKeys("ab", "u");
    assertThat(users.constraintsOn("c")).isEmpty();
    assertThat(users.indexesOn("a")).containsOnlyKeys("covering", "partial", "computed");
    assertThat(users.indexesOn("b")).containsOnlyKeys("plain", "computed");
  }

  @Test
  void findsItUnderTheNameThatTheColumnHasNow() {
    Table users = after("""
        CREATE TABLE users (a int, b int, CONSTRAINT c CHECK (a > 0), CONSTRAINT d UNIQUE (a));
        CREATE INDEX i ON users (a, b);
        ALTER TABLE users RENAME COLUMN a TO z;
        ALTER TABLE users RENAME CONSTRAINT c TO e;
        ALTER TABLE users DROP CONSTRAINT d""").table(USERS).orElseThrow();
    assertThat(users.constraintsOn("a")).isEmpty();
    assertThat(users.indexesOn("a")).isEmpty();
    assertThat(users.constraintsOn("z")).containsOnlyKeys("e");
    assertThat(users.indexesOn("z")).containsOnlyKeys("i");
  }

  @Test
  void forgetsWhatANewOneOfTheSameNameNoLongerSpeaksOf() {
    Table users = after("""
        CREATE TABLE users (a int, b int);
        CREATE INDEX i ON users (a);
        DROP INDEX i;
        CREATE INDEX i ON users (b);
        ALTER TABLE users ADD CONSTRAINT c CHECK (a > 0);
        ALTER TABLE users ADD CONSTRAINT c CHECK (b > 0)""").table(USERS).orElseThrow();
    assertThat(users.indexesOn("a")).isEmpty();
    assertThat(users.indexesOn("b")).containsOnlyKeys("i");
    assertThat(users.constraintsOn("a")).isEmpty();
    assertThat(users.constraintsOn("b")).containsOnlyKeys("c");
  }

  @Test
  void findsOnAColumnWhatEitherOfTwoLinesBuiltOnIt() {
    String start = "CREATE TABLE users (a int, b int);";
    SchemaState one = after(start + "CREATE INDEX i ON users (a); CREATE INDEX k ON users (a)");
    SchemaState other = after(start + "CREATE INDEX j ON users (a); CREATE INDEX k ON users (b)");
    Table users = SchemaState.merged(one, other).table(USERS).orElseThrow();
    assertThat(users.indexesOn("a")).containsOnlyKeys("i", "j");
    assertThat(users.indexesOn("b")).containsOnlyKeys("k");
  }

  @Test
  void knowsByAValidatedCheckThatAColumnHasNoNull() {
    String check = "ALTER TABLE users ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;";
    String validated = check + "ALTER TABLE users VALIDATE CONSTRAINT c;";
    assertThat(after(check).provenNotNull(USERS, "a", List.of())).isFalse();
    assertThat(after(validated).provenNotNull(USERS, "a", List.of())).isTrue();
    assertThat(after(validated).provenNotNull(USERS, "a", List.of("c"))).isFalse();
    assertThat(after(validated + "ALTER TABLE users RENAME COLUMN a TO b").provenNotNull(USERS, "b", List.of()))
        .isTrue();
    assertThat(after(validated + "ALTER TABLE users DROP CONSTRAINT c").provenNotNull(USERS, "a", List.of()))
        .isFalse();
  }

  @Test
  void knowsOfANotNullConstraintOnlyOnceItIsValidated() {
    String added =
        "CREATE TABLE users (a int); ALTER TABLE users ADD CONSTRAINT n NOT NULL a NOT VALID;";
    assertThat(after(added).column(USERS, "a").orElseThrow().notNull()).isFalse();
    SchemaState validated = after(added + "ALTER TABLE users VALIDATE CONSTRAINT n");
    assertThat(validated.column(USERS, "a").orElseThrow().notNull()).isTrue();
    assertThat(validated.provenNotNull(USERS, "a", List.of())).isTrue();
    SchemaState renamed =
        after(added + "ALTER TABLE users RENAME CONSTRAINT n TO k; ALTER TABLE users VALIDATE CONSTRAINT k");
    assertThat(renamed.table(USERS).orElseThrow().constraints()).containsOnlyKeys("k");
    assertThat(renamed.provenNotNull(USERS, "a", List.of())).isTrue();
  }

  @Test
  void anIndexBecomesTheConstraintThatTakesItOver() {
    SchemaState state = after("""
        CREATE UNIQUE INDEX i ON users (a);
        ALTER TABLE users ADD CONSTRAINT u UNIQUE USING INDEX i""");
    assertThat(state.tableOfIndex(ObjectName.of("u"))).contains(USERS);
    assertThat(state.tableOfIndex(ObjectName.of("i"))).isEmpty();
  }

  @Test
  void followsEnumsAndPartitions() {
    SchemaState state = after("""
        CREATE TYPE mood AS ENUM ('sad');
        ALTER TYPE mood ADD VALUE 'glad';
        ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
        CREATE TABLE p PARTITION OF users FOR VALUES IN (1);
        ALTER TABLE users ATTACH PARTITION q FOR VALUES IN (2);
        ALTER TABLE users DETACH PARTITION p""");
    assertThat(state.enumType(ObjectName.of("mood")).orElseThrow().labels()).containsExactly("blue", "glad");
    assertThat(state.partitions(USERS)).containsExactly(ObjectName.of("q"));
    assertThat(state.parentOfPartition(ObjectName.of("p"))).isEmpty();
  }

  @Test
  void learnsNothingFromANameThatIsNotKnown() {
    SchemaState state = SchemaState.EMPTY.after(
        new SetNotNull(ObjectName.unknown(), "a"), "m");
    assertThat(state.table(ObjectName.unknown())).isEmpty();
  }
}
