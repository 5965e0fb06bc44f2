package dev.migrationguard.dialect;

import dev.migrationguard.dialect.Cost.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each variant of an operation costs, by version, as {@code postgresql-costs.tsv} lists it. */
final class CostTable {

  /**
   * A line of the table.
   *
   * @param from      the first major version that it holds for
   * @param ifIndexed whether indexes are rebuilt exactly where the table has some
   * @param cost      the cost, without what depends on the table's indexes
   * @param measured  the ids of the measurements that it rests on, between spaces; {@code -} for none
   */
  record Line(String key, int from, boolean ifIndexed, Cost cost, String measured) {

    /** The ids of the measurements that it rests on. */
    List<String> truth() {
      return words(measured);
    }
  }

  private static final class Loaded {
    static final CostTable TABLE = new CostTable();
  }

  /** A line that is read when it is asked for: a run needs a few of hundreds. Two threads may read the same. */
  private static final class Row {

    private final String text;
    private volatile Line line;

    Row(String text) {
      this.text = text;
    }

    Line line() {
      Line read = line;
      if (read == null) {
        read = CostTable.line(Lines.cells(text));
        line = read;
      }
      return read;
    }
  }

  private final Map<String, List<Row>> rows = new HashMap<>();

  private CostTable() {
    for (String line : Lines.uncut("postgresql-costs.tsv")) {
      rows.computeIfAbsent(line.substring(0, line.indexOf('\t')), key -> new ArrayList<>(2)).add(new Row(line));
    }
  }

  static CostTable standard() {
    return Loaded.TABLE;
  }

  /** Every line, for checks of the table itself. */
  List<Line> all() {
    List<Line> all = new ArrayList<>();
    for (List<Row> variant : rows.values()) {
      for (Row row : variant) {
        all.add(row.line());
      }
    }
    return all;
  }

  /** The line of a variant, or else of its longest beginning that is listed with a {@code *}. */
  Optional<Line> find(String key, int version) {
    List<Row> found = rows.get(key);
    int end = key.length();
    while (found == null && end > 0) {
      found = rows.get(key.substring(0, end) + " *");
      end = key.lastIndexOf(' ', end - 1);
    }
    return found == null ? Optional.empty() : at(found, version);
  }

  private static Optional<Line> at(List<Row> variant, int version) {
    Line last = null;
    for (Row row : variant) {
      Line line = row.line();
      if (line.from() <= version) {
        last = line;
      }
    }
    return Optional.ofNullable(last);
  }

  private static Line line(String[] cells) {
    Cost cost =
        new Cost(
            cells[2],
            cells[3].equals("-") ? LockModes.blocks(cells[2]) : blocks(cells[3]),
            answer(cells[4]),
            answer(cells[5]),
            answer(cells[6]),
            permission(cells[7]),
            List.of());
    boolean ifIndexed = cells[5].equals("if-indexed");
    return new Line(cells[0], Integer.parseInt(cells[1]), ifIndexed, cost, cells[8]);
  }

  // Enum.valueOf looks the constants up by reflection, which costs a short run more than the loop.
  private static Blocks blocks(String word) {
    for (Blocks each : Blocks.values()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    throw new IllegalStateException(word + " blocks nobody that is known");
  }

  private static Answer answer(String word) {
    return switch (word) {
      case "yes" -> Answer.YES;
      case "no" -> Answer.NO;
      case "unknown", "if-indexed" -> Answer.UNKNOWN;
      default -> throw new IllegalStateException(word + " is no answer");
    };
  }

  private static Permission permission(String word) {
    return switch (word) {
      case "allowed" -> Permission.ALLOWED;
      case "forbidden" -> Permission.FORBIDDEN;
      case "unknown" -> Permission.UNKNOWN;
      default -> throw new IllegalStateException(word + " is no permission");
    };
  }

  private static List<String> words(String cell) {
    List<String> words = new ArrayList<>(2);
    int start = 0;
    while (start < cell.length()) {
      int end = cell.indexOf(' ', start);
      end = end < 0 ? cell.length() : end;
      if (!cell.substring(start, end).equals("-")) {
        words.add(cell.substring(start, end));
      }
      start = end + 1;
    }
    return words;
  }
}
