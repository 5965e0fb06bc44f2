package dev.migrationguard.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceLineTest {

  @Test
  void carets_stand_below_the_span() {
    SourceLine line = SourceLine.draw("  drop(x)", 3, 10, 80);

    assertThat(line.text()).isEqualTo("  drop(x)");
    assertThat(line.carets()).isEqualTo("  ^^^^^^^");
  }

  @Test
  void a_tab_takes_the_columns_up_to_the_next_stop() {
    SourceLine line = SourceLine.draw("\tx\ty", 4, 5, 80);

    assertThat(line.text()).isEqualTo("    x   y");
    assertThat(line.carets()).isEqualTo("        ^");
  }

  @Test
  void a_wide_character_takes_two_columns() {
    SourceLine line = SourceLine.draw("drop('注文', x)", 6, 10, 80);

    assertThat(line.text()).isEqualTo("drop('注文', x)");
    assertThat(line.carets()).isEqualTo("     ^^^^^^");
  }

  @Test
  void a_character_outside_the_basic_plane_is_one_column_of_the_source() {
    SourceLine line = SourceLine.draw("a = '😀'; drop()", 10, 16, 80);

    assertThat(line.text()).isEqualTo("a = '😀'; drop()");
    assertThat(line.carets()).isEqualTo("          ^^^^^^");
  }

  @Test
  void a_combining_mark_takes_no_column() {
    SourceLine line = SourceLine.draw("e\u0301 x", 4, 5, 80);

    assertThat(line.carets()).isEqualTo("  ^");
  }

  @Test
  void a_span_of_several_lines_runs_to_the_end_of_its_first() {
    assertThat(SourceLine.draw("  drop(   ", 3, 0, 80)).isEqualTo(new SourceLine("  drop(", "  ^^^^^"));
  }

  @Test
  void a_span_behind_the_last_character_has_a_caret_there() {
    assertThat(SourceLine.draw("abc", 4, 4, 80)).isEqualTo(new SourceLine("abc", "   ^"));
  }

  @Test
  void a_long_line_is_cut_after_a_span_that_fits() {
    SourceLine line = SourceLine.draw("drop(x) " + "y".repeat(500), 1, 8, 40);

    assertThat(line.text()).isEqualTo("drop(x) " + "y".repeat(31) + "…");
    assertThat(line.carets()).isEqualTo("^^^^^^^");
  }

  @Test
  void a_long_line_is_cut_around_a_span_far_to_the_right() {
    SourceLine line = SourceLine.draw("x".repeat(5_000) + "drop()" + "y".repeat(5_000), 5_001, 5_007, 40);

    assertThat(line.text()).isEqualTo("…" + "x".repeat(16) + "drop()" + "y".repeat(16) + "…");
    assertThat(line.carets()).isEqualTo(" ".repeat(17) + "^^^^^^");
  }

  @Test
  void a_line_of_exactly_the_width_is_not_cut() {
    assertThat(SourceLine.draw("x".repeat(40), 1, 41, 40).text()).isEqualTo("x".repeat(40));
  }

  @Test
  void a_line_of_ten_megabytes_is_drawn() {
    SourceLine line = SourceLine.draw("x".repeat(10_000_000) + "drop()", 10_000_001, 10_000_007, 60);

    assertThat(line.text()).endsWith("drop()");
    assertThat(line.carets()).endsWith("^^^^^^");
  }

  @Test
  void escape_sequences_and_reversed_text_do_not_reach_the_terminal() {
    SourceLine line = SourceLine.draw("a\u001b[31m\u202eb", 1, 2, 80);

    assertThat(line.text()).isEqualTo("a\uFFFD[31m\uFFFDb");
  }

  @Test
  void in_a_very_long_line_the_part_is_drawn_as_in_a_long_one() {
    String statement = "ALTER TABLE t " + "ADD COLUMN c text, ".repeat(50_000);
    String wide = statement.replace("t", "😀");

    assertThat(SourceLine.draw(statement, 14 + 19 * 40_000 + 1, 14 + 19 * 40_000 + 18, 60))
        .isEqualTo(SourceLine.draw(statement, 14 + 19 * 40 + 1, 14 + 19 * 40 + 18, 60));
    assertThat(SourceLine.draw(wide, 14 + 19 * 40_000 + 1, 14 + 19 * 40_000 + 18, 60))
        .isEqualTo(SourceLine.draw(wide, 14 + 19 * 40 + 1, 14 + 19 * 40 + 18, 60));
  }
}
