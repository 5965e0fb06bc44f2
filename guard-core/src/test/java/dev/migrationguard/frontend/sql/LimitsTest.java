package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Limit;
import dev.migrationguard.model.SqlExpression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition says of one column is read in every way in which people write it. */
class LimitsTest {

  @Test
  void comparisonsWithConstantsAreLimits() {
    assertThat(limits("at >= DATE '2025-01-01' AND at < '2025-02-01'::date"))
        .containsExactly("at AT_LEAST ['2025-01-01']", "at LESS ['2025-02-01']");
    assertThat(limits("-5 <= (t.n) and 10.5 > n")).containsExactly("n AT_LEAST [-5]", "n LESS [10.5]");
    assertThat(limits("n BETWEEN 1 AND 9 AND m = 2"))
        .containsExactly("n AT_LEAST [1]", "n AT_MOST [9]", "m ONE_OF [2]");
    assertThat(limits("(land IN ('de', 'it''s'))")).containsExactly("land ONE_OF ['de', 'it's']");
    assertThat(limits("land = ANY (ARRAY['de', 'fr'])")).containsExactly("land ONE_OF ['de', 'fr']");
    assertThat(limits("\"Land\"::text = 'de'")).containsExactly("Land ONE_OF ['de']");
  }

  @Test
  void whatElseIsSaidIsTold() {
    assertThat(SqlReader.expression("n > 1 AND n IS NOT NULL").onlyLimits()).isTrue();
    assertThat(SqlReader.expression("n > 1 AND abs(m) < 3").onlyLimits()).isFalse();
    assertThat(SqlReader.expression("n > 1 OR n < 0").onlyLimits()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n > 1 OR n < 0", "NOT n > 1", "n NOT IN (1, 2)", "n NOT BETWEEN 1 AND 2", "n > m", "n > 1 + 1", "n + 1 > 2",
        "abs(n) > 1", "(n > 1) IS TRUE", "n <> 1", "n > now()", "n::date > '2025-01-01'", "n = 5::int + 1",
        "CASE WHEN n > 1 THEN true END", "n IN (SELECT 1)", "n > 1 IS NOT FALSE", "NULL > 1"
      })
  void nothingElseIsALimit(String condition) {
    assertThat(limits(condition)).isEmpty();
  }

  private static List<String> limits(String condition) {
    SqlExpression expression = SqlReader.expression(condition);
    return expression.limits().stream().map(LimitsTest::text).toList();
  }

  private static String text(Limit limit) {
    return limit.column() + " " + limit.relation() + " " + limit.values();
  }
}
