package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.TableOperation.DropTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that breaks readers: each is read to its end, or reported in one line. */
@Timeout(20)
final class HostileSqlTest {

  @Test
  void deepParentheses() {
    String nested = "(".repeat(10_000) + "a IS NOT NULL" + ")".repeat(10_000);
    assertThat(SqlReader.expression(nested).provenNotNull()).containsExactly("a");
    assertThat(SqlTexts.opaque("ALTER TABLE t ADD CHECK (" + nested + ")")).isEmpty();
    assertThat(SqlTexts.opaque("ALTER TABLE t ADD CHECK (" + "(".repeat(10_000))).hasSize(1);
    assertThat(SqlTexts.opaque("SELECT " + nested)).isEmpty();
  }

  @Test
  void deepBlocks() {
    StringBuilder sql = new StringBuilder("DROP TABLE a");
    for (int i = 0; i < 500; i++) {
      sql.insert(0, "DO $t" + i + "$ BEGIN ").append("; END $t").append(i).append('$');
    }
    assertThat(SqlTexts.opaque(sql.toString())).hasSize(1);
  }

  @Test
  void aMillionSemicolons() {
    assertThat(SqlTexts.operations(";".repeat(1_000_000) + "DROP TABLE a")).hasOnlyElementsOfType(DropTable.class);
  }

  @Test
  void aLongInsert() {
    assertThat(SqlTexts.operations("INSERT INTO t VALUES (1, 'x')" + ", (2, 'y')".repeat(100_000)))
        .hasOnlyElementsOfType(InsertRows.class);
  }

  @Test
  void anExpressionOverVeryManyColumns() {
    StringBuilder sql = new StringBuilder("a IS NOT NULL");
    for (int i = 0; i < 50_000; i++) {
      sql.append(" AND a").append(i).append(" IS NOT NULL");
    }
    assertThat(SqlReader.expression(sql.toString()).provenNotNull()).hasSize(50_001);
  }

  @Test
  void charactersThatAreNoSql() {
    assertThat(SqlTexts.operations("\0\0; DROP TABLE a; {{ x }}; \uFFFF")).hasSize(4);
    assertThat(SqlTexts.operations("\0")).hasOnlyElementsOfType(Opaque.class);
  }

  @Test
  void manyQuotesThatNeverClose() {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      sql.append("$t").append(i).append("$;");
    }
    assertThat(SqlTexts.opaque(sql.toString())).hasSizeBetween(1, 20);
  }
}
