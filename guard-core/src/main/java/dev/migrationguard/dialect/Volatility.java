package dev.migrationguard.dialect;

import dev.migrationguard.model.Definition;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.schema.SchemaState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which expressions give every row of one statement the same value, by {@code postgresql-functions.tsv} and the history.
 */
final class Volatility {

  private static final class Loaded {
    static final Map<String, Boolean> SAME = load();
  }

  /** A function that calls one that calls one: deeper than this nobody writes a default. */
  private static final int NESTED = 8;

  private Volatility() {}

  static Answer sameForEveryRow(SqlExpression expression, SchemaState state) {
    Answer answer = expression.known() ? Answer.YES : Answer.UNKNOWN;
    return calls(expression.functions(), answer, state, 0);
  }

  private static Answer calls(List<String> functions, Answer otherwise, SchemaState state, int depth) {
    Answer answer = otherwise;
    for (String function : functions) {
      Answer one = call(function, state, depth);
      if (one == Answer.NO) {
        return one;
      }
      answer = one == Answer.UNKNOWN ? one : answer;
    }
    return answer;
  }

  /** A function that the history creates is what it is declared to be, whatever others of its name are. */
  private static Answer call(String function, SchemaState state, int depth) {
    Collection<Definition.Function> own = state.functions(function);
    if (own.isEmpty() || depth == NESTED) {
      Boolean same = Loaded.SAME.get(function);
      return same == null ? Answer.UNKNOWN : same ? Answer.YES : Answer.NO;
    }
    Answer together = null;
    for (Definition.Function one : own) {
      Answer answer = switch (one.each()) {
        case STATEMENT -> Answer.YES;
        case ROW -> Answer.NO;
        case UNKNOWN -> Answer.UNKNOWN;
        case BODY -> calls(one.calls(), Answer.YES, state, depth + 1);
      };
      // Which of several is called, by its arguments, is not visible.
      together = together == null || together == answer ? answer : Answer.UNKNOWN;
    }
    return together;
  }

  private static Map<String, Boolean> load() {
    Map<String, Boolean> same = new HashMap<>();
    for (String[] cells : Lines.of("postgresql-functions.tsv")) {
      same.put(cells[0], !cells[1].equals("volatile"));
    }
    return same;
  }
}
