package dev.migrationguard.cli;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.java.JavaFrontend;
import dev.migrationguard.frontend.sql.SqlFrontend;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads the front end of a language with its first file: a run over Alembic's scripts pays nothing for it. */
final class OnDemand implements Frontend {

  private final String language;
  private final String ending;
  private Optional<Frontend> frontend = Optional.empty();

  private OnDemand(String language) {
    this.language = language;
    this.ending = "." + language;
  }

  static OnDemand sql() {
    return new OnDemand("sql");
  }

  static OnDemand java() {
    return new OnDemand("java");
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public boolean accepts(SourceFile file) {
    String name = file.name();
    return name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
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
  private synchronized Frontend frontend() {
    if (frontend.isEmpty()) {
      frontend = Optional.of(language.equals("java") ? new JavaFrontend() : new SqlFrontend());
    }
    return frontend.get();
  }

  @Override
  public String write(List<Phase> phases, String path, String database) {
    return frontend().write(phases, path, database);
  }

  @Override
  public Writer writer(String path, List<String> lines) {
    return frontend().writer(path, lines);
  }
}
