package dev.migrationguard.dialect;

import dev.migrationguard.model.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much a type holds, by {@code postgresql-types.tsv}: the arithmetic of lengths, precisions and scales. */
final class Sizes {

  private static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final int FULL_PRECISION = 6;

  private record Facts(String size, int textWidth, int digits) {}

  private static final class Loaded {
    static final Map<String, Facts> FACTS = load();
  }

  private Sizes() {}

  /** Whether the type is listed: a base type, of PostgreSQL itself or of a common extension. */
  static boolean isBaseType(String name) {
    return Loaded.FACTS.containsKey(name);
  }

  /** What a change between two sizes of the same type does. */
  static Conversion resize(DataType from, DataType to) {
    return switch (facts(to).size()) {
      case "length" -> atLeast(length(to) >= length(from));
      // A value that is shorter than its type is stored with the blanks, so that every other length is written anew.
      case "padded" ->
          length(to) == length(from)
              ? Conversion.NONE
              : Conversion.rewriting(answer(length(to) < length(from) || to.name().equals("bit")));
      case "precision" -> atLeast(precision(to) >= precision(from));
      case "decimal" -> decimal(from, to);
      default -> Conversion.NONE;
    };
  }

  private static Conversion atLeast(boolean fits) {
    return fits ? Conversion.NONE : Conversion.rewriting(Answer.YES);
  }

  private static Conversion decimal(DataType from, DataType to) {
    if (to.arguments().isEmpty() || to.arguments().equals(from.arguments())) {
      return Conversion.NONE;
    }
    if (from.arguments().isEmpty()) {
      return Conversion.rewriting(Answer.YES);
    }
    boolean wholePart = wholeDigits(to) >= wholeDigits(from);
    boolean sameScale = scale(to) == scale(from);
    if (sameScale && wholePart) {
      return Conversion.NONE;
    }
    return Conversion.rewriting(answer(!wholePart || scale(to) < scale(from)));
  }

  /**
   * What becomes of a value that is too large for a type of the same kind; measured and, for rounding, the manual's
   * chapters on numeric and date/time types.
   *
   * @param cast whether a USING clause casts it: what a plain change refuses for its length, a cast cuts off
   */
  static Misfit misfit(DataType from, DataType to, boolean cast) {
    if (from.dimensions() > 0 || to.dimensions() > 0) {
      return Misfit.UNKNOWN;
    }
    return switch (facts(to).size()) {
      case "length", "padded" -> cast ? Misfit.CUT : Misfit.REFUSED;
      case "precision" -> facts(from).size().equals("precision") ? Misfit.ROUNDED : Misfit.UNKNOWN;
      case "decimal" -> {
        boolean known = facts(from).size().equals("decimal") && !from.arguments().isEmpty() && !to.arguments().isEmpty();
        boolean whole = known && wholeDigits(to) >= wholeDigits(from);
        boolean scale = known && scale(to) >= scale(from);
        yield whole == scale ? Misfit.UNKNOWN : whole ? Misfit.ROUNDED : Misfit.REFUSED;
      }
      default -> facts(from).digits() > 0 && facts(to).digits() > 0 ? Misfit.REFUSED : Misfit.UNKNOWN;
    };
  }

  /** Whether the new type, of another name, is too small for some value of the old one. */
  static Answer narrows(DataType from, DataType to) {
    Facts old = facts(from);
    return switch (facts(to).size()) {
      case "length", "padded" -> answerText(from, old, to);
      case "precision" -> answer(facts(from).size().equals("precision") && precision(to) < precision(from));
      case "decimal" -> answerDecimal(from, old, to);
      default -> facts(to).digits() > 0 ? answerInteger(from, to) : Answer.NO;
    };
  }

  private static Answer answerText(DataType from, Facts old, DataType to) {
    int room = length(to);
    if (room == UNBOUNDED) {
      return Answer.NO;
    }
    if (old.size().equals("length") || old.size().equals("padded")) {
      boolean exactly = to.name().equals("bit");
      return answer(exactly ? room != length(from) || old.size().equals("length") : room < length(from));
    }
    return answer(old.textWidth() > room);
  }

  private static Answer answerDecimal(DataType from, Facts old, DataType to) {
    if (to.arguments().isEmpty()) {
      return Answer.NO;
    }
    return answer(old.digits() == 0 || wholeDigits(to) < old.digits());
  }

  private static Answer answerInteger(DataType from, DataType to) {
    boolean fits = !from.arguments().isEmpty() && scale(from) <= 0 && wholeDigits(from) < facts(to).digits();
    return answer(!fits);
  }

  private static Answer answer(boolean yes) {
    return yes ? Answer.YES : Answer.NO;
  }

  private static int length(DataType type) {
    if (!type.arguments().isEmpty()) {
      return type.arguments().get(0);
    }
    // `char` and `bit` mean one character, one bit.
    return facts(type).size().equals("padded") ? 1 : UNBOUNDED;
  }

  private static int precision(DataType type) {
    return type.arguments().isEmpty() ? FULL_PRECISION : Math.min(type.arguments().get(0), FULL_PRECISION);
  }

  private static int scale(DataType type) {
    return type.arguments().size() > 1 ? type.arguments().get(1) : 0;
  }

  private static int wholeDigits(DataType type) {
    return type.arguments().get(0) - scale(type);
  }

  private static Facts facts(DataType type) {
    return Loaded.FACTS.getOrDefault(type.name(), new Facts("-", UNBOUNDED, 0));
  }

  private static Map<String, Facts> load() {
    Map<String, Facts> facts = new HashMap<>();
    List<String[]> lines = Lines.of("postgresql-types.tsv");
    for (String[] cells : lines) {
      facts.put(cells[0], new Facts(cells[1], number(cells[2], UNBOUNDED), number(cells[3], 0)));
    }
    return facts;
  }

  private static int number(String cell, int none) {
    return cell.equals("-") ? none : Integer.parseInt(cell);
  }
}
