package dev.migrationguard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.model.SqlExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which defaults can be stored once for all rows. */
final class VolatilityTest {

  private final Dialect postgresql = new PostgreSql(15);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42", "'draft'", "'{}'::jsonb", "now()", "CURRENT_TIMESTAMP", "CURRENT_DATE", "timezone('utc', now())",
        "now() + interval '1 day'", "now() AT TIME ZONE 'utc'", "ARRAY[]::int[]", "current_setting('app.tenant')",
        "upper('a')", "statement_timestamp()"
      })
  void oneValueForAll(String sql) {
    assertThat(postgresql.sameForEveryRow(SqlReader.expression(sql))).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random()", "gen_random_uuid()", "uuid_generate_v4()", "clock_timestamp()", "nextval('seq1')", "uuidv7()",
        "md5(random()::text)", "f_own(random())"
      })
  void aValueForEach(String sql) {
    assertThat(postgresql.sameForEveryRow(SqlReader.expression(sql))).isEqualTo(Answer.NO);
  }

  @Test
  void aFunctionOfTheProjectAndAnExpressionThatIsNotVisible() {
    assertThat(postgresql.sameForEveryRow(SqlReader.expression("next_number()"))).isEqualTo(Answer.UNKNOWN);
    assertThat(postgresql.sameForEveryRow(SqlExpression.unknown())).isEqualTo(Answer.UNKNOWN);
  }
}
