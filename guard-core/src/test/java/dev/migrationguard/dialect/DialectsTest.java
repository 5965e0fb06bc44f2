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
  @CsvSource({
    "mysql, mysql, 804", "mysql:8.0, mysql, 800", "mysql:5.7.44, mysql, 507", "mysql:9, mysql, 900",
    "mariadb, mariadb, 1011", "MariaDB:11.8, mariadb, 1108", "sqlite, sqlite, 340", "sqlite:3.53.1, sqlite, 353"
  })
  void othersByNameWithMajorAndMinorVersion(String target, String name, int version) {
    Dialect dialect = Dialects.parse(target);
    assertThat(dialect.name()).isEqualTo(name);
    assertThat(dialect.version()).isEqualTo(version);
    assertThat(dialect.assumed()).isFalse();
    assertThat(dialect.knowsCosts()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oracle", "", ":", "postgresql:", "postgresql:9.6", "postgresql:19", "postgresql:x", "postgresql:15x",
        "postgresql:-1", "postgresql:99999999999", "mysql:", "mysql:4.1", "mysql:x", "mysql:8.", "mariadb:9",
        "sqlite:2.8", "sqlite:3.x", "sqlite:3.40.1.2"
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
    assertThat(Dialects.standard().assumed()).isTrue();
    assertThat(Dialects.parse("postgresql").assumed()).isFalse();
  }
}
