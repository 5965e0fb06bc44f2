package dev.migrationguard.cli;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.sql.SqlFrontend;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads the front end for SQL with the first script: a run over Alembic's pays nothing for it. */
final class SqlOnDemand implements Frontend {

  private Optional<SqlFrontend> frontend = Optional.empty();

  @Override
  public String language() {
    return "sql";
  }

  @Override
  public boolean accepts(SourceFile file) {
    String name = file.name();
    return name.regionMatches(true, name.length() - 4, ".sql", 0, 4);
  }

  @Override
  public Reading read(SourceFile file, Set<Direction> directions) {
    return frontend().read(file, directions);
  }

  @Override
  public Reading read(SourceFile file, Set<Direction> directions, String database) {
    return frontend().read(file, directions, database);
  }

  /** One for all files, since it remembers what their project says. */
  private synchronized SqlFrontend frontend() {
    if (frontend.isEmpty()) {
      frontend = Optional.of(new SqlFrontend());
    }
    return frontend.get();
  }

  @Override
  public String write(List<Phase> phases, String path, String database) {
    return frontend().write(phases, path, database);
  }
}
