package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Phase;
import java.util.List;
import java.util.Set;

/** Alembic scripts. */
public final class AlembicFrontend implements Frontend {

  @Override
  public String language() {
    return "python";
  }

  @Override
  public boolean accepts(SourceFile file) {
    return file.name().endsWith(".py");
  }

  @Override
  public Reading read(SourceFile file, Set<Direction> directions) {
    return new Reading.NoMigration(file.name());
  }

  @Override
  public String write(List<Phase> phases) {
    return AlembicWriter.write(phases);
  }
}
