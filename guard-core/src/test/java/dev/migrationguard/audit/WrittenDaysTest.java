package dev.migrationguard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDaysTest {

  @ParameterizedTest
  @CsvSource({
    "db/V20260131__x.sql,                  2026-01-31",
    "db/V2026.01.31.1200__x.sql,           2026-01-31",
    "db/V2026_01_31__x.sql,                2026-01-31",
    "20260131120000_x.sql,                 2026-01-31",
    "versions/2026_01_31_1200-4f2a_x.py,   2026-01-31",
    "m/2026-01-31-120000_x/up.sql,         2026-01-31",
    "m/20260131120000_x/migration.sql,     2026-01-31",
    "m/1481574547_x.up.sql,                2016-12-12",
    "versions/0042_x.py,                   ''",
    "db/V1__x.sql,                         ''",
    "db/V1.2.3__x.sql,                     ''",
    "m/20261331_x.sql,                     ''",
    "m/18991231_x.sql,                     ''",
    "versions/12345678_x.py,               ''",
    "versions/4f2a_x.py,                   ''",
    "2024/x.py,                            ''",
    "'',                                   ''"
  })
  void a_name_tells_a_day_or_none(String path, String day) {
    assertThat(WrittenDays.of(path).orElse("")).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({"2026-01-31, 2026-01-31", "2026-02-30, ''", "0001-01-01, ''", "words, ''"})
  void a_day_has_to_be_one(String text, String day) {
    assertThat(WrittenDays.plausible(text).orElse("")).isEqualTo(day);
  }
}
