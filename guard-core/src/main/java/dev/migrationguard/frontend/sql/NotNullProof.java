package dev.migrationguard.frontend.sql;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;

/** Finds the columns that an expression proves not null, as PostgreSQL does: its conjuncts {@code c IS NOT NULL}. */
final class NotNullProof {

  private final Cursor c;
  private final int from;
  private final int[] partner;
  private final Set<String> proven;

  private NotNullProof(Cursor c, int from, int to, Set<String> proven) {
    this.c = c;
    this.from = from;
    this.partner = partners(c, from, to);
    this.proven = proven;
  }

  /** Adds the columns that the expression from one token up to, not with, another proves not null. */
  static void find(Cursor c, int from, int to, Set<String> proven) {
    for (int i = from; i < to; i++) {
      if (c.token(i).is("null") || c.token(i).is("notnull")) {
        new NotNullProof(c, from, to, proven).run(to);
        return;
      }
    }
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
      if (!hasOr(range[0], range[1])) {
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
    }
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
    }
  }
}
