package dev.migrationguard.engine;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Nearest {

  private Nearest() {}

  /** The known word that needs the fewest changes; empty when none is near enough to be what was meant. */
  public static Optional<String> to(String word, Collection<String> known) {
    String best = null;
    int fewest = Math.max(2, word.length() / 3) + 1;
    for (String candidate : known) {
      int changes = isShortOf(word, candidate) ? 1 : changes(word, candidate);
      if (changes < fewest) {
        fewest = changes;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Words for the end of an error: {@code ; did you mean 'x'?}, or nothing. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  private static boolean isShortOf(String word, String candidate) {
    return word.length() >= 4 && candidate.startsWith(word);
  }

  /** The Levenshtein distance where a swap of neighbours counts as one change. */
  private static int changes(String a, String b) {
    if (a.length() > 80) {
      return Integer.MAX_VALUE;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
