package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.Step;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was understood of each file, step by step, for programs. */
public final class OperationsJson implements Reporter {

  @Override
  public void write(Report report, Writer out) throws IOException {
    JsonGenerator json = JsonDocument.start(out);
    json.writeArrayFieldStart("steps");
    for (JudgedStep judged : report.steps()) {
      write(judged, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (FileReport file : report.files()) {
      write(file, report.environments().getOrDefault(file.path(), Environment.NONE), json);
    }
    json.writeEndArray();
    JsonDocument.writeTargets(json, report.targets());
    JsonDocument.end(json);
  }

  private static void write(JudgedStep judged, JsonGenerator json) throws IOException {
    Step step = judged.step();
    Cost cost = judged.cost();
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
    json.writeStringField("runsIn", OperationWords.word(step.transaction().mode()));
    json.writeBooleanField("runs", judged.runs());
    json.writeBooleanField("tableIsNew", judged.fresh());
    json.writeStringField("database", step.database());
    if (step.via().isPresent()) {
      json.writeObjectFieldStart("via");
      json.writeStringField("path", step.via().get().path());
      json.writeNumberField("line", step.via().get().span().line());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** How the project runs a file; null for what it does not show. */
  private static void write(FileReport file, Environment environment, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", file.path());
    if (environment.commits().isPresent()) {
      json.writeStringField("commits", OperationWords.word(environment.commits().get().value()));
    } else {
      json.writeNullField("commits");
    }
    json.writeObjectFieldStart("session");
    Map<String, String> session = new LinkedHashMap<>();
    for (Fact<SetParameter> set : environment.session()) {
      session.put(set.value().parameter(), set.value().value());
    }
    for (Map.Entry<String, String> set : session.entrySet()) {
      json.writeStringField(set.getKey(), set.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
