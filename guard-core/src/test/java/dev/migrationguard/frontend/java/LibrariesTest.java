package dev.migrationguard.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the libraries that migrations use send to the database. */
class LibrariesTest {

  @Test
  void jdbcSendsStatementsBatchesAndPreparedOnes() {
    assertThat(Source.asked("""
        st.executeUpdate("DROP TABLE a");
        st.executeLargeUpdate("DROP TABLE b");
        st.addBatch("DROP TABLE c");
        st.executeBatch();
        try (PreparedStatement ps = connection.prepareStatement("DELETE FROM d WHERE id = ?")) {
          for (int id : new int[] {1, 2}) {
            ps.setInt(1, id);
            ps.addBatch();
          }
          ps.executeBatch();
        }
        connection.prepareStatement("DROP TABLE e").execute();
        connection.prepareStatement("DROP TABLE never");
        connection.prepareCall("{call refresh_all(?)}").execute();
        """)).containsExactly(
        "DROP TABLE a", "DROP TABLE b", "DROP TABLE c", "DELETE FROM d WHERE id = ?", "DROP TABLE e", "CALL …");
  }

  @Test
  void theConnectionTellsItsTransaction() {
    Migration migration = Source.migration(Source.PATH, Source.around("""
        st.execute("DROP TABLE a");
        connection.commit();
        st.execute("DROP TABLE b");
        connection.setAutoCommit(true);
        st.execute("DROP TABLE c");
        connection.setAutoCommit(false);
        st.execute("DROP TABLE d");
        Connection other = DriverManager.getConnection("jdbc:postgresql:x");
        other.createStatement().execute("DROP TABLE e");
        """));
    List<Step> steps = migration.upgrade();
    assertThat(steps).extracting(step -> step.transaction().mode())
        .containsExactly(Mode.INSIDE, Mode.INSIDE, Mode.OUTSIDE, Mode.INSIDE, Mode.OUTSIDE);
    assertThat(steps.get(0).transaction().number()).isNotEqualTo(steps.get(1).transaction().number());
  }

  @Test
  void aMigrationMayRunOutsideATransaction() {
    String source = Source.around("st.execute(\"DROP TABLE a\");",
        "@Override public boolean canExecuteInTransaction() { return false; }");
    assertThat(Source.migration(Source.PATH, source).upgrade().get(0).transaction().mode()).isEqualTo(Mode.OUTSIDE);
    String unknown = Source.around("st.execute(\"DROP TABLE a\");",
        "@Override public boolean canExecuteInTransaction() { return Boolean.getBoolean(\"x\"); }");
    assertThat(Source.migration(Source.PATH, unknown).upgrade().get(0).transaction().mode()).isEqualTo(Mode.UNKNOWN);
  }

  @Test
  void springSendsWhatItsTemplatesAreGiven() {
    String source = """
        package db.migration;
        import org.flywaydb.core.api.migration.*;
        import org.springframework.jdbc.core.JdbcTemplate;
        import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
        import org.springframework.jdbc.core.simple.JdbcClient;
        import org.springframework.jdbc.datasource.SingleConnectionDataSource;
        public class V7__Test extends BaseJavaMigration {
          private final JdbcTemplate injected;
          V7__Test(JdbcTemplate injected) { this.injected = injected; }
          public void migrate(Context context) {
            var source = new SingleConnectionDataSource(context.getConnection(), true);
            JdbcTemplate jdbc = new JdbcTemplate(source);
            jdbc.execute("DROP TABLE a");
            jdbc.batchUpdate("DROP TABLE b", "DROP TABLE c");
            jdbc.update("DELETE FROM d WHERE x = ?", 1);
            jdbc.query("SELECT id FROM e", row -> { jdbc.update("DELETE FROM f WHERE id = ?", row.getInt(1)); });
            new NamedParameterJdbcTemplate(jdbc).update("DELETE FROM g WHERE x = :x", Map.of("x", 1));
            JdbcClient.create(jdbc).sql("DROP TABLE h").update();
            jdbc.update(connection -> connection.prepareStatement("DROP TABLE i"));
            injected.execute("DROP TABLE j");
          }
        }
        """;
    List<Step> steps = Source.migration(Source.PATH, source).upgrade();
    assertThat(Source.lines(steps)).containsExactly(
        "DROP TABLE a", "DROP TABLE b", "DROP TABLE c", "DELETE FROM d WHERE x = ?", "SELECT … FROM e",
        "DELETE FROM f WHERE id = ? (for each)", "DELETE FROM g WHERE x = :x", "DROP TABLE h", "DROP TABLE i",
        "DROP TABLE j");
    assertThat(steps.get(0).transaction().mode()).isEqualTo(Mode.INSIDE);
    assertThat(steps.get(9).transaction().mode()).isEqualTo(Mode.UNKNOWN);
  }

