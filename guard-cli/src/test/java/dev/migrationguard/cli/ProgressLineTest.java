package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final Streams streams = new Streams("");
  private long now;

  @Test
  void a_short_run_shows_nothing() {
    try (ProgressLine line = new ProgressLine(streams.io().err(), () -> now)) {
      now = 999_000_000L;
      line.read(5, 10);
    }

    assertThat(streams.err()).isEmpty();
  }

  @Test
  void a_long_run_tells_how_far_it_is_ten_times_a_second_and_cleans_up() {
    try (ProgressLine line = new ProgressLine(streams.io().err(), () -> now)) {
      now = 1_000_000_000L;
      line.read(5, 10);
      now = 1_050_000_000L;
      line.read(6, 10);
      now = 1_100_000_000L;
      line.read(7, 10);
    }

    assertThat(streams.err()).isEqualTo("\rRead 5 of 10 files\u001b[K\rRead 7 of 10 files\u001b[K\r\u001b[K");
  }

  @Test
  void judging_is_not_called_reading() {
    try (ProgressLine line = new ProgressLine(streams.io().err(), () -> now)) {
      line.read(1, 1);
      now = 2_000_000_000L;
      line.judged(16, 90);
    }

    assertThat(streams.err()).isEqualTo("\rJudged 16 of 90 steps\u001b[K\r\u001b[K");
  }
}
