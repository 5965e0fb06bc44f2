package dev.migrationguard.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Span;
import dev.migrationguard.rule.EngineRules;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BaselineExcerptTest {

  private static String excerpt(String line) {
    return Baseline.excerpt(Reports.finding(EngineRules.NOT_ANALYSED, "a.sql", Span.START, line, "what it says"));
  }

  @Test
  void hasOneSpaceBetweenTheWordsOfALine() {
    assertThat(excerpt("\tDROP  TABLE\t users;  ")).isEqualTo("DROP TABLE users;");
    assertThat(excerpt("   ")).isEmpty();
    assertThat(excerpt("")).isEmpty();
  }

  @Test
  void endsAfterAHundredAndTwentyCharacters() {
    String full = "x".repeat(120);
    assertThat(excerpt(full + "  ")).isEqualTo(full);
    assertThat(excerpt(full + "y")).isEqualTo(full + "…");
    assertThat(excerpt(full + " y")).isEqualTo(full + "…");
    assertThat(excerpt(full.substring(1) + "  yz")).isEqualTo(full.substring(1) + " …");
    assertThat(excerpt("😀".repeat(121))).isEqualTo("😀".repeat(120) + "…");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void doesNotReadALongLineToItsEnd() {
    String line = "DROP TABLE a; ".repeat(100_000);
    for (int i = 0; i < 100_000; i++) {
      assertThat(excerpt(line).length()).isEqualTo(121);
    }
  }
}
