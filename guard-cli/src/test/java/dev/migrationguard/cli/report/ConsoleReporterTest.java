package dev.migrationguard.cli.report;

import static dev.migrationguard.cli.report.Reports.droppedColumn;
import static dev.migrationguard.cli.report.Reports.gap;
import static dev.migrationguard.cli.report.Reports.indexBuild;
import static dev.migrationguard.cli.report.Reports.suppressed;
import static dev.migrationguard.cli.report.Reports.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.engine.Report;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleReporterTest {

  private final ConsoleReporter plain = new ConsoleReporter(Style.PLAIN, 80);

  @Test
  void a_finding_shows_place_message_source_and_safe_way() {
    assertThat(written(plain, Reports.of(indexBuild())))
        .isEqualTo(
            """
            migrations/versions/4f2a_orders.py:14:5 warning create-index-blocking
              Building ix_orders_email blocks every INSERT, UPDATE and DELETE on orders from
              the start of the build until the migration commits.
               14 |     op.create_index("ix_orders_email", "orders", ["email"])
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              Safe way:
                # Build the index without stopping writes
                with op.get_context().autocommit_block():
                    op.create_index("ix_orders_email", "orders", ["email"], postgresql_concurrently=True)

            1 warning in 1 of 1 file; 2 operations understood, 1 not (coverage 66.6 %); 0.04 s
            """);
  }

  @Test
  void a_safe_way_without_code_is_told_by_the_titles_of_its_stages() {
    assertThat(written(plain, Reports.of(droppedColumn())))
        .contains(
            """
              Safe way:
                1. Release a version that does not name orders.state
                2. Drop the column
            """);
  }

  @Test
  void the_same_safe_way_is_printed_once() {
    Finding again = Reports.moved(indexBuild(), 26);

    assertThat(written(plain, Reports.of(indexBuild(), again)))
        .containsOnlyOnce("postgresql_concurrently=True")
        .contains("  Safe way: as for migrations/versions/4f2a_orders.py:14:5\n");
  }

  @Test
  void two_findings_at_one_place_share_its_source_line() {
    Finding second = Reports.finding(
        Reports.DROP_COLUMN, indexBuild().place().path(), indexBuild().place().span(), indexBuild().excerpt(), "Also.");

    assertThat(written(plain, Reports.of(indexBuild(), second))).containsOnlyOnce("   14 | ").contains("  Also.\n");
  }

  @Test
  void what_was_not_analysed_is_listed_briefly() {
    assertThat(written(plain, Reports.of(gap())))
        .isEqualTo(
            """
            Not analysed, look at these yourself:
              migrations/versions/4f2a_orders.py:21:5  op.execute(sql): the text is not visible

            No hazards found in 1 file; 2 operations understood, 1 not (coverage 66.6 %); 0.04 s
            """);
  }

  @Test
  void hundreds_of_notes_do_not_bury_the_summary() {
    List<Finding> notes = Collections.nCopies(300, gap());

    assertThat(written(plain, Reports.of(notes.toArray(new Finding[0]))))
        .contains("  … and 280 more; --format json lists them all\n")
        .hasLineCount(24);
  }

  @Test
  void a_suppressed_finding_is_only_counted() {
    assertThat(written(plain, Reports.of(suppressed(indexBuild(), "small table"))))
        .startsWith("No hazards found in 1 file")
        .contains("; 1 suppressed; ")
        .hasLineCount(1);
  }

  @Test
  void a_clean_run_is_one_line() {
    assertThat(written(plain, Reports.clean()))
        .isEqualTo("No hazards found in 14 files; 57 operations understood; 0.21 s\n");
  }

  @Test
  void a_run_without_files_says_so() {
    Report nothing = new Report(List.of(), List.of(), List.of(), List.of(), new Report.Statistics(0, 0, 0, 0, 3));

    assertThat(written(plain, nothing)).isEqualTo("No migrations found.\n");
  }

  @Test
  void colours_change_nothing_but_colours() {
    String colour = written(new ConsoleReporter(Style.COLOUR, 80), Reports.full());

    assertThat(colour).contains("\u001b[1;33mwarning\u001b[0m").contains("\u001b[1;31merror\u001b[0m");
    assertThat(colour.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(written(plain, Reports.full()));
  }

  @Test
  void text_of_the_source_cannot_steer_the_terminal() {
    Finding hostile =
        Reports.finding(
            Reports.DROP_COLUMN, "a\u001b]0;x\u0007.py", Span.START, "\u001b[2J", "drops \u001b[2Jthe\u202e column");

    assertThat(written(plain, Reports.of(hostile))).doesNotContain("\u001b").doesNotContain("\u202e");
  }
}
