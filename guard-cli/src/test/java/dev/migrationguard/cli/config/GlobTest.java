package dev.migrationguard.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "legacy/**, legacy/a.py",
    "legacy/**, legacy/a/b.py",
    "legacy, legacy/a.py",
    "legacy/, app/legacy/a/b.py",
    "./legacy/a.py, legacy/a.py",
    "/legacy, legacy/a.py",
    "*_old.py, app/versions/a_old.py",
    "app/*/versions, app/orders/versions/a.py",
    "**/versions, versions/a.py",
    "**/versions/*.py, app/x/versions/a.py",
    "app/**/a.py, app/a.py",
    "app/**/a.py, app/x/y/a.py",
    "app/**/x/**/a.py, app/1/x/2/x/3/a.py",
    "V?__a.sql, db/V1__a.sql",
    "*a*b*, xaybz",
    "**, a/b.py"
  })
  void aPatternMatches(String pattern, String path) throws Mistake {
    assertThat(Glob.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "legacy/**, app/legacy/a.py",
    "legacy, legacy.py",
    "/legacy, app/legacy/a.py",
    "app/*.py, app/x/a.py",
    "app/*/versions, app/versions/a.py",
    "**/versions, app/versions.py",
    "V?__a.sql, V10__a.sql",
    "*a*b*, xbya",
    "a.py, b/A.py",
    "'[ab].py', a.py"
  })
  void aPatternDoesNotMatch(String pattern, String path) throws Mistake {
    assertThat(Glob.of(pattern).matches(path)).isFalse();
  }

  @Test
  void aPatternOfManyStarsTakesNoTimeOfItsOwn() throws Mistake {
    assertThat(Glob.of("**/a*".repeat(30) + "/x").matches("a/".repeat(500) + "b")).isFalse();
    assertThat(Glob.of("*a".repeat(50)).matches("a".repeat(5000) + "b")).isFalse();
  }
}
