package dev.migrationguard.frontend.alembic;

import dev.migrationguard.model.Phase;
import java.util.List;

/** Writes stages of a safe way as Alembic code. */
final class AlembicWriter {

  private AlembicWriter() {}

  static String write(List<Phase> phases) {
    return "";
  }
}
