package dev.migrationguard.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Sequence.Role;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaFrontendTest {

  private static final String EMPTY = """
      package db.migration;
      public class %s extends org.flywaydb.core.api.migration.BaseJavaMigration {
        public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
          context.getConnection().createStatement().execute("DROP TABLE t");
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({
      "V1_2__Add_users, 1_2, VERSIONED",
      "V20260101__x, 20260101, VERSIONED",
      "U1_2__Add_users, 1_2, UNDO",
      "R__Views, R__Views, REPEATABLE"
  })
  void theNameOfTheClassTellsItsVersion(String name, String id, Role role) {
    Migration migration = Source.migration("src/main/java/db/migration/" + name + ".java", EMPTY.formatted(name));
    assertThat(migration.id()).contains(id);
    assertThat(migration.sequence().orElseThrow().role()).isEqualTo(role);
    assertThat(migration.sequence().orElseThrow().history()).isEqualTo("src/main/resources/db/migration");
    assertThat(role == Role.UNDO ? migration.downgrade() : migration.upgrade()).hasSize(1);
    assertThat(role == Role.UNDO ? migration.upgrade() : migration.downgrade()).isEmpty();
  }

  @Test
  void aClassMayTellItsVersionItself() {
    Migration migration = Source.migration("src/main/java/db/migration/AddUsers.java", """
        package db.migration;
        import org.flywaydb.core.api.MigrationVersion;
        public class AddUsers extends org.flywaydb.core.api.migration.BaseJavaMigration {
          @Override public MigrationVersion getVersion() { return MigrationVersion.fromVersion("1.5"); }
          public void migrate(org.flywaydb.core.api.migration.Context context) {}
        }
        """);
    assertThat(migration.id()).contains("1.5");
    assertThat(migration.sequence().orElseThrow().role()).isEqualTo(Role.VERSIONED);
  }

  @Test
  void aHelperIsNoMigration() {
    assertThat(Source.reading("src/main/java/db/migration/Names.java", "package db.migration; class Names {}"))
        .isEqualTo(new Reading.NoMigration("src/main/java/db/migration/Names.java"));
    assertThat(Source.reading("Base.java", "abstract class Base extends BaseJavaMigration {}"))
        .isInstanceOf(Reading.NoMigration.class);
  }

  @Test
  void placesInsideStringsAreThoseOfTheFile() {
    String source = Source.around("""
            st.execute("ALTER TABLE a"
                + " DROP COLUMN b");
            st.execute(\"""
                DROP TABLE c;
                  DROP TABLE\\td;
                \""");
            String e = "DROP TABLE e";
            st.execute(e);
        """);
    List<Step> steps = Source.migration(Source.PATH, source).upgrade();
    assertThat(steps).extracting(step -> text(source, step.place().span()))
        .containsExactly("DROP COLUMN b", "DROP TABLE c", "DROP TABLE\\td", "DROP TABLE e");
  }

  private static String text(String source, Span span) {
    String line = source.lines().toList().get(span.line() - 1);
    return line.substring(span.column() - 1, span.line() == span.endLine() ? span.endColumn() - 1 : line.length());
  }

  @Test
  void helpersOfOtherFilesAreFollowedToTheCall(@TempDir Path folder) throws IOException {
    Path package_ = Files.createDirectories(folder.resolve("src/main/java/db/migration"));
    Files.createDirectories(folder.resolve("src/main/resources/sql"));
    Files.writeString(folder.resolve("src/main/resources/sql/views.sql"), "DROP VIEW v;\nDROP TABLE w;\n");
    Files.writeString(package_.resolve("Tables.java"), """
        package db.migration;
        final class Tables {
          static final String USERS = "users";
          static void drop(java.sql.Statement st, String name) throws Exception { st.execute("DROP TABLE " + name); }
        }
        """);
    Files.writeString(package_.resolve("Base.java"), """
        package db.migration;
        import java.sql.*;
        import org.flywaydb.core.api.migration.*;
        abstract class Base extends BaseJavaMigration {
          protected Connection connection;
          public void migrate(Context context) throws Exception {
            connection = context.getConnection();
            run();
          }
          protected abstract void run() throws Exception;
          protected void sql(String sql) throws SQLException { connection.createStatement().execute(sql); }
        }
        """);
    Path file = package_.resolve("V3__Drop.java");
    Files.writeString(file, """
        package db.migration;
        public class V3__Drop extends Base {
          protected void run() throws Exception {
            sql("DROP TABLE a");
            Tables.drop(connection.createStatement(), Tables.USERS);
            sql(new String(getClass().getResourceAsStream("/sql/views.sql").readAllBytes()));
          }
        }
        """);
    SourceFile source = SourceFile.of("src/main/java/db/migration/V3__Drop.java", file);
    Migration migration = ((Reading.Read) new JavaFrontend()
        .read(source, EnumSet.of(Direction.UPGRADE))).migrations().get(0);
    assertThat(Source.lines(migration.upgrade()))
        .containsExactly("DROP TABLE a", "DROP TABLE users", "DROP VIEW v", "DROP TABLE w");
    assertThat(migration.upgrade()).extracting(step -> step.place().span().line()).containsExactly(4, 5, 6, 6);
    assertThat(migration.upgrade().get(1).via().orElseThrow().path())
        .isEqualTo("src/main/java/db/migration/Tables.java");
  }

  @Test
  void otherModulesOfTheProjectAreRead(@TempDir Path folder) throws IOException {
    Path names = Files.createDirectories(folder.resolve("model/src/main/java/com/acme/model"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Files.writeString(names.resolve("Names.java"), """
        package com.acme.model;
        public interface Names {
          String USERS = "users";
          class Old { public static String of(String n) { return "old_" + n; } }
        }
        """);
    Path file = Files.createDirectories(folder.resolve("app/src/main/java/db/migration")).resolve("V3__Drop.java");
    Files.writeString(file, """
        package db.migration;
        import com.acme.model.Names;
        import static com.acme.model.Names.Old.of;
        public class V3__Drop extends org.flywaydb.core.api.migration.BaseJavaMigration {
          public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
            context.getConnection().createStatement().execute("DROP TABLE " + Names.USERS + ", " + of(Names.USERS));
          }
        }
        """);
    Migration migration = ((Reading.Read) new JavaFrontend().read(
        SourceFile.of("V3__Drop.java", file), EnumSet.of(Direction.UPGRADE))).migrations().get(0);
    assertThat(Source.lines(migration.upgrade())).containsExactly("DROP TABLE users", "DROP TABLE old_users");
  }

  @Test
  void commentsSpeakOfTheirStatement() {
    Migration migration = Source.migration(Source.PATH, Source.around("""
        st.execute(\"""
            DROP TABLE a
            \"""); // guard: ignore[drop-table] nobody reads it
        /* guard: ignore[drop-table] neither this */
        st.execute("DROP TABLE b");
        """));
    assertThat(migration.directives()).extracting(directive -> directive.covers().line()).containsExactly(11, 15);
  }

  @Test
  void whatIsNoJavaIsSaidWithItsLine() {
    Reading.Unreadable unreadable = (Reading.Unreadable) Source.reading("V1__x.java", "class A {\n  void m( { }\n}\n");
    assertThat(unreadable.place().span().line()).isEqualTo(2);
    assertThat(unreadable.excerpt()).isEqualTo("  void m( { }");
    assertThat(unreadable.reason()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void whatIsNoTextIsSaidWithItsByte() {
    byte[] latin = "class A { String s = \"caf\u00e9\"; }".getBytes(StandardCharsets.ISO_8859_1);
    Reading reading = new JavaFrontend()
        .read(SourceFile.of("V1__x.java", Path.of("V1__x.java"), latin), EnumSet.of(Direction.UPGRADE));
    assertThat(((Reading.Unreadable) reading).reason()).isEqualTo("byte 26 (0xe9, line 1) is not UTF-8");
  }
}
