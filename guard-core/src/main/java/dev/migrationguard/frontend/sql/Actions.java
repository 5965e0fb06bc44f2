package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import java.util.Locale;

/** The words by which operations without a type of their own are told apart. */
final class Actions {

  private Actions() {}

  /** The words from the token at {@code from} up to the cursor, upper case with one blank between them. */
  static String words(Cursor c, int from) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < c.index(); i++) {
      Token token = c.token(i);
      if (token.kind() == Kind.WORD) {
        if (words.length() > 0) {
          words.append(' ');
        }
        words.append(token.text());
      }
    }
    return words.toString().toUpperCase(Locale.ROOT);
  }
}
