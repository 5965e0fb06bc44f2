package dev.migrationguard.dialect;

import dev.migrationguard.model.DataType;
import dev.migrationguard.model.DataType.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What becomes of stored values between two types, by {@code postgresql-conversions.tsv} and their sizes. */
final class Conversions {

  private static final Set<String> STRINGS = Set.of("text", "varchar", "char");

  private record Line(boolean automatic, String rewrites, String narrows, boolean rebuildsIndex) {}

  private static final class Loaded {
    static final Map<String, Line> LINES = load();
  }

  private Conversions() {}

  /** What a change from one type to another does, without a USING clause or with one that only names the cast. */
  static Conversion between(DataType from, DataType to) {
    if (!from.known() || !to.known()) {
      return Conversion.UNKNOWN;
    }
    if (from.equals(to)) {
      return Conversion.NONE;
    }
    if (from.dimensions() > 0 || to.dimensions() > 0) {
      return arrays(from, to);
    }
    if (from.name().equals(to.name())) {
      return Sizes.resize(from, to);
    }
    if (from.kind() == Kind.ENUM || to.kind() == Kind.ENUM) {
      return enums(from, to);
    }
    if (mayBeDomain(from) || mayBeDomain(to)) {
      return Conversion.UNKNOWN;
    }
    Line line = Loaded.LINES.get(from.name() + "\t" + to.name());
    return line == null ? unlisted(from, to) : listed(line, from, to);
  }

  /** A domain's values are checked when it is given to a column, if it has a CHECK, and that does not show. */
  static boolean mayBeDomain(DataType type) {
    return type.kind() == Kind.USER_DEFINED && !Sizes.isBaseType(type.name());
  }

  private static Conversion listed(Line line, DataType from, DataType to) {
    Answer narrows =
        switch (line.narrows()) {
          case "yes" -> Answer.YES;
          case "no" -> Answer.NO;
          default -> Sizes.narrows(from, to);
        };
    if (!line.automatic()) {
      return Conversion.onlyUsing(narrows);
    }
    // The length of another type says nothing to PostgreSQL about the values, so it applies the new one to each.
    boolean newLimit = !to.arguments().isEmpty() || to.name().equals("bit");
    if (line.rewrites().equals("yes") || line.rewrites().equals("no") && newLimit) {
      return Conversion.rewriting(narrows);
    }
    boolean whenUtc = line.rewrites().equals("time-zone");
    return new Conversion(
        Answer.YES, whenUtc ? Answer.UNKNOWN : Answer.NO, narrows, line.rebuildsIndex(), whenUtc);
  }

  private static Conversion unlisted(DataType from, DataType to) {
    if (STRINGS.contains(to.name())) {
      return Conversion.rewriting(Sizes.narrows(from, to));
    }
    return Conversion.onlyUsing(STRINGS.contains(from.name()) ? Answer.YES : Answer.UNKNOWN);
  }

  private static Conversion enums(DataType from, DataType to) {
    if (from.kind() == Kind.ENUM && STRINGS.contains(to.name())) {
      return Conversion.rewriting(to.arguments().isEmpty() ? Answer.NO : longestLabel(from, to));
    }
    if (from.kind() == Kind.ENUM && to.kind() == Kind.ENUM) {
      boolean known = !from.labels().isEmpty() && !to.labels().isEmpty();
      boolean all = to.labels().containsAll(from.labels());
      return Conversion.onlyUsing(!known ? Answer.UNKNOWN : all ? Answer.NO : Answer.YES);
    }
    return Conversion.onlyUsing(to.kind() == Kind.ENUM ? Answer.YES : Answer.UNKNOWN);
  }

  private static Answer longestLabel(DataType from, DataType to) {
    if (from.labels().isEmpty()) {
      return Answer.UNKNOWN;
    }
    for (String label : from.labels()) {
      if (label.codePointCount(0, label.length()) > to.arguments().get(0)) {
        return Answer.YES;
      }
    }
    return Answer.NO;
  }

  private static Conversion arrays(DataType from, DataType to) {
    if (from.dimensions() == 0 || to.dimensions() == 0) {
      boolean toString = to.dimensions() == 0 && STRINGS.contains(to.name());
      return toString
          ? Conversion.rewriting(to.arguments().isEmpty() ? Answer.NO : Answer.YES)
          : Conversion.onlyUsing(from.dimensions() > 0 ? Answer.YES : Answer.NO);
    }
    Conversion element = between(plain(from), plain(to));
    boolean sameType = from.name().equals(to.name());
    if (sameType && (to.arguments().isEmpty() || to.arguments().equals(from.arguments()))) {
      return Conversion.NONE;
    }
    // Elements are converted one by one, even where a single value would not have to be.
    return new Conversion(
        element.automatic(),
        element == Conversion.UNKNOWN ? Answer.UNKNOWN : Answer.YES,
        element.narrows(),
        false,
        false);
  }

  private static DataType plain(DataType type) {
    return new DataType(type.name(), type.arguments(), 0, type.kind(), type.labels());
  }

  private static Map<String, Line> load() {
    Map<String, Line> lines = new HashMap<>();
    for (String[] cells : Lines.of("postgresql-conversions.tsv")) {
      lines.put(
          cells[0] + "\t" + cells[1],
          new Line(cells[2].equals("automatic"), cells[3], cells[4], cells[5].equals("rebuilt")));
    }
    return lines;
  }
}
