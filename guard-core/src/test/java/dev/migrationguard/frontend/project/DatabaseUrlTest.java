package dev.migrationguard.frontend.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql+psycopg://localhost/shop, postgresql",
    "postgres://localhost/shop, postgresql",
    "PostgreSQL+asyncpg://, postgresql",
    "jdbc:postgresql://localhost/shop, postgresql",
    "mysql+pymysql://localhost/shop, mysql",
    "mariadb://localhost/shop, mariadb",
    "sqlite:///shop.db, sqlite",
    "driver://user:pass@localhost/dbname, ''",
    "jdbc:h2:mem:shop, ''",
    "'', ''",
    "localhost, ''",
  })
  void theSchemeNamesTheSystem(String url, String system) {
    assertThat(DatabaseUrl.system(url).orElse("")).isEqualTo(system);
  }

  @Test
  void theOptionsOfTheQueryAreSetOnTheServer() {
    assertThat(DatabaseUrl.parameters("postgresql://h/d?sslmode=require&options=-c%20lock_timeout%3D5s%20-cstatement_timeout=1min"))
        .containsExactly("lock_timeout=5s", "statement_timeout=1min");
    assertThat(DatabaseUrl.options("--lock-timeout=5s --search_path=a-b -c")).containsExactly("lock_timeout=5s", "search_path=a-b");
    assertThat(DatabaseUrl.parameters("postgresql://h/d?options=%zz")).isEmpty();
    assertThat(DatabaseUrl.parameters("postgresql://h/d")).isEmpty();
  }
}
