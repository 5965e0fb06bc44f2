package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is long, deep or broken in the SQL of MySQL, MariaDB and SQLite ends soon and in one line. */
final class HostileForeignSqlTest {

  /** A run that hangs must not stop the build; how long one takes is not asserted. */
  private static final Duration ENDS = Duration.ofSeconds(60);

  /** A statement of several tables, which the library reads. */
  private static final String JOIN = "UPDATE a JOIN b ON a.x = b.x SET a.y = ";

  private static List<Operation> read(String sql, String database) {
    return Assertions.assertTimeoutPreemptively(ENDS, () -> {
      List<Operation> operations = new ArrayList<>();
      for (SqlStatement statement : SqlReader.read(SqlTexts.text(sql, database))) {
        statement.operations().forEach(located -> operations.add(located.operation()));
      }
      return operations;
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb", "sqlite"})
  void aStatementOfAMegabyte(String database) {
    String rows = "(1, 'some text that is stored'), ".repeat(40_000) + "(2, 'x')";
    assertThat(read("INSERT INTO t VALUES " + rows, database)).hasSize(1);
    assertThat(read(JOIN + "1 WHERE a.z IN (" + "12345, ".repeat(150_000) + "1)", database))
        .singleElement()
        .isInstanceOf(Opaque.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 24, 25, 200, 10_000})
  void parenthesesInParentheses(int depth) {
    List<Operation> read = read(JOIN + "(".repeat(depth) + "1" + ")".repeat(depth), "mysql");
    assertThat(read).singleElement().isInstanceOfAny(UpdateRows.class, Opaque.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'", "\"", "`", "/*", "/*!50000", "(", ")", "'\\", "\u0000", "CASE", "1 +", ",", "\"\"\"", "x'", "@", "@@", ":",
    "?", "[", "]", "\\", "#", "--", "$$", "\uD800", "0x", ".", "..", "1.e", "/*!", "*/", "DELIMITER"
  })
  void whatNeverCloses(String end) {
    for (String database : List.of("mysql", "mariadb", "sqlite")) {
      for (String start : List.of(JOIN, "DROP TABLE ", "ALTER TABLE t MODIFY ", "CREATE TABLE t (a int ", "")) {
        assertThatCode(() -> read(start + end + "; DROP TABLE t;", database)).doesNotThrowAnyException();
        assertThatCode(() -> read(start + end, database)).doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "sqlite"})
  void everyBeginningOfAStatement(String database) {
    String sql =
        "ALTER TABLE `t` ADD COLUMN a enum('x','y') NOT NULL DEFAULT 'x' AFTER b, CHANGE c d int(11) unsigned, DROP e;"
            + " CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, KEY k (a(3) DESC)) ENGINE=InnoDB;"
            + " DELETE a FROM a JOIN b ON a.x = b.x WHERE a.y = 1 LIMIT 3;";
    for (int i = 0; i <= sql.length(); i++) {
      String start = sql.substring(0, i);
      assertThatCode(() -> read(start, database)).as(start).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "sqlite"})
  void aMillionSemicolons(String database) {
    assertThat(read(";".repeat(1_000_000) + "DROP TABLE t", database)).hasSize(1);
  }
}
