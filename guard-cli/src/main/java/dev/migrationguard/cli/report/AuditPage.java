package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.migrationguard.audit.Audit;
import dev.migrationguard.audit.Drawing;
import dev.migrationguard.audit.Lineage;
import dev.migrationguard.engine.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A history as a whole, as one HTML page that needs nothing beside itself.
 *
 * <p>All that comes from the sources is in one block of JSON, from which the page's own script makes text, never markup.
 * The page forbids itself the network and every script and style but its own.
 */
public final class AuditPage implements Reporter {

  private final String version;
  private final String links;

  /**
   * A page.
   *
   * @param version the version of the program
   * @param links   what stands before a file's path in a link to it, ending in a slash; empty for a page that lies in
   *     the working directory
   */
  public AuditPage(String version, String links) {
    this.version = version;
    this.links = links;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    String style = resource("audit.css");
    String script = resource("audit.js");
    String policy =
        "default-src 'none'; style-src 'sha256-" + hash(style) + "'; script-src 'sha256-" + hash(script)
            + "'; base-uri 'none'; form-action 'none'";
    String page = resource("audit.html");
    int from = 0;
    for (int open = page.indexOf("{{"); open >= 0; open = page.indexOf("{{", from)) {
      int close = page.indexOf("}}", open);
      out.append(page, from, open);
      switch (page.substring(open + 2, close)) {
        case "policy" -> out.append(policy);
        case "style" -> out.append(style);
        case "script" -> out.append(script);
        default -> out.append(data(Audit.of(report)));
      }
      from = close + 2;
    }
    out.append(page, from, page.length());
  }

  /** JSON in which nothing can end the element that it stands in: a {@code <} stands only inside its strings. */
  private String data(Audit audit) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("program", version);
      json.writeStringField("links", links);
      AuditJson.write(audit, json);
      json.writeArrayFieldStart("drawings");
      for (Lineage history : audit.histories()) {
        drawing(history.drawing(), json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  private static void drawing(Drawing drawing, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("lanes", drawing.lanes());
    json.writeArrayFieldStart("rows");
    for (Drawing.Row row : drawing.rows()) {
      json.writeStartObject();
      json.writeNumberField("lane", row.lane());
      AuditJson.numbers("revisions", row.revisions(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lines");
    for (Drawing.Line line : drawing.lines()) {
      json.writeArray(new int[] {line.from(), line.to(), line.lane()}, 0, 3);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = AuditPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build has left out " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
