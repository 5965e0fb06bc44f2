package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Step;
import java.io.IOException;
import java.io.Writer;

/** What was understood of each file, step by step, for programs. */
public final class OperationsJson implements Reporter {

  @Override
  public void write(Report report, Writer out) throws IOException {
    JsonGenerator json = JsonDocument.start(out);
    json.writeArrayFieldStart("steps");
    for (JudgedStep judged : report.steps()) {
      write(judged.step(), judged.cost(), json);
    }
    json.writeEndArray();
    JsonDocument.end(json);
  }

  private static void write(Step step, Cost cost, JsonGenerator json) throws IOException {
    json.writeStartObject();
    JsonDocument.writeStart(json, step.place());
    json.writeStringField("operation", OperationWords.name(step.operation()));
    json.writeStringField("target", OperationWords.target(step.operation()));
    json.writeStringField("lock", cost.lock());
    json.writeStringField("rewritesTable", OperationWords.word(cost.rewrites()));
    json.writeStringField("scansTable", OperationWords.word(cost.scans()));
    json.writeStringField("transaction", OperationWords.word(cost.transaction()));
    json.writeArrayFieldStart("guards");
    for (String guard : OperationWords.guards(step.guards())) {
      json.writeString(guard);
    }
    json.writeEndArray();
    if (step.operation() instanceof Opaque opaque) {
      json.writeStringField("notAnalysed", opaque.reason());
    } else {
      json.writeNullField("notAnalysed");
    }
    if (step.via().isPresent()) {
      json.writeObjectFieldStart("via");
      json.writeStringField("path", step.via().get().path());
      json.writeNumberField("line", step.via().get().span().line());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
