package dev.migrationguard.cli.report;

import static dev.migrationguard.cli.report.Reports.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SpecificationVersion;
import dev.migrationguard.engine.Report;
import dev.migrationguard.model.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReporterTest {

  private final JsonReporter reporter = new JsonReporter();

  @Test
  void every_report_keeps_the_published_schema() throws Exception {
    for (Report report : List.of(Reports.full(), Reports.withDefect(), Reports.clean(), Reports.of())) {
      assertThat(schemaComplaints(written(reporter, report))).isEmpty();
    }
  }

  @Test
  void the_schema_refuses_what_the_format_does_not_know() throws Exception {
    String document = written(reporter, Reports.full());

    assertThat(schemaComplaints(document.replace("\"severity\" : \"error\"", "\"severity\" : \"fatal\""))).isNotEmpty();
    assertThat(schemaComplaints(document.replace("\"line\" : 14", "\"line\" : 0"))).isNotEmpty();
    assertThat(schemaComplaints(document.replace("\"lock\"", "\"locks\""))).isNotEmpty();
  }

  @Test
  void a_finding_has_its_place_words_lock_and_remedy() throws Exception {
    JsonNode finding = parsed(Reports.full()).get("findings").get(0);

    assertThat(finding.get("rule").textValue()).isEqualTo("create-index-blocking");
    assertThat(finding.get("severity").textValue()).isEqualTo("warning");
    assertThat(finding.get("path").textValue()).isEqualTo("migrations/versions/4f2a_orders.py");
    assertThat(finding.get("line").intValue()).isEqualTo(14);
    assertThat(finding.get("column").intValue()).isEqualTo(5);
    assertThat(finding.get("endLine").intValue()).isEqualTo(14);
    assertThat(finding.get("endColumn").intValue()).isEqualTo(62);
    assertThat(finding.get("message").textValue()).startsWith("Building ix_orders_email blocks");
    assertThat(finding.get("lock").textValue()).isEqualTo("ShareLock");
    assertThat(finding.get("suppressed").booleanValue()).isFalse();
    assertThat(finding.get("hazards")).hasToString("[\"blocks-writes\"]");
    JsonNode phase = finding.get("remedy").get("phases").get(0);
    assertThat(phase.get("title").textValue()).isEqualTo("Build the index without stopping writes");
    assertThat(phase.get("outsideTransaction").booleanValue()).isTrue();
    assertThat(phase.get("operations")).hasToString("[\"create-index\"]");
    assertThat(finding.get("remedy").get("code").textValue()).contains("postgresql_concurrently=True");
  }

  @Test
  void what_was_not_analysed_stands_apart_from_the_findings() throws Exception {
    JsonNode document = parsed(Reports.full());

    assertThat(document.get("findings").findValuesAsText("rule")).doesNotContain("not-analysed");
    assertThat(document.get("notAnalysed").get(0).get("reason").textValue())
        .isEqualTo("op.execute(sql): the text is not visible");
    assertThat(document.get("notAnalysed").get(0).get("line").intValue()).isEqualTo(21);
  }

  @Test
  void a_suppressed_finding_is_listed_with_its_reason_and_not_counted() throws Exception {
    JsonNode document = parsed(Reports.full());

    assertThat(document.get("findings").get(2).get("suppressed").booleanValue()).isTrue();
    assertThat(document.get("findings").get(2).get("suppressionReason").textValue())
        .isEqualTo("nobody reads it since release 41");
    assertThat(document.get("summary").get("findings")).hasToString("{\"error\":1,\"warning\":1,\"note\":0}");
    assertThat(document.get("summary").get("suppressed").intValue()).isEqualTo(1);
  }

  @Test
  void the_summary_counts_the_run() throws Exception {
    JsonNode summary = parsed(Reports.full()).get("summary");

    assertThat(summary.get("files").intValue()).isEqualTo(1);
    assertThat(summary.get("operations").intValue()).isEqualTo(2);
    assertThat(summary.get("notAnalysed").intValue()).isEqualTo(1);
    assertThat(summary.get("coverage").doubleValue()).isEqualTo(66.66);
    assertThat(summary.get("elapsedMs").intValue()).isEqualTo(41);
  }

  @Test
  void a_character_that_no_encoding_knows_does_not_break_the_document() throws Exception {
    Report report = Reports.of(Reports.finding(Reports.DROP_COLUMN, "a.py", Span.START, "", "half \ud83d a pair"));

    String document = new String(written(reporter, report).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    assertThat(schemaComplaints(document)).isEmpty();
  }

  private JsonNode parsed(Report report) throws Exception {
    return JsonMapper.builder().build().readTree(written(reporter, report));
  }

  private static List<String> schemaComplaints(String document) throws Exception {
    String schema = Files.readString(Path.of("..", "docs", "report.schema.json"));
    return Schemas.complaints(schema, SpecificationVersion.DRAFT_2020_12, document);
  }
}
