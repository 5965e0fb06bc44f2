package dev.migrationguard.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The databases that a user can name. */
final class DialectsTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql, 15", "postgres, 15", "PostgreSQL, 15", "postgresql:10, 10", "postgres:18, 18", "postgresql:15.3, 15"
  })
  void postgreSqlByNameAndMajorVersion(String target, int version) {
    Dialect dialect = Dialects.parse(target);
    assertThat(dialect.name()).isEqualTo("postgresql");
    assertThat(dialect.version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mysql:8.4", "mariadb:11", "sqlite"})
  void whatIsNotJudgedYetSaysSo(String target) {
    assertThatThrownBy(() -> Dialects.parse(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not judged yet")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oracle", "", ":", "postgresql:", "postgresql:9.6", "postgresql:19", "postgresql:x", "postgresql:15x",
        "postgresql:-1", "postgresql:99999999999"
      })
  void anythingElseNamesWhatIsKnown(String target) {
    assertThatThrownBy(() -> Dialects.parse(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`" + target + "`")
        .hasMessageContaining("known: postgresql, postgresql:10 … postgresql:18");
  }

  @Test
  void theDefaultIsTheOldestPostgreSqlThatItsProjectSupports() {
    assertThat(Dialects.standard().version()).isEqualTo(Dialects.DEFAULT_POSTGRESQL);
  }
}
