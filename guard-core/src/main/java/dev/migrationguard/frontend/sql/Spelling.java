package dev.migrationguard.frontend.sql;

/** The words of one script as they are compared, each made once: the same few come again and again. */
final class Spelling {

  /** Places for words, a power of two; a word that falls on the place of another takes it. */
  private static final int PLACES = 128;

  private final String text;
  private final String[] words = new String[PLACES];

  Spelling(String text) {
    this.text = text;
  }

  /** The characters from one offset up to another with the letters of ASCII in lower case, as PostgreSQL folds them. */
  String folded(int start, int end) {
    // Length, first and last letter tell the words of one script apart well enough.
    int place = (lower(text.charAt(start)) * 31 + lower(text.charAt(end - 1)) * 7 + end - start) & PLACES - 1;
    String known = words[place];
    if (known == null || !isSpelled(known, start, end)) {
      known = made(start, end);
      words[place] = known;
    }
    return known;
  }

  private boolean isSpelled(String word, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (word.charAt(i - start) != lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private String made(int start, int end) {
    char[] folded = new char[end - start];
    for (int i = start; i < end; i++) {
      folded[i - start] = lower(text.charAt(i));
    }
    return new String(folded);
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }
}
