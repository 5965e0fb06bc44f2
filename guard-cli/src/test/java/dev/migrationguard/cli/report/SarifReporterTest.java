package dev.migrationguard.cli.report;

import static dev.migrationguard.cli.report.Reports.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SpecificationVersion;
import dev.migrationguard.engine.Report;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SarifReporterTest {

  private final SarifReporter reporter = new SarifReporter("0.1.0", Optional.empty(), Reports.RULES);

  @Test
  void every_report_is_valid_sarif() throws Exception {
    for (Report report : List.of(Reports.full(), Reports.withDefect(), Reports.clean(), Reports.of())) {
      assertThat(schemaComplaints(written(reporter, report))).isEmpty();
    }
  }

  @Test
  void the_official_schema_is_really_asked() throws Exception {
    assertThat(schemaComplaints(written(reporter, Reports.full()).replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
  }

  @Test
  void the_rules_carry_their_words() throws Exception {
    JsonNode driver = run(Reports.full()).get("tool").get("driver");
    JsonNode rule = driver.get("rules").get(0);

    assertThat(driver.get("name").textValue()).isEqualTo("Migration Guard");
    assertThat(driver.get("version").textValue()).isEqualTo("0.1.0");
    assertThat(rule.get("id").textValue()).isEqualTo("drop-column");
    assertThat(rule.get("name").textValue()).isEqualTo("DropColumn");
    assertThat(rule.get("shortDescription").get("text").textValue()).isEqualTo(Reports.DROP_COLUMN.title());
    assertThat(rule.get("fullDescription").get("text").textValue())
        .isEqualTo("The running version names the column in its queries. They fail from the commit on.");
    assertThat(rule.get("help").get("text").textValue()).contains("Release a version that does not know the column");
    assertThat(rule.get("help").get("markdown").textValue()).contains("# guard: ignore[drop-column] <reason>");
    assertThat(rule.get("defaultConfiguration").get("level").textValue()).isEqualTo("error");
    assertThat(rule.get("properties").get("tags"))
        .hasToString("[\"database-migration\",\"breaks-running-version\",\"loses-data\"]");
  }

  @Test
  void rules_link_to_their_pages_where_the_documentation_is_on_the_web() throws Exception {
    SarifReporter linked =
        new SarifReporter("0.1.0", Optional.of(URI.create("https://docs.example.org/guard/")), Reports.RULES);

    String document = written(linked, Reports.full());

    assertThat(schemaComplaints(document)).isEmpty();
    assertThat(document).contains("\"helpUri\" : \"https://docs.example.org/guard/rules/drop-column.md\"");
    assertThat(written(reporter, Reports.full())).doesNotContain("helpUri");
  }

  @Test
  void a_result_points_to_its_rule_and_its_exact_region() throws Exception {
    JsonNode run = run(Reports.full());
    JsonNode result = run.get("results").get(0);

    assertThat(run.get("columnKind").textValue()).isEqualTo("unicodeCodePoints");
    assertThat(result.get("ruleId").textValue()).isEqualTo("create-index-blocking");
    assertThat(run.get("tool").get("driver").get("rules").get(result.get("ruleIndex").intValue()).get("id").textValue())
        .isEqualTo("create-index-blocking");
    assertThat(result.get("level").textValue()).isEqualTo("warning");
    assertThat(result.get("locations").get(0).get("physicalLocation"))
        .hasToString(
            "{\"artifactLocation\":{\"uri\":\"migrations/versions/4f2a_orders.py\"},"
                + "\"region\":{\"startLine\":14,\"startColumn\":5,\"endLine\":14,\"endColumn\":62}}");
  }

  @Test
  void the_message_holds_the_safe_way_because_nothing_else_is_shown() throws Exception {
    assertThat(run(Reports.full()).get("results").get(0).get("message").get("text").textValue())
        .startsWith("Building ix_orders_email blocks")
        .contains("postgresql_concurrently=True");
  }

  @Test
  void a_suppressed_finding_says_so_and_why() throws Exception {
    JsonNode results = run(Reports.full()).get("results");

    assertThat(results.get(3).get("suppressions"))
        .hasToString("[{\"kind\":\"inSource\",\"justification\":\"nobody reads it since release 41\"}]");
    assertThat(results.get(0).get("suppressions")).isEmpty();
  }

  @Test
  void a_fingerprint_stays_when_lines_are_added_above() throws Exception {
    assertThat(fingerprints(Reports.moved(Reports.full(), 100))).isEqualTo(fingerprints(Reports.full()));
  }

  @Test
  void a_level_is_always_given_because_a_rule_can_be_stricter_than_its_finding() throws Exception {
    assertThat(run(Reports.full()).findValuesAsText("level"))
        .containsExactly("error", "warning", "note", "note", "warning", "error", "note", "error");
  }

  @Test
  void two_equal_statements_of_a_file_have_two_fingerprints() throws Exception {
    assertThat(fingerprints(Reports.of(Reports.indexBuild(), Reports.moved(Reports.indexBuild(), 1)))).doesNotHaveDuplicates();
  }

  @Test
  void another_file_or_another_rule_is_another_fingerprint() throws Exception {
    Finding here = Reports.finding(Reports.DROP_COLUMN, "a.py", Span.START, "x", "m");
    Finding elsewhere = Reports.finding(Reports.DROP_COLUMN, "b.py", Span.START, "x", "m");
    Finding otherRule = Reports.finding(Reports.CREATE_INDEX, "a.py", Span.START, "x", "m");

    assertThat(fingerprints(Reports.of(here, elsewhere, otherRule))).doesNotHaveDuplicates();
  }

  @Test
  void a_defect_is_a_notification_of_a_run_that_did_not_succeed() throws Exception {
    JsonNode invocation = run(Reports.withDefect()).get("invocations").get(0);

    assertThat(invocation.get("executionSuccessful").booleanValue()).isFalse();
    JsonNode notification = invocation.get("toolExecutionNotifications").get(0);
    assertThat(notification.get("message").get("text").textValue())
        .isEqualTo("Defect in drop-column: index 3 out of bounds");
    assertThat(notification.get("associatedRule").get("id").textValue()).isEqualTo("drop-column");
  }

  @Test
  void a_run_without_findings_has_an_empty_list_of_results() throws Exception {
    JsonNode run = run(Reports.clean());

    assertThat(run.get("results").isArray()).isTrue();
    assertThat(run.get("results")).isEmpty();
    assertThat(run.get("invocations").get(0).get("executionSuccessful").booleanValue()).isTrue();
  }

  @Test
  void nothing_is_said_that_says_nothing() throws Exception {
    assertThat(written(reporter, Reports.full())).doesNotContain("-1");
  }

  @Test
  void names_of_files_become_uris() {
    assertThat(FileUri.of("versions/ä b%#:[1].py")).isEqualTo("versions/%C3%A4%20b%25%23%3A%5B1%5D.py");
    assertThat(FileUri.of("/srv/app/x.py")).isEqualTo("file:///srv/app/x.py");
    assertThat(FileUri.of("C:/app/x.py")).isEqualTo("file:///C:/app/x.py");
    assertThat(FileUri.of("../x.py")).isEqualTo("../x.py");
  }

  private List<String> fingerprints(Report report) throws Exception {
    return run(report).get("results").findValuesAsText("migrationGuard/v1");
  }

  private JsonNode run(Report report) throws Exception {
    return JsonMapper.builder().build().readTree(written(reporter, report)).get("runs").get(0);
  }

  private static List<String> schemaComplaints(String document) throws Exception {
    try (InputStream schema = SarifReporterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return Schemas.complaints(
          new String(schema.readAllBytes(), StandardCharsets.UTF_8), SpecificationVersion.DRAFT_7, document);
    }
  }
}
