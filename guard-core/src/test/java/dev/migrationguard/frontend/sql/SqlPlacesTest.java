package dev.migrationguard.frontend.sql;

import static dev.migrationguard.frontend.sql.SqlTexts.stretches;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Span;
import org.junit.jupiter.api.Test;

final class SqlPlacesTest {

  @Test
  void anOperationStandsWhereItsClauseStands() {
    assertThat(stretches("ALTER TABLE users ADD c int UNIQUE, DROP d;"))
        .containsExactly("ADD c int UNIQUE", "UNIQUE", "DROP d");
    assertThat(stretches("DROP TABLE a, b CASCADE; TRUNCATE a"))
        .containsExactly("a", "b", "TRUNCATE a");
  }

  @Test
  void aStatementReachesFromItsFirstWordToItsLast() {
    String sql = "-- first\n\n  DROP TABLE\n    users /* why */ ;\n";
    assertThat(SqlReader.read(SqlTexts.text(sql)).get(0).place().span()).isEqualTo(new Span(3, 3, 4, 10));
  }

  @Test
  void statementsInStringsStandWhereTheyAreWritten() {
    assertThat(stretches("DO $$ BEGIN DROP TABLE a; EXECUTE 'DELETE FROM b WHERE c = ''d'''; END $$"))
        .containsExactly("DROP TABLE a", "DELETE FROM b WHERE c = ''d''");
    assertThat(stretches("DO 'BEGIN EXECUTE ''DROP TABLE a''; END'")).containsExactly("DROP TABLE a");
  }
}
