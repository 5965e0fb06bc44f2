package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.sql.SqlFrontend;
import dev.migrationguard.model.Phase;
import java.util.List;

/** Writes stages of a safe way as the body of {@code migrate}. */
final class JavaWriter {

  private JavaWriter() {}

  static String write(List<Phase> phases, String database) {
    return new SqlFrontend().write(phases, "V1__x.sql", database);
  }
}
