package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.migrationguard.engine.Target;
import dev.migrationguard.model.Place;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The parts that the JSON documents share. */
final class JsonDocument {

  /** The version of the format: it grows when a reader of the old one could be misled by the new one. */
  static final int VERSION = 1;

  private JsonDocument() {}

  /** Starts a document: an object with the version of the format. */
  static JsonGenerator start(Writer out) throws IOException {
    JsonFactory factory = new JsonFactoryBuilder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    JsonGenerator json = factory.createGenerator(out);
    json.setPrettyPrinter(new DefaultPrettyPrinter());
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    return json;
  }

  /** Ends a document with a line break. */
  static void end(JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  /** The databases that a run judged by, and who says so. */
  static void writeTargets(JsonGenerator json, List<Target> targets) throws IOException {
    json.writeArrayFieldStart("targets");
    for (Target target : targets) {
      json.writeStartObject();
      json.writeStringField("database", target.dialect().name());
      json.writeStringField("version", target.number());
      json.writeStringField(
          "source",
          switch (target.source()) {
            case ASKED -> "asked";
            case PROJECT -> "project";
            case ASSUMED -> "assumed";
          });
      json.writeBooleanField("versionAssumed", !target.version());
      if (target.place().isPresent()) {
        writeStart(json, target.place().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Where something begins. */
  static void writeStart(JsonGenerator json, Place place) throws IOException {
    json.writeStringField("path", place.path());
    json.writeNumberField("line", place.span().line());
    json.writeNumberField("column", place.span().column());
  }
}
