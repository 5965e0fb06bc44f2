package dev.migrationguard.engine;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.model.Phase;
import java.util.List;
import java.util.Optional;

/** The file of a migration, to quote from and to write remedies for. */
final class Script {

  private final Frontend frontend;
  private final String path;
  private final List<String> lines;
  private Optional<Frontend.Writer> writer = Optional.empty();

  Script(Guard.Read read, Reading.Read reading) {
    this.frontend = read.frontend();
    this.path = read.file().name();
    this.lines = reading.lines();
  }

  String language() {
    return frontend.language();
  }

  /** The day on which it was written, where its text tells. */
  Optional<String> writtenOn() {
    return frontend.writtenOn(lines);
  }

  /** The line of that number, from 1; empty for one that it does not have. */
  String line(int number) {
    return number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The stages of a safe way in its language; empty where the database has no words for them. */
  String code(List<Phase> phases, String database) {
    if (writer.isEmpty()) {
      writer = Optional.of(frontend.writer(path, lines));
    }
    return writer.get().write(phases, database);
  }
}
