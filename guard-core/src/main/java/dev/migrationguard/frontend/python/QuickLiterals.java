package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.python.Tokens.Kind;

/** Reads the numbers and strings that {@link QuickParser} knows: no bytes, no f-strings, the escapes people write. */
final class QuickLiterals {

  /** What surely fits a {@code long}, so that the digits are the value. */
  private static final int MAX_DIGITS = 18;

  private final QuickCursor cursor;
  private final String text;

  QuickLiterals(QuickCursor cursor) {
    this.cursor = cursor;
    this.text = cursor.text();
  }

  /** An integer in decimal, or two with a point between them. */
  Expr number() {
    int from = cursor.start();
    int end = digits();
    boolean zero = text.charAt(from) == '0';
    if (end < text.length() && text.charAt(end) == '.') {
      cursor.expect('.');
      if (cursor.kind() != Kind.WORD || cursor.start() != end + 1) {
        throw QuickCursor.giveUp();
      }
      end = digits();
      if (end < text.length() && text.charAt(end) == '.') {
        throw QuickCursor.giveUp();
      }
    } else if (zero && end - from > 1) {
      throw QuickCursor.giveUp();
    }
    return new Expr.Number(text.substring(from, end), cursor.spanFrom(from));
  }

  /** Steps over a token of digits alone; answers where it ends. */
  private int digits() {
    int end = cursor.end();
    for (int at = cursor.start(); at < end; at++) {
      char c = text.charAt(at);
      if (c < '0' || c > '9' || at - cursor.start() >= MAX_DIGITS) {
        throw QuickCursor.giveUp();
      }
    }
    cursor.advance();
    return end;
  }

  /** String literals one after the other, which are one. */
  Expr text() {
    int from = cursor.start();
    String value = literal();
    if (cursor.kind() == Kind.STRING) {
      StringBuilder all = new StringBuilder(value);
      while (cursor.kind() == Kind.STRING) {
        all.append(literal());
      }
      value = all.toString();
    }
    return new Expr.Text(value, cursor.spanFrom(from));
  }

  private String literal() {
    int start = cursor.start();
    boolean raw = false;
    char quote = text.charAt(start);
    if (quote != '"' && quote != '\'') {
      raw = quote == 'r' || quote == 'R';
      if (!raw && quote != 'u' && quote != 'U') {
        throw QuickCursor.giveUp();
      }
      start++;
      quote = text.charAt(start);
      if (quote != '"' && quote != '\'') {
        throw QuickCursor.giveUp();
      }
    }
    int quotes = text.startsWith(quote == '"' ? "\"\"\"" : "'''", start) ? 3 : 1;
    int from = start + quotes;
    int to = cursor.end() - quotes;
    if (to < from || !closes(to, cursor.end(), quote)) {
      throw QuickCursor.giveUp();
    }
    String value = value(from, to, raw, quotes == 1);
    cursor.advance();
    return value;
  }

  /** An unterminated literal ends anywhere. */
  private boolean closes(int from, int to, char quote) {
    for (int at = from; at < to; at++) {
      if (text.charAt(at) != quote) {
        return false;
      }
    }
    return true;
  }

  private String value(int from, int to, boolean raw, boolean oneLine) {
    int escape = text.indexOf('\\', from);
    if (escape < 0 || escape >= to) {
      if (oneLine) {
        refuseLineEnd(from, to);
      }
      return text.substring(from, to);
    }
    StringBuilder value = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      char c = text.charAt(at++);
      if (c == '\\') {
        if (at >= to) {
          // What looked like the closing quote is escaped.
          throw QuickCursor.giveUp();
        }
        char escaped = text.charAt(at++);
        if (raw) {
          value.append(c).append(escaped);
        } else {
          escape(escaped, value);
        }
      } else if (c == '\n' && oneLine) {
        throw QuickCursor.giveUp();
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  private void refuseLineEnd(int from, int to) {
    int end = text.indexOf('\n', from);
    if (end >= 0 && end < to) {
      throw QuickCursor.giveUp();
    }
  }

  private static void escape(char escaped, StringBuilder into) {
    switch (escaped) {
      case '\n' -> { }
      case '\\', '\'', '"' -> into.append(escaped);
      case 'n' -> into.append('\n');
      case 't' -> into.append('\t');
      case 'r' -> into.append('\r');
      default -> throw QuickCursor.giveUp();
    }
  }
}
