package dev.migrationguard.frontend.sql;

import static dev.migrationguard.frontend.sql.SqlTexts.opaque;
import static dev.migrationguard.frontend.sql.SqlTexts.operations;
import static dev.migrationguard.frontend.sql.SqlTexts.single;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.AlterColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.TruncateTable;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.IndexOperation.Scope;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.Effect;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SessionOperation.Query;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.model.TableOperation.LockTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlReaderTest {

  private static final ObjectName USERS = ObjectName.of("users");

  @Test
  void eachActionOfAnAlterTableIsAnOperation() {
    assertThat(SqlReader.read(SqlTexts.text("ALTER TABLE users DROP a, ALTER b SET NOT NULL, DROP COLUMN c CASCADE")))
        .hasSize(1);
    assertThat(operations("ALTER TABLE users DROP a, ALTER b SET NOT NULL, DROP COLUMN IF EXISTS c CASCADE"))
        .containsExactly(
            new DropColumn(USERS, "a", false, false),
            new SetNotNull(USERS, "b"),
            new DropColumn(USERS, "c", true, true));
  }

  @Test
  void constraintsOfAnAddedColumnFollowIt() {
    List<Operation> operations =
        operations("ALTER TABLE users ADD COLUMN age int NOT NULL DEFAULT 0 CHECK (age >= 0) REFERENCES ages(id)");

    assertThat(operations).hasSize(3);
    AddColumn added = (AddColumn) operations.get(0);
    assertThat(added.column().notNull()).isTrue();
    assertThat(added.column().defaultValue()).contains(SqlExpression.constant("0"));
    assertThat(((AddConstraint) operations.get(1)).inline()).isTrue();
    assertThat(((AddConstraint) operations.get(1)).constraint()).isInstanceOf(Constraint.Check.class);
    assertThat(((AddConstraint) operations.get(2)).constraint()).isInstanceOf(Constraint.ForeignKey.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      int                            | integer
      int8                           | bigint
      character varying(20)          | varchar(20)
      char(3)                        | char(3)
      numeric(10,2)                  | numeric(10, 2)
      timestamp(3) with time zone    | timestamptz(3)
      timestamp without time zone    | timestamp
      time with time zone            | timetz
      double precision               | double precision
      float(20)                      | real
      bit varying(5)                 | varbit(5)
      interval day to second(3)      | interval(3)
      bool                           | boolean
      text[][]                       | text[][]
      int ARRAY[4]                   | integer[]
      pg_catalog.int4                | integer
      app.mood                       | app.mood
      "Mood"                         | Mood
      """)
  void typesAreCalledByTheirShortWords(String written, String type) {
    ChangeColumnType change = (ChangeColumnType) single("ALTER TABLE users ALTER c TYPE " + written);
    assertThat(change.type().toString()).isEqualTo(type);
  }

  @Test
  void aTypeOutsideTheListIsTheProjectsOwn() {
    ChangeColumnType change = (ChangeColumnType) single("ALTER TABLE users ALTER c TYPE mood USING c::text::mood");
    assertThat(change.type().kind()).isEqualTo(DataType.Kind.USER_DEFINED);
    assertThat(change.using().orElseThrow().columns()).containsExactly("c");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bigserial                                    | SERIAL
      bigint GENERATED BY DEFAULT AS IDENTITY      | IDENTITY
      int GENERATED ALWAYS AS (a * 2) STORED       | STORED
      int GENERATED ALWAYS AS (a * 2) VIRTUAL      | VIRTUAL
      int GENERATED ALWAYS AS (a * 2)              | COMPUTED
      int DEFAULT 3                                | NONE
      """)
  void columnsTellWhereTheirValueComesFrom(String definition, Generation generation) {
    AddColumn added = (AddColumn) single("ALTER TABLE users ADD c " + definition);
    assertThat(added.column().generation()).isEqualTo(generation);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
      now() AT TIME ZONE 'utc' NOT NULL        ; now() AT TIME ZONE 'utc'
      'a' || 'b' COLLATE "C"                   ; 'a' || 'b'
      CASE WHEN true THEN 1 ELSE 2 END UNIQUE  ; CASE WHEN true THEN 1 ELSE 2 END
      '{}'::jsonb CHECK (true)                 ; '{}'::jsonb
      - 1 NOT NULL                             ; - 1
      interval '1 day' NULL                    ; interval '1 day'
      ARRAY[]::int[] NOT NULL                  ; ARRAY[]::int[]
      """)
  void aDefaultEndsWhereTheNextClauseBegins(String clause, String expression) {
    AddColumn added = (AddColumn) operations("ALTER TABLE users ADD c text DEFAULT " + clause).get(0);
    assertThat(added.column().defaultValue().map(SqlExpression::text)).contains(expression);
    assertThat(opaque("ALTER TABLE users ADD c text DEFAULT " + clause)).isEmpty();
  }

  @Test
  void defaultNullIsNoDefault() {
    AddColumn added = (AddColumn) single("ALTER TABLE users ADD c text DEFAULT NULL");
    assertThat(added.column().defaultValue()).isEmpty();
  }

  @Test
  void createTableHoldsItsColumnsAndConstraints() {
    CreateTable table = (CreateTable) single("""
        CREATE TABLE IF NOT EXISTS app."Users" (
          id serial PRIMARY KEY,
          email varchar(200) NOT NULL UNIQUE,
          team int CONSTRAINT team_fk REFERENCES teams ON DELETE CASCADE,
          CONSTRAINT ck CHECK (email IS NOT NULL AND (team IS NOT NULL))
        ) WITH (fillfactor = 70)""");

    assertThat(table.name()).isEqualTo(ObjectName.of("app", "Users"));
    assertThat(table.complete()).isTrue();
    assertThat(table.columns()).extracting(Column::name).containsExactly("id", "email", "team");
    assertThat(table.columns()).extracting(Column::notNull).containsExactly(true, true, false);
    assertThat(table.constraints()).hasSize(4);
    assertThat(((Constraint.Check) table.constraints().get(3)).expression().provenNotNull())
        .containsExactlyInAnyOrder("email", "team");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "CREATE TABLE c AS SELECT * FROM users", "CREATE TABLE c (LIKE users INCLUDING ALL)",
      "CREATE TABLE c () INHERITS (users)", "SELECT * INTO c FROM users",
      "CREATE TABLE c PARTITION OF users FOR VALUES IN (1)", "CREATE TABLE c (id int, KEY k (id))"})
  void aTableWhoseColumnsStandElsewhereIsNotComplete(String sql) {
    CreateTable table = (CreateTable) operations(sql).get(0);
    assertThat(table.name()).isEqualTo(ObjectName.of("c"));
    assertThat(table.complete()).isFalse();
  }

  @Test
  void createIndexWithAllItsClauses() {
    CreateIndex index = (CreateIndex) single("""
        CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON ONLY app.users USING gin
          (lower(email) text_pattern_ops, (a + b), "C" COLLATE "de" DESC NULLS LAST) INCLUDE (d)
          NULLS NOT DISTINCT WITH (fastupdate = off) TABLESPACE fast WHERE deleted IS NULL""");

    assertThat(index.unique() && index.concurrently() && index.ifNotExists() && index.only()).isTrue();
    assertThat(index.keys()).extracting(k -> k.text()).containsExactly("lower(email)", "a + b", "C");
    assertThat(index.keys()).extracting(k -> k.expression()).containsExactly(true, true, false);
    assertThat(index.include()).containsExactly("d");
    assertThat(index.method()).contains("gin");
    assertThat(index.predicate().orElseThrow().columns()).containsExactly("deleted");
  }

  @Test
  void eachNameOfAListIsAnOperation() {
    assertThat(operations("DROP TABLE IF EXISTS users, app.b CASCADE"))
        .containsExactly(new DropTable(USERS, true, true), new DropTable(ObjectName.of("app", "b"), true, true));
    assertThat(operations("DROP INDEX CONCURRENTLY a, b"))
        .containsExactly(
            new DropIndex(ObjectName.of("a"), Optional.empty(), true, false, false),
            new DropIndex(ObjectName.of("b"), Optional.empty(), true, false, false));
    assertThat(operations("TRUNCATE users, ONLY b RESTART IDENTITY CASCADE"))
        .containsExactly(new TruncateTable(USERS, true), new TruncateTable(ObjectName.of("b"), true));
    assertThat(operations("LOCK users, b IN SHARE ROW EXCLUSIVE MODE NOWAIT"))
        .containsExactly(
            new LockTable(USERS, "SHARE ROW EXCLUSIVE", true),
            new LockTable(ObjectName.of("b"), "SHARE ROW EXCLUSIVE", true));
  }

  @Test
  void objectsAreToldApart() {
    assertThat(single("DROP FUNCTION f(int, text) CASCADE"))
        .isEqualTo(new DropObject(Kind.FUNCTION, ObjectName.of("f"), false, true, Optional.empty()));
    assertThat(single("DROP TRIGGER t ON users"))
        .isEqualTo(new DropObject(Kind.TRIGGER, ObjectName.of("t"), false, false, Optional.of(USERS)));
    assertThat(single("CREATE TRIGGER t AFTER UPDATE OF a ON users EXECUTE FUNCTION f()"))
        .isEqualTo(new CreateObject(Kind.TRIGGER, ObjectName.of("t"), false, false, Optional.of(USERS)));
    assertThat(single("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'it''s' AFTER 'ok'"))
        .isEqualTo(new AddEnumValue(ObjectName.of("mood"), "it's", true));
    assertThat(single("REINDEX (VERBOSE, CONCURRENTLY) TABLE users"))
        .isEqualTo(new Reindex(Scope.TABLE, USERS, true));
    assertThat(single("ALTER TABLE users ALTER c ADD GENERATED ALWAYS AS IDENTITY (START 5)"))
        .isEqualTo(new AlterColumn(USERS, "c", "ADD IDENTITY"));
  }

  @Test
  void theBodyOfAFunctionIsNotJudged() {
    assertThat(single("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM users; $$"))
        .isInstanceOf(CreateObject.class);
    assertThat(operations("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC DELETE FROM a; SELECT 1; END; DROP TABLE b"))
        .hasSize(2);
  }

  @Test
  void aConditionThatIsAlwaysTrueIsNone() {
    assertThat(single("DELETE FROM users WHERE 1 = 1")).isEqualTo(new DeleteRows(USERS, Optional.empty()));
    assertThat(single("DELETE FROM users WHERE (true)")).isEqualTo(new DeleteRows(USERS, Optional.empty()));
    assertThat(single("UPDATE users SET a = 1 WHERE 'a'='a'"))
        .isEqualTo(new UpdateRows(USERS, "a = 1", Optional.empty()));
    assertThat(((DeleteRows) single("DELETE FROM users WHERE id = 1 RETURNING *")).filter()).isPresent();
    assertThat(((UpdateRows) single("UPDATE users u SET a = (SELECT 1 FROM b WHERE x) FROM c")).filter()).isEmpty();
    assertThat(((UpdateRows) single("UPDATE users SET a = b IS DISTINCT FROM c WHERE d")).assignments())
        .isEqualTo("a = b IS DISTINCT FROM c");
  }

  @Test
  void changesInsideAWithCount() {
    assertThat(operations("WITH gone AS (DELETE FROM users RETURNING *) INSERT INTO old SELECT * FROM gone"))
        .containsExactly(new DeleteRows(USERS, Optional.empty()), new InsertRows(ObjectName.of("old"), true));
    assertThat(single("INSERT INTO users (a) VALUES (1), (2) ON CONFLICT DO NOTHING"))
        .isEqualTo(new InsertRows(USERS, false));
  }

  @Test
  void settingsAndTransactions() {
    assertThat(operations("BEGIN; SET LOCAL lock_timeout = '2s'; COMMIT AND CHAIN; ROLLBACK TO a; RESET role"))
        .containsExactly(
            new TransactionControl(Effect.BEGIN),
            new SetParameter("lock_timeout", "'2s'", true),
            new TransactionControl(Effect.COMMIT),
            new TransactionControl(Effect.BEGIN),
            new TransactionControl(Effect.SAVEPOINT),
            new SetParameter("role", "DEFAULT", false));
    assertThat(single("SELECT set_config('lock_timeout', '5s', false)"))
        .isEqualTo(new SetParameter("lock_timeout", "'5s'", false));
    assertThat(single("SELECT * FROM users FOR UPDATE")).isEqualTo(new Query(Optional.of(USERS)));
    assertThat(single("COMMENT ON COLUMN app.users.a IS 'DROP TABLE users'"))
        .isEqualTo(new OtherStatement("COMMENT ON COLUMN", Optional.of(ObjectName.of("app", "users"))));
  }

  @Test
  void aBlockIsReadThroughItsBranchesAndItsDynamicStatements() {
    assertThat(operations("""
        DO $$
        DECLARE r record;
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM pg_class) THEN
            DROP TABLE users;
          END IF;
          FOR r IN SELECT 1 LOOP
            EXECUTE 'TRUNCATE ' || quote_ident(r.t);
            EXECUTE r.sql;
          END LOOP;
        END $$"""))
        .containsExactly(
            new DropTable(USERS, false, false),
            new Query(Optional.empty()),
            new TruncateTable(ObjectName.unknown(), false),
            new Opaque("EXECUTE …", "the statement is put together when it runs"));
  }

  @Test
  void wordsInStringsAndCommentsAreNoOperations() {
    assertThat(single("SELECT 'DROP TABLE users; --' /* TRUNCATE users; /* DELETE */ */ -- DROP TABLE b"))
        .isInstanceOf(Query.class);
  }

  @Test
  void whatIsHiddenInANameStaysAHole() {
    assertThat(single("DROP TABLE …requests")).isEqualTo(new DropTable(ObjectName.of("…requests"), false, false));
    assertThat(single("DROP TABLE :table")).isEqualTo(new DropTable(ObjectName.unknown(), false, false));
    assertThat(single("DROP TABLE \"…\".t")).isEqualTo(new DropTable(ObjectName.of("…", "t"), false, false));
    assertThat(opaque("ALTER TABLE users …"))
        .containsExactly(new Opaque("ALTER TABLE users …", "a part of it is not visible in the source"));
    assertThat(opaque("ALTER TABLE …"))
        .containsExactly(new Opaque("ALTER TABLE …", "a part of it is not visible in the source"));
  }

  @Test
  void anotherDatabasesSyntaxIsNeverMisread() {
    assertThat(single("ALTER TABLE users MODIFY a int"))
        .isEqualTo(new Opaque("ALTER TABLE users MODIFY …", "`MODIFY` is not PostgreSQL's syntax", true));
    assertThat(operations("ALTER TABLE users ADD INDEX ix (a)")).hasOnlyElementsOfType(Opaque.class);
    assertThat(operations("ALTER TABLE users DROP FOREIGN KEY fk")).hasOnlyElementsOfType(Opaque.class);
    assertThat(operations("ALTER TABLE users DROP INDEX ix")).hasOnlyElementsOfType(Opaque.class);
    assertThat(operations("DROP TABLE `users`"))
        .containsExactly(
            new DropTable(USERS, false, false),
            new Opaque("DROP TABLE `users`", "backticks are not PostgreSQL's syntax", true));
    assertThat(opaque("UPDATE users JOIN b ON true SET a = 1"))
        .containsExactly(new Opaque("UPDATE users JOIN …", "`JOIN` is not expected here"));
    assertThat(operations("DELETE FROM users LIMIT 10").get(0)).isEqualTo(new DeleteRows(USERS, Optional.empty()));
    assertThat(opaque("DELETE FROM users LIMIT 10")).hasSize(1);
  }

  @Test
  void oneActionThatIsNotUnderstoodLeavesTheOthers() {
    assertThat(operations("ALTER TABLE users DROP a, FROBNICATE b, DROP c"))
        .containsExactly(
            new DropColumn(USERS, "a", false, false),
            new Opaque("ALTER TABLE users DROP a, FROBNICATE …", "`FROBNICATE` is not understood here"),
            new DropColumn(USERS, "c", false, false));
  }

  @Test
  void oneBadStatementLeavesItsNeighbours() {
    assertThat(operations("DROP TABLE users; FROB (; DROP TABLE users"))
        .element(2).isEqualTo(new DropTable(USERS, false, false));
    assertThat(operations("DROP TABLE users; SELECT 'open; DROP TABLE users;"))
        .containsExactly(
            new DropTable(USERS, false, false),
            new Opaque("SELECT 'open; DROP TABLE users;", "the quote that opens here is never closed"),
            new DropTable(USERS, false, false));
    assertThat(opaque("SELECT $a$ open")).hasSize(1);
    assertThat(opaque("SELECT 1 /* open")).hasSize(1);
  }

  @Test
  void notValidBehindAConstraintOfAColumnIsAnError() {
    assertThat(opaque("ALTER TABLE users ADD a int REFERENCES b NOT VALID"))
        .containsExactly(new Opaque(
            "ALTER TABLE users ADD a int REFERENCES b NOT VALID", "NOT VALID is no part of a column's constraint"));
  }

  @Test
  void aForeignKeyThatIsNotEnforcedLeavesTheRowsUnchecked() {
    AddConstraint added =
        (AddConstraint) single("ALTER TABLE users ADD FOREIGN KEY (a) REFERENCES b ON DELETE CASCADE NOT ENFORCED");
    assertThat(added.constraint().notValid()).isTrue();
  }

  @Test
  void eachActionOnAMaterializedViewIsAnOperation() {
    ObjectName totals = ObjectName.of("totals");
    assertThat(operations("ALTER MATERIALIZED VIEW totals SET (a = 7), SET ACCESS METHOD heap, ALTER a SET STATISTICS 5"))
        .containsExactly(
            new AlterObject(ObjectOperation.Kind.MATERIALIZED_VIEW, totals, "SET"),
            new AlterObject(ObjectOperation.Kind.MATERIALIZED_VIEW, totals, "SET ACCESS METHOD"),
            new AlterObject(ObjectOperation.Kind.MATERIALIZED_VIEW, totals, "ALTER COLUMN"));
  }

  @Test
  void anOptionOfABlockHidesNothing() {
    assertThat(operations("DO $$ #variable_conflict use_column\nBEGIN DROP TABLE users; END $$"))
        .containsExactly(new DropTable(USERS, false, false));
  }

  @Test
  void everyStatementHasAnOperation() {
    assertThat(single("MERGE INTO users USING b ON true WHEN MATCHED THEN DO NOTHING"))
        .isEqualTo(new OtherStatement("MERGE", Optional.empty()));
  }

  @Test
  void expressionsTellTheirFacts() {
    SqlExpression expression =
        SqlReader.expression("lower(u.name) = 'x' AND (a IS NOT NULL AND (b IS NOT NULL)) AND c > CURRENT_DATE");
    assertThat(expression.functions()).containsExactly("lower", "current_date");
    assertThat(expression.columns()).containsExactly("name", "a", "b", "c");
    assertThat(expression.provenNotNull()).containsExactlyInAnyOrder("a", "b");
    assertThat(SqlReader.expression("a IS NOT NULL OR b IS NOT NULL").provenNotNull()).isEmpty();
    assertThat(SqlReader.expression("NOT (a IS NOT NULL)").provenNotNull()).isEmpty();
    assertThat(SqlReader.expression("timestamp with time zone '2020-01-01' + interval '1 day'").columns()).isEmpty();
    assertThat(SqlReader.expression("nextval('s'::regclass)").functions()).containsExactly("nextval");
  }
}
