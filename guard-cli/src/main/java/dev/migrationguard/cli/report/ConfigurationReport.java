package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migrationguard.cli.config.Explanation;
import dev.migrationguard.cli.config.Explanation.Group;
import dev.migrationguard.cli.config.Explanation.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Every setting of a run with who says so, for people and for programs. */
public final class ConfigurationReport {

  private static final int FILES = 3;

  private ConfigurationReport() {}

  /** For people: a setting on each line, its key, its value, who says so. */
  public static void console(Explanation explanation, Style style, Writer out) throws IOException {
    out.append(style.strong("Configuration: "));
    out.append(explanation.file().map(Printable::line).orElse("none")).append("\n\n");
    int widest = widest(explanation);
    rows(explanation.rows(), widest, style, out);
    int all = explanation.running().size() + explanation.resting().size();
    out.append('\n').append(String.valueOf(explanation.running().size())).append(" of ").append(Counts.of(all, "rule"));
    out.append(explanation.running().size() == 1 ? " runs" : " run");
    // The shorter list says the same.
    if (explanation.resting().size() <= explanation.running().size()) {
      list(explanation.resting(), "; off: ", out);
    } else {
      list(explanation.running(), ": ", out);
    }
    for (Group group : explanation.groups()) {
      List<String> shown = group.files().subList(0, Math.min(FILES, group.files().size()));
      int more = group.files().size() - shown.size();
      out.append('\n').append(style.strong(group.files().size() == 1 ? "For " : "For these files: "));
      out.append(Printable.line(String.join(", ", shown))).append(more > 0 ? " and " + more + " more" : "");
      out.append(", by ").append(Printable.line(String.join(" and ", group.sections()))).append("\n\n");
      rows(group.rows(), widest, style, out);
    }
  }

  private static void list(List<String> ids, String lead, Writer out) throws IOException {
    StringBuilder text = new StringBuilder();
    Paragraph.wrap(ids.isEmpty() ? "" : String.join(", ", ids), "  ", 100, text);
    out.append(ids.isEmpty() ? "\n" : lead.stripTrailing() + "\n").append(ids.isEmpty() ? "" : text);
  }

  private static int widest(Explanation explanation) {
    int widest = 0;
    for (Row row : explanation.rows()) {
      widest = Math.max(widest, value(row).length());
    }
    for (Group group : explanation.groups()) {
      for (Row row : group.rows()) {
        widest = Math.max(widest, value(row).length());
      }
    }
    return Math.min(widest, 60);
  }

  private static String value(Row row) {
    return row.value().map(Printable::line).orElse(row.words());
  }

  private static void rows(List<Row> rows, int widest, Style style, Writer out) throws IOException {
    String last = "";
    for (Row row : rows) {
      String key = row.key().equals(last) ? "" : row.key();
      String value = value(row);
      out.append(key).append(" ".repeat(12 - key.length())).append(value);
      out.append(" ".repeat(Math.max(0, widest - value.length()) + 2));
      out.append(style.faint(Printable.line(row.by()))).append('\n');
      last = row.key();
    }
  }

  /** For programs. */
  public static void json(Explanation explanation, Writer out) throws IOException {
    JsonGenerator json = JsonDocument.start(out);
    if (explanation.file().isPresent()) {
      json.writeStringField("configuration", explanation.file().get());
    } else {
      json.writeNullField("configuration");
    }
    rows(explanation.rows(), json);
    json.writeObjectFieldStart("rules");
    strings("on", explanation.running(), json);
    strings("off", explanation.resting(), json);
    json.writeEndObject();
    json.writeArrayFieldStart("perPath");
    for (Group group : explanation.groups()) {
      json.writeStartObject();
      strings("files", group.files(), json);
      strings("sections", group.sections(), json);
      rows(group.rows(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonDocument.end(json);
  }

  private static void rows(List<Row> rows, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("settings");
    for (Row row : rows) {
      json.writeStartObject();
      json.writeStringField("key", row.key());
      if (row.value().isPresent()) {
        json.writeStringField("value", row.value().get());
      } else {
        json.writeNullField("value");
      }
      json.writeStringField("from", row.by());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void strings(String field, List<String> values, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
