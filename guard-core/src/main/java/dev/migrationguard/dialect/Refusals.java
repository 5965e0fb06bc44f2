package dev.migrationguard.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a database refuses at which versions, as its table lists it. */
final class Refusals {

  private record Line(int from, int before, String reason) {}

  private static final class OfSqlite {
    static final Refusals TABLE = new Refusals("sqlite-refusals.tsv");
  }

  private static final class OfPostgreSql {
    static final Refusals TABLE = new Refusals("postgresql-refusals.tsv");
  }

  private final Map<String, List<Line>> lines = new HashMap<>();

  private Refusals(String resource) {
    for (String[] cells : Lines.of(resource)) {
      int before = cells[2].equals("-") ? Integer.MAX_VALUE : Integer.parseInt(cells[2]);
      lines.computeIfAbsent(cells[0], key -> new ArrayList<>(2))
          .add(new Line(Integer.parseInt(cells[1]), before, cells[3]));
    }
  }

  static Refusals sqlite() {
    return OfSqlite.TABLE;
  }

  static Refusals postgresql() {
    return OfPostgreSql.TABLE;
  }

  /** Why the variant of an operation is refused at a version; empty where it is not. */
  Optional<String> find(String key, int version) {
    return find(key, version, version);
  }

  /** Why the variant of an operation is refused at every version from the first to the last; empty where it is not. */
  Optional<String> find(String key, int first, int last) {
    for (Line line : lines.getOrDefault(key, List.of())) {
      if (line.from() <= first && last < line.before()) {
        return Optional.of(line.reason());
      }
    }
    return Optional.empty();
  }
}
