package dev.migrationguard.engine;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Place;
import java.util.List;
import java.util.Optional;

/** The file of a migration, with those that it runs: to quote from and to write remedies for. */
final class Script {

  private final Guard.Read read;
  private final String path;
  private Optional<Frontend.Writer> writer = Optional.empty();

  Script(Guard.Read read) {
    this.read = read;
    this.path = read.file().name();
  }

  String language() {
    return read.frontend().language();
  }

  /** The day on which it was written, where its text tells. */
  Optional<String> writtenOn() {
    return read.frontend().writtenOn(read.lines(path));
  }

  /** The first line of a place; empty for one that the file does not have. */
  String line(Place place) {
    List<String> lines = read.lines(place.path());
    int line = place.span().line();
    return line <= lines.size() ? lines.get(line - 1) : "";
  }

  /** The stages of a safe way in its language, for its tool, which runs the other files as well; empty for no words. */
  String code(List<Phase> phases, String database) {
    if (writer.isEmpty()) {
      writer = Optional.of(read.frontend().writer(path, read.lines(path)));
    }
    return writer.get().write(phases, database);
  }
}
