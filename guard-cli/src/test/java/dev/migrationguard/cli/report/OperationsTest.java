package dev.migrationguard.cli.report;

import static dev.migrationguard.cli.report.Reports.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class OperationsTest {

  @Test
  void each_step_has_the_words_of_the_database() throws Exception {
    JsonNode step = steps().get(0);

    assertThat(step)
        .hasToString(
            "{\"path\":\"migrations/versions/4f2a_orders.py\",\"line\":14,\"column\":5,\"operation\":\"create-index\","
                + "\"target\":\"orders\",\"lock\":\"ShareLock\",\"rewritesTable\":\"no\",\"scansTable\":\"yes\","
                + "\"transaction\":\"allowed\",\"guards\":[],\"notAnalysed\":null,"
                + "\"runsIn\":\"transaction\",\"runs\":true,\"tableIsNew\":false,\"database\":\"\"}");
  }

  @Test
  void guards_are_told() throws Exception {
    assertThat(steps().get(1).get("guards")).hasToString("[\"conditional\",\"dialect:postgresql\"]");
  }

  @Test
  void what_is_not_understood_is_unknown_in_every_respect() throws Exception {
    JsonNode step = steps().get(2);

    assertThat(step.get("operation").textValue()).isEqualTo("opaque");
    assertThat(step.get("notAnalysed").textValue()).isEqualTo("the text is not visible");
    assertThat(step.get("lock").textValue()).isEqualTo("unknown");
    assertThat(step.get("rewritesTable").textValue()).isEqualTo("unknown");
    assertThat(step.get("transaction").textValue()).isEqualTo("unknown");
  }

  @Test
  void people_read_one_step_a_line() {
    assertThat(written(new OperationsConsole(Style.PLAIN), Reports.full()))
        .isEqualTo(
            """
            migrations/versions/4f2a_orders.py
             in a transaction
            14:5     create-index         ix_orders_email on orders        ShareLock, scans the table  <- create-index-blocking
            15:5     drop-column          orders.state                     AccessExclusiveLock, only if a condition holds, only on postgresql  <- drop-column
            21:5     not analysed: op.execute(sql): the text is not visible
            """);
  }

  private static JsonNode steps() throws Exception {
    return JsonMapper.builder().build().readTree(written(new OperationsJson(), Reports.full())).get("steps");
  }
}
