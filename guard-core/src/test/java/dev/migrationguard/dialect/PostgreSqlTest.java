package dev.migrationguard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.dialect.Cost.OtherLock;
import dev.migrationguard.dialect.Cost.Permission;
import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.frontend.sql.SqlStatement;
import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.schema.SchemaState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the rest of a statement, and what the history knows, change what an operation costs. */
final class PostgreSqlTest {

  private static final String USERS =
      """
      CREATE TABLE teams (id int PRIMARY KEY);
      CREATE TABLE users (
        id int PRIMARY KEY, email varchar(50), nick varchar(50), age int, code text,
        team int CONSTRAINT users_team_fkey REFERENCES teams (id));
      """;

  @Test
  void everyPartOfAnAlterTableHoldsTheStrongestLock() {
    List<Cost> costs = costs(15, USERS, "ALTER TABLE users ADD CONSTRAINT fk FOREIGN KEY (age) REFERENCES teams (id), "
        + "ADD COLUMN note text");
    assertThat(costs).extracting(Cost::lock).containsOnly("AccessExclusiveLock");
    assertThat(costs).extracting(Cost::blocks).containsOnly(Blocks.READS_AND_WRITES);
    assertThat(costs.get(0).scans()).isEqualTo(Answer.YES);
    assertThat(costs.get(1).scans()).isEqualTo(Answer.NO);
  }

  @Test
  void aForeignKeyAloneLetsReadersGoOnAndLocksTheOtherTableToo() {
    Cost cost = cost(15, USERS, "ALTER TABLE users ADD CONSTRAINT fk FOREIGN KEY (age) REFERENCES teams (id)");
    assertThat(cost.blocks()).isEqualTo(Blocks.WRITES);
    assertThat(cost.otherLocks())
        .containsExactly(new OtherLock(ObjectName.of("teams"), "ShareRowExclusiveLock", Blocks.WRITES, Answer.NO));
  }

  @Test
  void droppingAForeignKeyLocksTheReferencedTableWhereTheHistoryKnowsIt() {
    OtherLock lock = new OtherLock(ObjectName.of("teams"), "AccessExclusiveLock", Blocks.READS_AND_WRITES, Answer.NO);
    for (String sql : List.of(
        "ALTER TABLE users DROP CONSTRAINT users_team_fkey",
        "ALTER TABLE users ALTER COLUMN team TYPE bigint",
        "DROP TABLE users")) {
      assertThat(cost(15, USERS, sql).otherLocks()).as(sql).containsExactly(lock);
      assertThat(cost(15, "", sql).otherLocks()).as(sql).isEmpty();
    }
  }

  @Test
  void aCheckProvesNotNullFromVersion12UnlessItIsDroppedInTheSameStatement() {
    String checked = USERS + "ALTER TABLE users ADD CONSTRAINT ck CHECK (age IS NOT NULL);";
    String set = "ALTER TABLE users ALTER COLUMN age SET NOT NULL";
    assertThat(cost(11, checked, set).scans()).isEqualTo(Answer.YES);
    assertThat(cost(12, checked, set).scans()).isEqualTo(Answer.NO);
    assertThat(cost(12, checked, set + ", DROP CONSTRAINT ck").scans()).isEqualTo(Answer.YES);
    assertThat(cost(12, USERS + "ALTER TABLE users ADD CHECK (age IS NOT NULL) NOT VALID;", set).scans())
        .isEqualTo(Answer.YES);
    assertThat(cost(12, USERS + "ALTER TABLE users ADD CHECK (age > 0);", set).scans()).isEqualTo(Answer.YES);
  }

