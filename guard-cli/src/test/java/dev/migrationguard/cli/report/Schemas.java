package dev.migrationguard.cli.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Holds a document against a JSON Schema. */
public final class Schemas {

  private Schemas() {}

  /** What the schema says against the document; empty when it is valid. */
  public static List<String> complaints(String schema, SpecificationVersion version, String document) {
    return SchemaRegistry.withDefaultDialect(version)
        .getSchema(schema, InputFormat.JSON)
        .validate(document, InputFormat.JSON, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
