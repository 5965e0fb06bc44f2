package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migrationguard.audit.Audit;
import dev.migrationguard.audit.Audit.Hazard;
import dev.migrationguard.audit.Figures;
import dev.migrationguard.audit.Lineage;
import dev.migrationguard.audit.Period;
import dev.migrationguard.audit.Revision;
import dev.migrationguard.audit.Subject;
import dev.migrationguard.engine.Report;
import dev.migrationguard.rule.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A history as a whole, for programs: the format that {@code docs/audit.schema.json} describes. */
public final class AuditJson implements Reporter {

  @Override
  public void write(Report report, Writer out) throws IOException {
    JsonGenerator json = JsonDocument.start(out);
    write(Audit.of(report), json);
    JsonDocument.end(json);
  }

  /** Writes all parts into an object that is open. */
  static void write(Audit audit, JsonGenerator json) throws IOException {
    summary(audit, json);
    json.writeObjectFieldStart("timeline");
    json.writeBooleanField("dated", audit.timeline().dated());
    json.writeNumberField("undated", audit.timeline().undated());
    json.writeArrayFieldStart("periods");
    for (Period period : audit.timeline().periods()) {
      json.writeStartObject();
      json.writeStringField("name", period.name());
      json.writeNumberField("revisions", period.revisions());
      figures(period.figures(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("histories");
    for (Lineage history : audit.histories()) {
      history(history, json);
    }
    json.writeEndArray();
    subjects("rules", audit.rules(), json);
    subjects("tables", audit.tables(), json);
    json.writeArrayFieldStart("findings");
    for (Hazard hazard : audit.hazards()) {
      hazard(hazard, json);
    }
    json.writeEndArray();
  }

  private static void summary(Audit audit, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("histories", audit.histories().size());
    json.writeNumberField("revisions", audit.revisions().size());
    json.writeNumberField("revisionsWithFindings", audit.worst().size());
    figures(audit.figures(), json);
    double coverage = 100 - audit.figures().notAnalysedShare();
    json.writeNumberField("coverage", Math.floor(coverage * 100) / 100);
    json.writeEndObject();
  }

  private static void history(Lineage history, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", history.name());
    json.writeNumberField("heads", history.heads());
    json.writeNumberField("branchPoints", history.branchPoints());
    json.writeNumberField("merges", history.merges());
    json.writeArrayFieldStart("revisions");
    for (Revision revision : history.revisions()) {
      json.writeStartObject();
      json.writeNumberField("number", revision.number());
      json.writeStringField("path", revision.path());
      json.writeStringField("id", revision.id());
      if (revision.written().isPresent()) {
        json.writeStringField("written", revision.written().get());
      }
      numbers("parents", revision.parents(), json);
      strings("missing", revision.missing(), json);
      json.writeBooleanField("head", revision.head());
      json.writeBooleanField("circular", revision.circular());
      json.writeBooleanField("ambiguous", revision.ambiguous());
      figures(revision.figures(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void subjects(String name, List<Subject> subjects, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (Subject subject : subjects) {
      json.writeStartObject();
      json.writeStringField("name", subject.name());
      json.writeNumberField("revisions", subject.revisions());
      json.writeNumberField("errors", subject.figures().errors());
      json.writeNumberField("warnings", subject.figures().warnings());
      json.writeNumberField("notes", subject.figures().notes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void hazard(Hazard hazard, JsonGenerator json) throws IOException {
    Finding finding = hazard.finding();
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("severity", finding.severity().word());
    JsonDocument.writeStart(json, finding.place());
    json.writeStringField("message", finding.message());
    if (hazard.revision().isPresent()) {
      json.writeNumberField("revision", hazard.revision().get());
    }
    strings("tables", new ArrayList<>(hazard.tables()), json);
    if (finding.suppressed().isPresent()) {
      json.writeStringField("suppressionReason", finding.suppressed().get());
    }
    json.writeEndObject();
  }

  private static void figures(Figures figures, JsonGenerator json) throws IOException {
    json.writeNumberField("operations", figures.operations());
    json.writeNumberField("notAnalysed", figures.notAnalysed());
    json.writeNumberField("errors", figures.errors());
    json.writeNumberField("warnings", figures.warnings());
    json.writeNumberField("notes", figures.notes());
    json.writeNumberField("suppressed", figures.suppressed());
  }

  static void numbers(String name, List<Integer> numbers, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private static void strings(String name, List<String> strings, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }
}
