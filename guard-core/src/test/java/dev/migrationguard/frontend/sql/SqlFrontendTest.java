package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Sequence.Role;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.model.Transaction.Mode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFrontendTest {

  private static final String CONCURRENTLY = "CREATE INDEX CONCURRENTLY i ON t (a);";

  @TempDir private Path folder;

  private static Reading read(String name, byte[] bytes) {
    return new SqlFrontend().read(SourceFile.of(name, Path.of(name), bytes), EnumSet.allOf(Direction.class));
  }

  private static Migration migration(String name, String text) {
    return ((Reading.Read) read(name, text.getBytes(StandardCharsets.UTF_8))).migrations().get(0);
  }

  private static List<Mode> modes(String name, String text) {
    return migration(name, text).upgrade().stream().map(step -> step.transaction().mode()).toList();
  }

  private static List<String> dropped(List<Step> steps) {
    return steps.stream().map(Step::operation).map(o -> ((DropTable) o).name().toString()).toList();
  }

  @Test
  void placesCountCodePointsAndIgnoreAByteOrderMark() {
    Migration read = migration("x.sql", "\uFEFFSELECT '😀'; DROP TABLE a;\r\n  DROP TABLE b;\r\n");

    assertThat(read.upgrade()).extracting(step -> step.place().toString())
        .containsExactly("x.sql:1:1", "x.sql:1:13", "x.sql:2:3");
  }

  @Test
  void columnsHoldOnLongLines() {
    String text = "SELECT '😀'; ".repeat(200);

    assertThat(migration("x.sql", text).upgrade()).last()
        .extracting(step -> step.place().toString())
        .isEqualTo("x.sql:1:" + (199 * 12 + 1));
  }

  @Test
  void bytesThatAreNoUtf8AreToldWithTheirPlace() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("SELECT 1;\nSELECT '".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9);
    bytes.write("';".getBytes(StandardCharsets.UTF_8));

    Reading.Unreadable unreadable = (Reading.Unreadable) read("x.sql", bytes.toByteArray());

    assertThat(unreadable.place()).hasToString("x.sql:2:9");
    assertThat(unreadable.reason()).isEqualTo("byte 19 (0xe9, line 2) is not UTF-8");
  }

  @Test
  void aFileCutInTheMiddleOfACharacterIsUnreadable() {
    byte[] cut = {'-', '-', (byte) 0xC3};

    assertThat(read("x.sql", cut)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void aFolderAndAMissingFileAreNoMigrations() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("d.sql"));

    Reading of = new SqlFrontend().read(SourceFile.of("d.sql", directory), EnumSet.of(Direction.UPGRADE));
    Reading none = new SqlFrontend().read(SourceFile.of("n.sql", folder.resolve("n.sql")), EnumSet.of(Direction.UPGRADE));

    assertThat(((Reading.Unreadable) of).reason()).isEqualTo("it is a directory, not a file");
    assertThat(((Reading.Unreadable) none).reason()).contains("there is no such file");
  }

  @Test
  void sectionsLeadForwardAndBack() {
    for (String[] marks : List.of(
        new String[] {"-- +goose Up", "-- +goose Down"},
        new String[] {"-- +migrate Up", "-- +migrate Down"},
        new String[] {"-- migrate:up", "-- migrate:down"})) {
      Migration read = migration("1_x.sql", marks[0] + "\nDROP TABLE a;\n" + marks[1] + "\r\nDROP TABLE b;\n");

      assertThat(dropped(read.upgrade())).containsExactly("a");
      assertThat(dropped(read.downgrade())).containsExactly("b");
      assertThat(read.downgrade().get(0).place()).hasToString("1_x.sql:4:1");
    }
  }

  @Test
  void whatAlembicPrintsIsTheRevisionsThatItRan() {
    String text =
        """
        BEGIN;

        CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);

        -- Running upgrade  -> a1

        CREATE TABLE a (id int);

        INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

        -- Running upgrade a1 -> b2

        COMMIT;

        DROP TABLE a;

        BEGIN;

        -- Running upgrade b2, c3 -> d4

        DELETE FROM alembic_version WHERE alembic_version.version_num = 'c3';

        -- Running downgrade d4 -> b2

        DROP TABLE b;

        COMMIT;
        """;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    List<Migration> revisions = ((Reading.Read) read("deploy.sql", bytes)).migrations();

    assertThat(revisions).extracting(revision -> revision.id().orElseThrow()).containsExactly("a1", "b2", "d4", "d4");
    assertThat(revisions).extracting(Migration::parents)
        .containsExactly(List.of(), List.of("a1"), List.of("b2", "c3"), List.of("b2"));
    assertThat(revisions.get(0).upgrade()).extracting(step -> step.place().span().line()).containsExactly(1, 7);
    assertThat(revisions.get(1).upgrade()).extracting(step -> step.transaction().mode())
        .containsExactly(Mode.INSIDE, Mode.OUTSIDE, Mode.OUTSIDE);
    assertThat(revisions.get(3).upgrade()).isEmpty();
    assertThat(dropped(revisions.get(3).downgrade().subList(0, 1))).containsExactly("b");
  }

  @Test
  void whatABlockAsksForOnAConditionMayRunOrNot() {
    Migration read =
        migration(
            "x.sql",
            """
            DO $$
            DECLARE r record;
            BEGIN
              DROP TABLE always;
              IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'b') THEN
                BEGIN
                  DROP TABLE perhaps;
                END;
                DROP TABLE perhaps_too;
              ELSE
                DROP TABLE or_this;
              END IF;
              FOR r IN SELECT * FROM t LOOP
                DROP TABLE in_turn;
              END LOOP;
              DROP TABLE at_last;
            EXCEPTION WHEN undefined_table THEN
              DROP TABLE after_a_failure;
            END $$;
            DROP TABLE outside;
            """);

    assertThat(read.upgrade()).filteredOn(step -> step.operation() instanceof DropTable)
        .extracting(step -> ((DropTable) step.operation()).name() + " " + step.guards().conditional())
        .containsExactly(
            "always false", "perhaps true", "perhaps_too true", "or_this true", "in_turn false", "at_last false",
            "after_a_failure true", "outside false");
  }

  @Test
  void variablesOfPsqlAreNamesAndValuesThatNobodyKnows() {
    Migration read = migration("x.sql", "\\set t users\nALTER TABLE :\"t\" DROP COLUMN a;\nDROP TABLE b;\n");

    assertThat(read.upgrade()).extracting(step -> step.operation().getClass().getSimpleName())
        .containsExactly("OtherStatement", "DropColumn", "DropTable");
  }

  @Test
  void flywayRunsAScriptOfBothKindsOutsideATransactionWhereItIsTold() throws Exception {
    Files.createDirectories(folder.resolve("sql"));
    Path script = Files.writeString(folder.resolve("sql/V1__x.sql"), CONCURRENTLY + "SELECT 1;");

    assertThat(modes(script)).containsOnly(Mode.INSIDE);
    Files.writeString(folder.resolve("flyway.toml"), "[flyway]\nmixed = true\n");
    assertThat(modes(script)).containsOnly(Mode.OUTSIDE);
    Files.writeString(folder.resolve("flyway.toml"), "[flyway]\nexecuteInTransaction = false\n");
    assertThat(modes(script)).containsOnly(Mode.OUTSIDE);
    Files.writeString(folder.resolve("sql/V1__x.sql.conf"), "executeInTransaction=true\n");
    assertThat(modes(script)).containsOnly(Mode.INSIDE);
  }

  private static List<Mode> modes(Path script) {
    Reading read = new SqlFrontend().read(SourceFile.of("V1__x.sql", script), EnumSet.of(Direction.UPGRADE));
    return ((Reading.Read) read).migrations().get(0).upgrade().stream().map(s -> s.transaction().mode()).toList();
  }

  @Test
  void sqlxRunsEachScriptInATransactionUnlessItsFirstLineSaysOtherwise() throws Exception {
    Path crate = Files.createDirectories(folder.resolve("services/api/migrations")).getParent();
    Files.writeString(crate.resolve("Cargo.toml"), "[dependencies]\nsqlx = { workspace = true }\n");
    String marked = "-- no-transaction\n" + CONCURRENTLY;

    assertThat(sqlx("1_x.sql", CONCURRENTLY)).containsExactly(Mode.INSIDE);
    assertThat(sqlx("1_x.sql", marked)).containsExactly(Mode.OUTSIDE);
    assertThat(sqlx("1_x.up.sql", CONCURRENTLY)).containsExactly(Mode.INSIDE);
    assertThat(sqlx("1_x.up.sql", marked)).containsExactly(Mode.OUTSIDE);
    assertThat(sqlx("1_x.up.sql", marked + "SELECT 1;")).containsOnly(Mode.INSIDE);
    assertThat(sqlx("1_x.up.sql", "\n" + marked)).containsExactly(Mode.INSIDE);
    assertThat(sqlx("1_x.sql", "-- +goose NO TRANSACTION\n-- +goose Up\n" + CONCURRENTLY)).containsExactly(Mode.OUTSIDE);
    assertThat(outside("services/api/migrations/1_x.sql"))
        .contains("-- alone in a script of its own that begins with -- no-transaction, for sqlx from 0.8\n");
  }

  @Test
  void theNearestProjectTellsWhetherSqlxRunsItsScripts() throws Exception {
    Path scripts = Files.createDirectories(folder.resolve("services/api/migrations"));
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve("Cargo.toml"), "[workspace]\n");
    assertThat(sqlx("1_x.up.sql", CONCURRENTLY)).containsExactly(Mode.OUTSIDE);
    Files.writeString(folder.resolve("Cargo.lock"), "[[package]]\nname = \"sqlx\"\n");
    assertThat(sqlx("1_x.up.sql", CONCURRENTLY)).containsExactly(Mode.INSIDE);
    Files.writeString(scripts.resolveSibling("go.mod"), "module shop\n");
    assertThat(sqlx("1_x.up.sql", CONCURRENTLY)).containsExactly(Mode.OUTSIDE);
    Files.createDirectory(scripts.resolveSibling(".sqlx"));
    assertThat(sqlx("1_x.up.sql", CONCURRENTLY)).containsExactly(Mode.INSIDE);
  }

  private List<Mode> sqlx(String name, String text) throws Exception {
    Path script = Files.writeString(folder.resolve("services/api/migrations").resolve(name), text);
    Reading read = new SqlFrontend().read(SourceFile.of(name, script), EnumSet.of(Direction.UPGRADE));
    return ((Reading.Read) read).migrations().get(0).upgrade().stream().map(s -> s.transaction().mode()).toList();
  }

  /** What is printed for a stage outside a transaction. */
  private String outside(String name) {
    Operation build = migration("x.sql", CONCURRENTLY).upgrade().get(0).operation();
    Phase phase = new Phase("Build it", List.of(build), true, Optional.empty());
    return new SqlFrontend().write(List.of(phase), folder.resolve(name).toString(), "postgresql");
  }

  @Test
  void sqitchDeploysInTheOrderOfItsPlan() throws Exception {
    Files.createDirectories(folder.resolve("deploy"));
    Files.writeString(
        folder.resolve("sqitch.plan"),
        """
        %syntax-version=1.0.0
        %project=shop

        users 2026-01-01T00:00:00Z Ann <ann@example.org> # users
        audit [users] 2026-01-02T00:00:00Z Ann <ann@example.org> # audit
        @v1 2026-01-03T00:00:00Z Ann <ann@example.org> # first release

        users [users@v1] 2026-01-04T00:00:00Z Ann <ann@example.org> # users again
        """);
    List<String> names = List.of("audit", "users@v1", "users");
    SqlFrontend frontend = new SqlFrontend();
    Map<String, String> keys = new TreeMap<>();
    for (String name : names) {
      Path script = Files.writeString(folder.resolve("deploy/" + name + ".sql"), "SELECT 1;");
      Reading read = frontend.read(SourceFile.of("deploy/" + name + ".sql", script), EnumSet.of(Direction.UPGRADE));
      keys.put(((Reading.Read) read).migrations().get(0).sequence().orElseThrow().key(), name);
    }

    assertThat(keys.values()).containsExactly("users@v1", "audit", "users");
  }

  @Test
  void theWayBackIsReadOnlyWhereItIsAskedFor() {
    byte[] text = "DROP TABLE a; -- guard: ignore[drop-table] gone".getBytes(StandardCharsets.UTF_8);
    SourceFile file = SourceFile.of("1_x.down.sql", Path.of("1_x.down.sql"), text);

    Migration read = ((Reading.Read) new SqlFrontend().read(file, EnumSet.of(Direction.UPGRADE))).migrations().get(0);

    assertThat(read.upgrade()).isEmpty();
    assertThat(read.downgrade()).isEmpty();
    assertThat(read.directives()).isEmpty();
  }

  @Test
  void eachToolHasItsTransactions() {
    assertThat(modes("V1__x.sql", "SELECT 1;")).containsExactly(Mode.INSIDE);
    assertThat(modes("V1__x.sql", CONCURRENTLY)).containsExactly(Mode.OUTSIDE);
    assertThat(modes("V1__x.sql", CONCURRENTLY + "SELECT 1;")).containsOnly(Mode.INSIDE);
    assertThat(modes("V1__x.sql", "ALTER TYPE e ADD VALUE 'x';")).containsExactly(Mode.UNKNOWN);
    assertThat(modes("1_x.sql", "-- +goose Up\nSELECT 1; COMMIT; SELECT 2;"))
        .containsExactly(Mode.INSIDE, Mode.INSIDE, Mode.OUTSIDE);
    assertThat(modes("1_x.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;")).containsExactly(Mode.OUTSIDE);
    assertThat(modes("1_x.sql", "-- +migrate Up notransaction\nSELECT 1;")).containsExactly(Mode.OUTSIDE);
    assertThat(modes("1_x.sql", "-- migrate:up\nSELECT 1;")).containsExactly(Mode.INSIDE);
    assertThat(modes("1_x.sql", "-- migrate:up transaction:false\nSELECT 1;")).containsExactly(Mode.OUTSIDE);
    assertThat(modes("1_x/up.sql", CONCURRENTLY)).containsExactly(Mode.INSIDE);
    assertThat(modes("1_x/migration.sql", CONCURRENTLY)).containsExactly(Mode.OUTSIDE);
    assertThat(modes("1_x/migration.sql", CONCURRENTLY + "SELECT 1")).containsOnly(Mode.INSIDE);
    assertThat(modes("x.sql", "SELECT 1; BEGIN; SELECT 2; COMMIT; SELECT 3;"))
        .containsExactly(Mode.OUTSIDE, Mode.OUTSIDE, Mode.INSIDE, Mode.INSIDE, Mode.OUTSIDE);
    assertThat(modes("x.sql", "DO $$ BEGIN DROP TABLE a; END $$;")).containsOnly(Mode.INSIDE);
  }

  @Test
  void statementsForThemselvesDoNotCommitTogether() {
    assertThat(migration("x.sql", "SELECT 1; SELECT 2; BEGIN; SELECT 3; SELECT 4; COMMIT;").upgrade())
        .extracting(step -> step.transaction().number())
        .containsExactly(1, 2, 3, 4, 4, 4);
  }

  @Test
  void aFileOfSettingsBesideTheScriptIsObeyed() throws Exception {
    Path flyway = Files.writeString(folder.resolve("V1__x.sql"), "SELECT 1;");
    Files.writeString(folder.resolve("V1__x.sql.conf"), "executeInTransaction=false\n");
    Path diesel = Files.createDirectory(folder.resolve("1_x")).resolve("up.sql");
    Files.writeString(diesel, CONCURRENTLY);
    Files.writeString(diesel.resolveSibling("metadata.toml"), "run_in_transaction = false\n");

    for (Path path : List.of(flyway, diesel)) {
      Reading read = new SqlFrontend().read(SourceFile.of(path.toString(), path), EnumSet.of(Direction.UPGRADE));
      assertThat(((Reading.Read) read).migrations().get(0).upgrade().get(0).transaction().mode()).isEqualTo(Mode.OUTSIDE);
    }
  }

  @Test
  void whatIsNoSqlHidesNoNeighbour() {
    String text = """
        DROP TABLE ${schema}.a;
        /
        DELIMITER //
        DROP TABLE b//
        DELIMITER ;
        \\set x 1
        DROP TABLE "c${suffix}";
        """;

    List<Operation> operations = migration("x.sql", text).upgrade().stream().map(Step::operation).toList();

    assertThat(operations).filteredOn(DropTable.class::isInstance)
        .extracting(o -> ((DropTable) o).name().toString())
        .containsExactly("….a", "b", "c…");
    assertThat(operations).hasSize(4);
  }

  @Test
  void namesTellVersionsAndRoles() {
    assertThat(Stream.of("V2__b.sql", "V10__c.sql", "V1.10__x.sql", "V1_9__x.sql", "V1__a.sql")
            .sorted((a, b) -> ScriptName.of(a).key().compareTo(ScriptName.of(b).key())))
        .containsExactly("V1__a.sql", "V1_9__x.sql", "V1.10__x.sql", "V2__b.sql", "V10__c.sql");
    assertThat(ScriptName.of("V1.0__a.sql").key()).isEqualTo(ScriptName.of("U01__a.sql").key());
    assertThat(ScriptName.of("U1__a.sql").role()).isEqualTo(Role.UNDO);
    assertThat(ScriptName.of("db/migration/2024/V1__a.sql").sequence().history()).isEqualTo("db/migration");
    assertThat(ScriptName.of("db/migration/B5__a.sql").sequence().history()).isEqualTo("db/migration");
    assertThat(ScriptName.of("B5__a.sql").role()).isEqualTo(Role.BASELINE);
    assertThat(ScriptName.of("R__a.sql").role()).isEqualTo(Role.REPEATABLE);
    assertThat(ScriptName.of("m/1_a/down.sql").sequence().history()).isEqualTo("m");
    assertThat(ScriptName.of("revert/a.sql").role()).isEqualTo(Role.UNDO);
    assertThat(ScriptName.of("1_A.DOWN.SQL").role()).isEqualTo(Role.UNDO);
    assertThat(ScriptName.of("m/1_a/DOWN.SQL").role()).isEqualTo(Role.UNDO);
  }

  @Test
  void phasesAreWrittenAsScripts() {
    Operation drop = new DropTable(ObjectName.of("carts"), false, false);
    String written = new SqlFrontend().write(List.of(
        Phase.release("Release"), Phase.outsideTransaction("Drop it", drop).accepting("drop-table", "nobody reads it")),
        "V2__carts.sql", "postgresql");

    assertThat(written).startsWith("-- 1. Release\n\n-- 2. Drop it\n-- in a script of its own, with executeInTransaction=false")
        .endsWith("-- guard: ignore[drop-table] nobody reads it\nDROP TABLE carts;\n");
    assertThat(written.lines()).allMatch(line -> line.length() <= 100);
  }
}
