package dev.migrationguard.dialect;

import dev.migrationguard.model.DataType;
import dev.migrationguard.model.DataType.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much a type of MySQL holds, by {@code mysql-types.tsv}. */
final class MySqlTypes {

  /** A character of utf8mb4 takes up to four bytes. */
  private static final int WIDEST_CHARACTER = 4;

  /**
   * A line of the table.
   *
   * @param family what kind of values it holds
   * @param size   bits of a whole number, bytes of a text, digits of a fraction; 0 where the length says it
   * @param width  the most characters that a value takes as text; 0 where the length says it, or for any number
   */
  private record Facts(String family, long size, int width) {}

  private static final class Loaded {
    static final Map<String, Facts> FACTS = load();
  }

  private MySqlTypes() {}

  /** Whether it is one of the types whose values lie outside of the row. */
  static boolean isLarge(DataType type) {
    String family = facts(type).family();
    boolean text = (family.equals("text") || family.equals("bytes")) && facts(type).size() > 0;
    return text || family.equals("json") || family.equals("shape");
  }

  /** Whether the new type cannot hold every value of the old one. */
  static Answer narrows(DataType from, DataType to) {
    if (!from.known() || !to.known() || from.dimensions() + to.dimensions() > 0) {
      return Answer.UNKNOWN;
    }
    if (from.equals(to)) {
      return Answer.NO;
    }
    if (isList(from) || isList(to)) {
      return lists(from, to);
    }
    Facts old = facts(from);
    Facts next = facts(to);
    if (old.family().isEmpty() || next.family().isEmpty()) {
      return from.name().equals(to.name()) ? Answer.NO : Answer.UNKNOWN;
    }
    return switch (next.family()) {
      case "whole" -> answer(!fitsWhole(from, old, to, next));
      case "text", "bytes" -> text(from, old, to, next);
      case "decimal" -> decimal(from, old, to);
      case "float" -> floating(old, next);
      case "moment" -> moment(from, old, to);
      case "json" -> old.family().equals("json") ? Answer.NO : Answer.YES;
      default -> old.family().equals(next.family()) && old.size() <= next.size() ? Answer.NO : Answer.YES;
    };
  }

  private static boolean fitsWhole(DataType from, Facts old, DataType to, Facts next) {
    if (!old.family().equals("whole")) {
      return false;
    }
    boolean signed = !isUnsigned(from);
    if (isUnsigned(to)) {
      return !signed && next.size() >= old.size();
    }
    return signed ? next.size() >= old.size() : next.size() > old.size();
  }

  private static boolean isUnsigned(DataType type) {
    return type.name().endsWith(" unsigned");
  }

  private static Answer text(DataType from, Facts old, DataType to, Facts next) {
    boolean same = old.family().equals("text") || old.family().equals("bytes");
    long room = next.size() > 0 ? next.size() : length(to);
    if (!same) {
      int width = old.family().equals("decimal") ? digits(from) + 2 : old.width();
      return width == 0 ? next.size() > 65_535 ? Answer.NO : Answer.UNKNOWN : answer(width > room);
    }
    if (old.size() > 0) {
      return answer(next.size() > 0 ? next.size() < old.size() : true);
    }
    long longest = length(from);
    if (next.size() == 0) {
      return answer(longest > room);
    }
    if (longest > room) {
      return Answer.YES;
    }
    boolean characters = old.family().equals("text");
    return characters && longest * WIDEST_CHARACTER > room && room < 65_535 ? Answer.UNKNOWN : Answer.NO;
  }

  private static Answer decimal(DataType from, Facts old, DataType to) {
    int whole = digits(to) - scale(to);
    if (old.family().equals("decimal")) {
      boolean fits = whole >= digits(from) - scale(from) && scale(to) >= scale(from);
      return answer(!fits || isUnsigned(to) && !isUnsigned(from));
    }
    return old.family().equals("whole") ? answer(whole < old.width() - 1) : Answer.YES;
  }

  private static Answer floating(Facts old, Facts next) {
    return switch (old.family()) {
      case "float" -> answer(old.size() > next.size());
      case "whole" -> answer(old.size() > next.size());
      case "decimal" -> Answer.UNKNOWN;
      default -> Answer.YES;
    };
  }

  /** A timestamp ends in 2038; what has no time loses none. */
  private static Answer moment(DataType from, Facts old, DataType to) {
    if (!old.family().equals("moment")) {
      return Answer.YES;
    }
    String a = from.name();
    String b = to.name();
    int fraction = from.arguments().isEmpty() ? 0 : from.arguments().get(0);
    int kept = to.arguments().isEmpty() ? 0 : to.arguments().get(0);
    boolean carries = !a.equals("date") && !a.equals("year");
    boolean loses = b.equals("date") && carries || b.equals("time") && !a.equals("time")
        || a.equals("time") && !b.equals("time") || b.equals("year")
        || b.equals("timestamp") && !a.equals("timestamp");
    return answer(!a.equals(b) && loses || carries && kept < fraction);
  }

  private static boolean isList(DataType type) {
    return type.kind() == Kind.ENUM || type.name().equals("set");
  }

  private static Answer lists(DataType from, DataType to) {
    if (isList(to)) {
      if (!isList(from)) {
        return Answer.YES;
      }
      if (from.labels().isEmpty() || to.labels().isEmpty()) {
        return Answer.UNKNOWN;
      }
      return answer(!holdsAll(to.labels(), from.labels()));
    }
    Facts next = facts(to);
    if (!next.family().equals("text")) {
      return Answer.YES;
    }
    if (next.size() > 0) {
      return Answer.NO;
    }
    if (from.kind() != Kind.ENUM || from.labels().isEmpty()) {
      return Answer.UNKNOWN;
    }
    for (String label : from.labels()) {
      if (label.codePointCount(0, label.length()) > length(to)) {
        return Answer.YES;
      }
    }
    return Answer.NO;
  }

  /** Labels differ by more than their case. */
  private static boolean holdsAll(List<String> labels, List<String> wanted) {
    for (String label : wanted) {
      boolean found = false;
      for (String candidate : labels) {
        found |= candidate.equalsIgnoreCase(label);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  /** The length in characters, or bytes; a char without one holds one. */
  private static long length(DataType type) {
    return type.arguments().isEmpty() ? 1 : type.arguments().get(0);
  }

  private static int digits(DataType type) {
    return type.arguments().isEmpty() ? 10 : type.arguments().get(0);
  }

  private static int scale(DataType type) {
    return type.arguments().size() > 1 ? type.arguments().get(1) : 0;
  }

  private static Answer answer(boolean yes) {
    return yes ? Answer.YES : Answer.NO;
  }

  private static Facts facts(DataType type) {
    String name = isUnsigned(type) ? type.name().substring(0, type.name().length() - 9) : type.name();
    return Loaded.FACTS.getOrDefault(name, new Facts("", 0, 0));
  }

  private static Map<String, Facts> load() {
    Map<String, Facts> facts = new HashMap<>();
    for (String[] cells : Lines.of("mysql-types.tsv")) {
      facts.put(cells[0], new Facts(cells[1], Long.parseLong(cells[2]), Integer.parseInt(cells[3])));
    }
    return facts;
  }
}
