package dev.migrationguard.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema is that of the keys and rules that there are; {@code mvn verify -Dguard.update} writes it anew. */
class ConfigurationSchemaTest {

  private static final Path FILE = Path.of("..", "docs", "configuration.schema.json");

  @Test
  void theSchemaIsUpToDate() throws IOException {
    String schema = ConfigurationSchema.text();
    if (System.getProperty("guard.update") != null) {
      Files.writeString(FILE, schema);
    }
    assertThat(Files.readString(FILE))
        .as("docs/configuration.schema.json is stale: run mvn verify -Dguard.update")
        .isEqualTo(schema);
  }
}
