package dev.migrationguard.cli.report;

import static dev.migrationguard.cli.report.Reports.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class MarkdownReporterTest {

  private final MarkdownReporter reporter = new MarkdownReporter();

  @Test
  void a_hazard_is_its_place_its_words_its_line_and_the_safe_way_to_unfold() {
    String text = written(reporter, Reports.of(Reports.indexBuild()));

    assertThat(text)
        .startsWith("### Migration Guard\n\n1 warning in 1 of 1 file; ")
        .contains("\n**warning** `migrations/versions/4f2a_orders.py:14:5` · create-index-blocking\n\nBuilding ix\\_orders")
        .contains("\n```python\nop.create_index(")
        .contains("\n<details><summary>Safe way</summary>\n\n```python\n# Build the index without stopping writes\n")
        .endsWith("\n```\n\n</details>\n");
  }

  @Test
  void what_was_not_analysed_is_a_list_to_unfold() {
    assertThat(written(reporter, Reports.of(Reports.gap())))
        .contains("<details><summary>Not analysed: 1</summary>\n\n- `migrations/versions/");
  }

  @Test
  void a_run_without_hazards_is_one_line() {
    assertThat(written(reporter, Reports.clean())).startsWith("### Migration Guard\n\nNo hazards found in").hasLineCount(3);
  }

  @Test
  void names_neither_mention_nor_link_nor_become_tags() {
    assertThat(MarkdownReporter.prose("Dropping `a_b` of @all [x](http://y) <img src=x> **z** & #1"))
        .isEqualTo("Dropping `a_b` of \\@all \\[x\\](http://y) &lt;img src=x\\> \\*\\*z\\*\\* \\& \\#1");
    assertThat(MarkdownReporter.prose("a ` b\nc <i>")).isEqualTo("a \\` b c &lt;i\\>");
    assertThat(MarkdownReporter.code("a`b``\nc")).isEqualTo("```a`b`` c```");
    assertThat(MarkdownReporter.code("`")).isEqualTo("`` ` ``");
  }

  @Test
  void code_cannot_end_its_block() {
    Finding hostile =
        Reports.finding(Reports.DROP_COLUMN, "a.sql", new Span(1, 1, 1, 2), "SELECT '```\n<script>'", "x");

    assertThat(written(reporter, Reports.of(hostile))).contains("\n````sql\nSELECT '```\n<script>'\n````\n");
  }

  @Test
  void it_stays_below_what_github_takes_and_says_what_is_missing() {
    Finding[] many = Collections.nCopies(2000, Reports.indexBuild()).toArray(new Finding[0]);

    assertThat(written(reporter, Reports.of(many))).hasSizeLessThan(260_000).containsPattern("… and \\d+ hazards more; the log");
  }
}
