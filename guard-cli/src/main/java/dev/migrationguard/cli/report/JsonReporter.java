package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.engine.Report.Statistics;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Severity;
import java.io.IOException;
import java.io.Writer;

/** For programs: the stable format that {@code docs/report.schema.json} describes. */
public final class JsonReporter implements Reporter {

  @Override
  public void write(Report report, Writer out) throws IOException {
    JsonGenerator json = JsonDocument.start(out);
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      if (!Tally.isNotAnalysed(finding)) {
        write(finding, json);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notAnalysed");
    for (Finding finding : report.findings()) {
      if (Tally.isNotAnalysed(finding)) {
        json.writeStartObject();
        json.writeStringField("severity", finding.severity().word());
        JsonDocument.writeStart(json, finding.place());
        json.writeStringField("reason", finding.message());
        writeSuppression(finding, json);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (FileReport file : report.files()) {
      write(file, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("defects");
    for (Defect defect : report.defects()) {
      json.writeStartObject();
      json.writeStringField("where", defect.where());
      JsonDocument.writeStart(json, defect.place());
      json.writeStringField("message", defect.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeSummary(report, json);
    JsonDocument.end(json);
  }

  private static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("severity", finding.severity().word());
    JsonDocument.writeStart(json, finding.place());
    json.writeNumberField("endLine", finding.place().span().endLine());
    json.writeNumberField("endColumn", finding.place().span().endColumn());
    json.writeStringField("message", finding.message());
    writeRemedy(finding, json);
    json.writeArrayFieldStart("hazards");
    for (Hazard hazard : finding.rule().hazards()) {
      json.writeString(hazard.word());
    }
    json.writeEndArray();
    if (finding.cost().isPresent()) {
      json.writeStringField("lock", finding.cost().get().lock());
    } else {
      json.writeNullField("lock");
    }
    writeSuppression(finding, json);
    json.writeEndObject();
  }

  private static void writeSuppression(Finding finding, JsonGenerator json) throws IOException {
    json.writeBooleanField("suppressed", finding.suppressed().isPresent());
    if (finding.suppressed().isPresent()) {
      json.writeStringField("suppressionReason", finding.suppressed().get());
    }
  }

  private static void writeRemedy(Finding finding, JsonGenerator json) throws IOException {
    if (finding.remedy().phases().isEmpty() && finding.code().isBlank()) {
      json.writeNullField("remedy");
      return;
    }
    json.writeObjectFieldStart("remedy");
    json.writeArrayFieldStart("phases");
    for (Phase phase : finding.remedy().phases()) {
      json.writeStartObject();
      json.writeStringField("title", phase.title());
      json.writeBooleanField("outsideTransaction", phase.outsideTransaction());
      json.writeArrayFieldStart("operations");
      for (Operation operation : phase.operations()) {
        json.writeString(OperationWords.name(operation));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("code", finding.code());
    json.writeEndObject();
  }

  private static void write(FileReport file, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", file.path());
    json.writeStringField("revision", file.revision());
    json.writeNumberField("operations", file.operations());
    json.writeNumberField("notAnalysed", file.notAnalysed());
    json.writeBooleanField("readable", file.readable());
    json.writeEndObject();
  }

  private static void writeSummary(Report report, JsonGenerator json) throws IOException {
    Statistics run = report.statistics();
    Tally tally = Tally.of(report);
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", run.files());
    json.writeNumberField("history", run.history());
    json.writeNumberField("operations", run.operations());
    json.writeObjectFieldStart("findings");
    json.writeNumberField("error", tally.of(Severity.ERROR));
    json.writeNumberField("warning", tally.of(Severity.WARNING));
    json.writeNumberField("note", tally.of(Severity.NOTE));
    json.writeEndObject();
    json.writeNumberField("suppressed", tally.suppressed().size());
    json.writeNumberField("heldBack", report.heldBack());
    json.writeNumberField("notAnalysed", run.notAnalysed());
    json.writeNumberField("coverage", Math.floor(run.coverage() * 100) / 100);
    json.writeNumberField("elapsedMs", run.elapsedMillis());
    JsonDocument.writeTargets(json, report.targets());
    json.writeEndObject();
  }
}