  @Test
  void aPrimaryKeyFromAnIndexScansForNullsOnlyWhereTheyArePossible() {
    String index = "CREATE TABLE t (a int, b int NOT NULL); CREATE UNIQUE INDEX ta ON t (a); "
        + "CREATE UNIQUE INDEX tb ON t (b);";
    assertThat(cost(15, index, "ALTER TABLE t ADD PRIMARY KEY USING INDEX ta").scans()).isEqualTo(Answer.YES);
    assertThat(cost(15, index, "ALTER TABLE t ADD PRIMARY KEY USING INDEX tb").scans()).isEqualTo(Answer.NO);
    assertThat(cost(15, "", "ALTER TABLE t ADD PRIMARY KEY USING INDEX tx").scans()).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void wideningAVarcharCostsWhatChecksAndIndexesOnItCost() {
    String widen = "ALTER TABLE users ALTER COLUMN email TYPE varchar(100)";
    assertThat(cost(15, USERS, widen).growsWithTable()).isFalse();
    assertThat(cost(15, USERS + "CREATE INDEX i ON users (email);", widen).growsWithTable()).isFalse();
    assertThat(cost(15, USERS + "ALTER TABLE users ADD CHECK (email <> nick);", widen).scans())
        .isEqualTo(Answer.YES);
    assertThat(cost(15, USERS + "CREATE INDEX i ON users (lower(email));", widen).rebuilds()).isEqualTo(Answer.YES);
    assertThat(cost(15, USERS + "CREATE INDEX i ON users (age) WHERE email > '';", widen).rebuilds())
        .isEqualTo(Answer.YES);
    assertThat(cost(15, USERS + "CREATE INDEX i ON users (lower(nick));", widen).growsWithTable()).isFalse();
  }

  @Test
  void aPartitionedTableRebuildsTheIndexesOfItsPartitions() {
    String parted = "CREATE TABLE logs (id int, v varchar(50)) PARTITION BY RANGE (id); "
        + "CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (1) TO (9); CREATE INDEX i ON logs (v);";
    assertThat(cost(15, parted, "ALTER TABLE logs ALTER COLUMN v TYPE varchar(100)").rebuilds())
        .isEqualTo(Answer.YES);
    assertThat(cost(13, parted, "REINDEX TABLE logs").transaction()).isEqualTo(Permission.ALLOWED);
    assertThat(cost(14, parted, "REINDEX TABLE logs").transaction()).isEqualTo(Permission.FORBIDDEN);
    assertThat(cost(15, parted, "DROP TABLE logs_1").otherLocks()).extracting(OtherLock::table)
        .containsExactly(ObjectName.of("logs"));
    assertThat(cost(15, parted + "ALTER TABLE logs DETACH PARTITION logs_1;", "DROP TABLE logs_1").otherLocks())
        .isEmpty();
  }

  @Test
  void theOldTypeComesFromTheSourceOrElseFromTheHistory() {
    ChangeColumnType change = new ChangeColumnType(ObjectName.of("users"), "email", DataType.of("varchar", 100),
        Optional.empty(), Optional.empty(), Optional.empty());
    ChangeColumnType withFrom = new ChangeColumnType(ObjectName.of("users"), "email", DataType.of("varchar", 100),
        Optional.of(DataType.of("varchar", 10)), Optional.empty(), Optional.empty());
    Dialect postgresql = new PostgreSql(15);
    assertThat(postgresql.cost(change, SchemaState.EMPTY, List.of(change)).rewrites()).isEqualTo(Answer.UNKNOWN);
    assertThat(postgresql.cost(change, state(USERS), List.of(change)).rewrites()).isEqualTo(Answer.NO);
    assertThat(postgresql.cost(withFrom, SchemaState.EMPTY, List.of(withFrom)).rewrites()).isEqualTo(Answer.NO);
  }

  @Test
  void aUsingClauseThatReckonsWritesEveryRowAnew() {
    String change = "ALTER TABLE users ALTER COLUMN email TYPE varchar(100) USING ";
    assertThat(cost(15, USERS, change + "email").rewrites()).isEqualTo(Answer.NO);
    assertThat(cost(15, USERS, change + "(email)::character varying(100)").rewrites()).isEqualTo(Answer.NO);
    assertThat(cost(15, USERS, change + "(email::character varying(100))").rewrites()).isEqualTo(Answer.NO);
    assertThat(cost(15, USERS, change + "CAST(email AS varchar(100))").rewrites()).isEqualTo(Answer.NO);
    assertThat(cost(15, USERS, change + "email::varchar(10)").rewrites()).isEqualTo(Answer.UNKNOWN);
    assertThat(cost(15, USERS, change + "trim(email)").rewrites()).isEqualTo(Answer.YES);
    assertThat(cost(15, "", "ALTER TABLE users ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC'")
            .rewrites())
        .isEqualTo(Answer.YES);
  }

  @Test
  void anEnumThatTheHistoryKnowsIsNoDomain() {
    String add = "ALTER TABLE users ADD COLUMN mood mood";
    assertThat(cost(15, USERS, add).rewrites()).isEqualTo(Answer.UNKNOWN);
    assertThat(cost(15, USERS + "CREATE TYPE mood AS ENUM ('sad');", add).rewrites()).isEqualTo(Answer.NO);
  }

  @Test
  void anExclusiveLockOnAnIndexStopsTheReadersOfItsTable() {
    assertThat(cost(15, "", "REINDEX TABLE users").blocks()).isEqualTo(Blocks.READS_AND_WRITES);
    assertThat(cost(15, "", "REINDEX TABLE users").lock()).isEqualTo("ShareLock");
    assertThat(cost(15, "", "ALTER INDEX i SET TABLESPACE fast").lock()).isEqualTo("none");
    assertThat(cost(15, "", "ALTER INDEX i SET TABLESPACE fast").blocks()).isEqualTo(Blocks.READS_AND_WRITES);
    assertThat(cost(11, "", "ALTER INDEX i RENAME TO j").blocks()).isEqualTo(Blocks.READS_AND_WRITES);
    assertThat(cost(12, "", "ALTER INDEX i RENAME TO j").blocks()).isEqualTo(Blocks.SCHEMA_CHANGES);
  }

  @Test
  void lockTableHoldsTheModeThatItNames() {
    assertThat(cost(15, "", "LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE").lock()).isEqualTo("ShareRowExclusiveLock");
    assertThat(cost(15, "", "LOCK TABLE users").blocks()).isEqualTo(Blocks.READS_AND_WRITES);
    assertThat(cost(15, "", "LOCK TABLE users IN ACCESS SHARE MODE").blocks()).isEqualTo(Blocks.NOTHING);
  }

  @Test
  void whatIsNotUnderstoodCostsWhatIsNotKnown() {
    Opaque opaque = new Opaque("op.execute(sql)", "the text comes from a query");
    assertThat(new PostgreSql(15).cost(opaque, SchemaState.EMPTY, List.of(opaque))).isEqualTo(Cost.UNKNOWN);
  }

  private static Cost cost(int version, String history, String sql) {
    return costs(version, history, sql).get(0);
  }

  private static List<Cost> costs(int version, String history, String sql) {
    List<Operation> operations =
        read(sql).get(0).operations().stream().map(SqlStatement.Located::operation).toList();
    SchemaState before = state(history);
    Dialect postgresql = new PostgreSql(version);
    return operations.stream().map(o -> postgresql.cost(o, before, operations)).toList();
  }

  private static SchemaState state(String history) {
    SchemaState state = SchemaState.EMPTY;
    for (SqlStatement statement : read(history)) {
      for (SqlStatement.Located located : statement.operations()) {
        state = state.after(located.operation(), "1");
      }
    }
    return state;
  }

  private static List<SqlStatement> read(String sql) {
    return SqlReader.read(new SqlText(sql, (from, to) -> new Place("a.sql", new Span(1, from + 1, 1, to + 1))));
  }
}
