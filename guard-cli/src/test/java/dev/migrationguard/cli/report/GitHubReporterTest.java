package dev.migrationguard.cli.report;

import static dev.migrationguard.cli.report.Reports.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import org.junit.jupiter.api.Test;

class GitHubReporterTest {

  private final GitHubReporter reporter = new GitHubReporter();

  @Test
  void a_warning_marks_its_line_and_carries_the_safe_way() {
    assertThat(written(reporter, Reports.of(Reports.indexBuild())).lines().findFirst())
        .hasValue(
            "::warning file=migrations/versions/4f2a_orders.py,line=14,endLine=14,col=5,endColumn=62,"
                + "title=create-index-blocking::Building ix_orders_email blocks every INSERT, UPDATE and DELETE on"
                + " orders from the start of the build until the migration commits.%0A%0ASafe way:%0A# Build the index"
                + " without stopping writes%0Awith op.get_context().autocommit_block():%0A    op.create_index("
                + "\"ix_orders_email\", \"orders\", [\"email\"], postgresql_concurrently=True)");
  }

  @Test
  void a_statement_of_several_lines_has_no_columns() {
    assertThat(written(reporter, Reports.of(Reports.droppedColumn())))
        .startsWith("::error file=migrations/versions/4f2a_orders.py,line=15,endLine=18,title=drop-column::");
  }

  @Test
  void a_note_is_a_notice() {
    assertThat(written(reporter, Reports.of(Reports.gap()))).startsWith("::notice file=");
  }

  @Test
  void what_steers_the_runner_is_escaped() {
    Finding hostile =
        Reports.finding(
            Reports.DROP_COLUMN, "a,b:c%.py", new Span(1, 1, 1, 2), "x", "100 % of\r\n::error::x, y: z");

    assertThat(written(reporter, Reports.of(hostile)).lines().findFirst())
        .hasValue(
            "::error file=a%2Cb%3Ac%25.py,line=1,endLine=1,col=1,endColumn=2,title=drop-column"
                + "::100 %25 of%0D%0A::error::x, y: z");
  }

  @Test
  void suppressed_findings_are_left_out_and_the_last_line_sums_up() {
    assertThat(written(reporter, Reports.of(Reports.suppressed(Reports.indexBuild(), "small"))))
        .isEqualTo("No hazards found in 1 file; 2 operations understood, 1 not (coverage 66.6 %); 1 suppressed;"
            + " 0.04 s\n");
  }
}
