package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void a_failure_of_the_guard_is_one_line_without_a_trace() {
    Streams streams = new Streams("");

    assertThat(Failure.report(new IllegalStateException("no such state\nsecond line"), streams.io())).isEqualTo(3);
    assertThat(streams.err())
        .isEqualTo(
            "migration-guard: defect of the guard: IllegalStateException: no such state"
                + " (MIGRATION_GUARD_DEBUG=1 prints the trace)\n");
  }

  @Test
  void those_who_mend_it_get_the_trace() {
    Streams streams = new Streams("").with("MIGRATION_GUARD_DEBUG", "1");

    Failure.report(new StackOverflowError(), streams.io());

    assertThat(streams.err()).contains("\tat dev.migrationguard.").endsWith("defect of the guard: StackOverflowError\n");
  }

  @Test
  void a_failure_anywhere_in_a_run_ends_with_3() {
    Streams streams = new Streams("");
    Io whole = streams.io();
    Io withoutDirectory = new Io(whole.in(), whole.out(), whole.err(), null, whole.environment(), whole.terminal());

    assertThat(Main.run(new String[] {"check", "--stdin-name", "a.py"}, withoutDirectory)).isEqualTo(3);
    assertThat(streams.err()).startsWith("migration-guard: defect of the guard: NullPointerException").hasLineCount(1);
  }
}
