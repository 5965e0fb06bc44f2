package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Limit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Takes an expression apart at its ANDs, as PostgreSQL does when it proves one condition by another: which columns it
 * proves not null, and between which constants it holds them.
 */
final class Conjuncts {

  private final Cursor c;
  private final int from;
  private final int[] partner;
  private final Set<String> proven;
  private final List<Limit> limits;
  private boolean all = true;

  private Conjuncts(Cursor c, int from, int to, Set<String> proven, List<Limit> limits) {
    this.c = c;
    this.from = from;
    this.partner = partners(c, from, to);
    this.proven = proven;
    this.limits = limits;
  }

  /**
   * Adds what the expression from one token up to, not with, another proves.
   *
   * @return whether that is all it says
   */
  static boolean find(Cursor c, int from, int to, Set<String> proven, List<Limit> limits) {
    for (int i = from; i < to; i++) {
      if (compares(c.token(i))) {
        Conjuncts conjuncts = new Conjuncts(c, from, to, proven, limits);
        conjuncts.run(to);
        return conjuncts.all;
      }
    }
    return false;
  }

  private static boolean compares(Token token) {
    return switch (token.kind()) {
      case WORD ->
          token.is("null") || token.is("notnull") || token.is("in") || token.is("between");
      case SYMBOL -> token.isSymbol("<") || token.isSymbol(">") || token.isSymbol("=") || token.isSymbol("<=")
          || token.isSymbol(">=");
      default -> false;
    };
  }

  /** For each opening parenthesis the index of the closing one, or -1. */
  private static int[] partners(Cursor c, int from, int to) {
    int[] partner = new int[to - from];
    Arrays.fill(partner, -1);
    int[] open = new int[to - from];
    int depth = 0;
    for (int i = from; i < to; i++) {
      if (c.token(i).isSymbol("(")) {
        open[depth++] = i;
      } else if (c.token(i).isSymbol(")") && depth > 0) {
        partner[open[--depth] - from] = i;
      }
    }
    return partner;
  }

  private void run(int to) {
    Deque<int[]> pending = new ArrayDeque<>();
    pending.add(new int[] {from, to});
    while (!pending.isEmpty()) {
      int[] range = pending.poll();
      if (hasOr(range[0], range[1])) {
        all = false;
      } else {
        split(range[0], range[1], pending);
      }
    }
  }

  private int step(int i) {
    int close = partner[i - from];
    return close < 0 ? i + 1 : close + 1;
  }

  private boolean hasOr(int start, int end) {
    for (int i = start; i < end; i = step(i)) {
      if (c.token(i).is("or") || c.token(i).is("case")) {
        return true;
      }
    }
    return false;
  }

  private void split(int start, int end, Deque<int[]> pending) {
    int first = start;
    boolean between = false;
    for (int i = start; i < end; i = step(i)) {
      if (c.token(i).is("between")) {
        between = true;
      } else if (c.token(i).is("and")) {
        if (!between) {
          conjunct(first, i, pending);
          first = i + 1;
        }
        between = false;
      }
    }
    conjunct(first, end, pending);
  }

  private void conjunct(int start, int end, Deque<int[]> pending) {
    if (start < end && partner[start - from] == end - 1) {
      pending.add(new int[] {start + 1, end - 1});
      return;
    }
    int tail = isNotNull(end) ? 3 : c.token(end - 1).is("notnull") ? 1 : 0;
    if (tail > 0) {
      column(start, end - tail);
      return;
    }
    boolean negated = start < end && c.token(start).is("not");
    List<Limit> own = negated ? List.of() : Limits.of(c, start, end);
    all &= !own.isEmpty();
    limits.addAll(own);
  }

  private boolean isNotNull(int end) {
    return end - from >= 4 && c.token(end - 3).is("is") && c.token(end - 2).is("not") && c.token(end - 1).is("null");
  }

  private void column(int start, int end) {
    int first = start;
    int last = end - 1;
    while (first < last && partner[first - from] == last) {
      first++;
      last--;
    }
    boolean name = first <= last && c.token(last).isName();
    for (int i = last; name && i > first; i -= 2) {
      name = i - 2 >= first && c.token(i - 1).isSymbol(".") && c.token(i - 2).isName();
    }
    if (name) {
      proven.add(c.token(last).text());
    } else {
      all = false;
    }
  }
}
