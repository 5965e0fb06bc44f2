package dev.migrationguard.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What SQLite refuses at which versions, as {@code sqlite-refusals.tsv} lists it. */
final class Refusals {

  private record Line(int from, int before, String reason) {}

  private static final class Loaded {
    static final Map<String, List<Line>> LINES = load();
  }

  private Refusals() {}

  /** Why the variant of an operation is refused at a version; empty where it is not. */
  static Optional<String> find(String key, int version) {
    for (Line line : Loaded.LINES.getOrDefault(key, List.of())) {
      if (line.from() <= version && version < line.before()) {
        return Optional.of(line.reason());
      }
    }
    return Optional.empty();
  }

  private static Map<String, List<Line>> load() {
    Map<String, List<Line>> lines = new HashMap<>();
    for (String[] cells : Lines.of("sqlite-refusals.tsv")) {
      int before = cells[2].equals("-") ? Integer.MAX_VALUE : Integer.parseInt(cells[2]);
      lines.computeIfAbsent(cells[0], key -> new ArrayList<>(2))
          .add(new Line(Integer.parseInt(cells[1]), before, cells[3]));
    }
    return lines;
  }
}