  @Test
  void liquibaseCallsExecuteAndAsksForStatements() {
    String task = """
        package com.acme.changes;
        import liquibase.change.custom.*;
        import liquibase.database.Database;
        import liquibase.database.core.PostgresDatabase;
        import liquibase.database.jvm.JdbcConnection;
        public class DropThings implements CustomTaskChange, CustomTaskRollback {
          public void execute(Database database) throws Exception {
            JdbcConnection connection = (JdbcConnection) database.getConnection();
            if (database instanceof PostgresDatabase) {
              connection.createStatement().execute("DROP TABLE a");
            }
            if ("MySQL".equals(connection.getMetaData().getDatabaseProductName())) {
              connection.createStatement().execute("DROP TABLE b");
            }
          }
          public void rollback(Database database) throws Exception {
            ((JdbcConnection) database.getConnection()).createStatement().execute("DROP TABLE c");
          }
        }
        """;
    Migration migration = Source.migration("src/main/java/com/acme/changes/DropThings.java", task);
    assertThat(Source.lines(migration.upgrade()))
        .containsExactly("DROP TABLE a on [postgresql]", "DROP TABLE b on [mysql]");
    assertThat(Source.lines(migration.downgrade())).containsExactly("DROP TABLE c");
    String sql = """
        package com.acme.changes;
        import liquibase.change.custom.CustomSqlChange;
        import liquibase.statement.SqlStatement;
        import liquibase.statement.core.RawSqlStatement;
        public class Statements implements CustomSqlChange {
          public SqlStatement[] generateStatements(Database database) {
            return new SqlStatement[] { new RawSqlStatement("DROP TABLE a"), new RawSqlStatement("DROP TABLE b") };
          }
        }
        """;
    assertThat(Source.lines(Source.migration("src/main/java/com/acme/changes/Statements.java", sql).upgrade()))
        .containsExactly("DROP TABLE a", "DROP TABLE b");
  }

  @Test
  void queriesOfObjectMappersAreReadWhereTheyAreSql() {
    assertThat(Source.asked("""
        jakarta.persistence.EntityManager em = Beans.get();
        em.createNativeQuery("DROP TABLE a").executeUpdate();
        em.createQuery("delete from User u").executeUpdate();
        org.jdbi.v3.core.Jdbi jdbi = org.jdbi.v3.core.Jdbi.create(connection);
        jdbi.useHandle(handle -> handle.execute("DROP TABLE b"));
        jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM c WHERE id = :id").bind("id", 1).execute());
        Beans.builder().prepare().executeAll();
        """)).containsExactly(
        "DROP TABLE a",
        "? a query in terms of objects is not followed: its tables are told by classes",
        "DROP TABLE b",
        "DELETE FROM c WHERE id = :id",
        "? `executeAll` is not visible: it is defined in another file or a library");
  }

  @Test
  void whatAClassInheritsFromNowhereIsNotVisible() {
    assertThat(Source.asked("prepareEverything(st); cleanUp(); Missing.dropAll(); int n = count();"))
        .containsExactly(
            "? `prepareEverything` is not visible: it is defined in another file or a library",
            "? `cleanUp` is not visible: it is defined in another file or a library",
            "? `Missing.dropAll` is not visible: it is defined in another file or a library");
  }

  @Test
  void classesInsideOthersSeeWhatIsAroundThem() {
    assertThat(Source.asked("""
        String table = "local";
        new Dropper().drop(st);
        Runner runner = new Runner() {
          String table = "own";
          public void run() throws Exception { st.execute("DROP TABLE " + table + prefix); }
        };
        runner.run();
        """, """
        private final String prefix = "p_";
        private final String table = "field";
        interface Runner { void run() throws Exception; }
        class Dropper { void drop(Statement st) throws Exception { st.execute("DROP TABLE " + prefix + table); } }
        """)).containsExactly("DROP TABLE p_field", "DROP TABLE ownp_");
  }

  @Test
  void whatIsHandedAConnectionMayDoAnything() {
    assertThat(Source.asked("""
        new com.acme.Importer().run(connection);
        com.acme.Tools.cleanUp(st);
        log.info("done");
        System.out.println(connection);
        Thread.sleep(10);
        """))
        .containsExactly(
            "? `Importer.run` is not visible: it is defined in another file or a library",
            "? `Tools.cleanUp` is not visible: it is defined in another file or a library");
  }

  @Test
  void onlyWhatMigrateReachesIsJudged() {
    assertThat(Source.asked("st.execute(\"DROP TABLE a\");", """
        public void unused(Statement st) throws Exception { st.execute("DROP TABLE b"); }
        static final String TEXT = "DROP TABLE c";
        public boolean undo(Statement st) throws Exception { return st.execute("DROP TABLE d"); }
        """)).containsExactly("DROP TABLE a");
  }

  @Test
  void sqlThatIsNotKnownIsSaidToBe() {
    assertThat(Source.asked("""
        st.execute(System.getenv("SQL"));
        st.execute(new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of("missing.sql"))));
        """)).containsExactly(
        "? the SQL is not known: it comes from `System.getenv`",
        "? the SQL is not known: it is read from `missing.sql`, which is not found");
  }
}
