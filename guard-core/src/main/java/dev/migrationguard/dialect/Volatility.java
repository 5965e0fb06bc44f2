package dev.migrationguard.dialect;

import dev.migrationguard.model.SqlExpression;
import java.util.HashMap;
import java.util.Map;

/** Which expressions give every row of one statement the same value, by {@code postgresql-functions.tsv}. */
final class Volatility {

  private static final class Loaded {
    static final Map<String, Boolean> SAME = load();
  }

  private Volatility() {}

  static Answer sameForEveryRow(SqlExpression expression) {
    Answer answer = expression.known() ? Answer.YES : Answer.UNKNOWN;
    for (String function : expression.functions()) {
      Boolean same = Loaded.SAME.get(function);
      if (same == null) {
        answer = Answer.UNKNOWN;
      } else if (!same) {
        return Answer.NO;
      }
    }
    return answer;
  }

  private static Map<String, Boolean> load() {
    Map<String, Boolean> same = new HashMap<>();
    for (String[] cells : Lines.of("postgresql-functions.tsv")) {
      same.put(cells[0], !cells[1].equals("volatile"));
    }
    return same;
  }
}
