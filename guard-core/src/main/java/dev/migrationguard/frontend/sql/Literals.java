package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;

/** The values of string tokens, and the way back from a value's characters to where they were written. */
final class Literals {

  /**
   * A decoded string.
   *
   * @param value   its characters
   * @param offsets where each stands in the text, and one more for its end; null where they follow each other from
   *                {@code first}
   */
  record Decoded(String value, int first, int[] offsets) {

    /** The offset in the text of a character of the value. */
    int offset(int index) {
      return offsets == null ? first + index : offsets[index];
    }
  }

  private Literals() {}

  /** A name in which a run of holes is one: a placeholder leaves as many as it had characters. */
  static String oneHole(String name) {
    if (name.indexOf(ObjectName.HOLE) < 0) {
      return name;
    }
    StringBuilder one = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != ObjectName.HOLE || i == 0 || name.charAt(i - 1) != ObjectName.HOLE) {
        one.append(c);
      }
    }
    return one.toString();
  }

  /** The value of a string token. */
  static Decoded decode(String text, Token token) {
    if (token.kind() == Kind.DOLLAR_STRING) {
      int tag = text.indexOf('$', token.start() + 1) + 1 - token.start();
      int first = token.start() + tag;
      return new Decoded(text.substring(first, token.end() - tag), first, null);
    }
    char mark = text.charAt(token.end() - 1);
    int first = text.indexOf(mark, token.start()) + 1;
    int end = token.end() - 1;
    boolean backslashes = token.kind() == Kind.ESCAPE_STRING;
    boolean plain = true;
    for (int i = first; i < end && plain; i++) {
      char c = text.charAt(i);
      plain = c != mark && (c != '\\' || !backslashes);
    }
    if (plain) {
      return new Decoded(text.substring(first, end), first, null);
    }
    return unescape(text, first, end, backslashes, mark);
  }

  private static Decoded unescape(String text, int first, int end, boolean backslashes, char mark) {
    StringBuilder value = new StringBuilder(end - first);
    int[] offsets = new int[end - first + 1];
    int i = first;
    while (i < end) {
      offsets[value.length()] = i;
      char c = text.charAt(i);
      if (c == mark) {
        value.append(c);
        i += 2;
      } else if (c != '\\' || !backslashes || i + 1 >= end) {
        value.append(c);
        i++;
      } else {
        i = escape(text, i + 1, end, value);
      }
    }
    offsets[value.length()] = end;
    return new Decoded(value.toString(), first, offsets);
  }

  /** Appends one character for the escape whose letter stands at {@code i}; returns the offset behind it. */
  private static int escape(String text, int i, int end, StringBuilder value) {
    char letter = text.charAt(i);
    switch (letter) {
      case 'n':
        value.append('\n');
        return i + 1;
      case 't':
        value.append('\t');
        return i + 1;
      case 'r':
        value.append('\r');
        return i + 1;
      case 'b':
        value.append('\b');
        return i + 1;
      case 'f':
        value.append('\f');
        return i + 1;
      case 'x':
        return code(text, i + 1, Math.min(end, i + 3), 16, letter, value);
      case 'u':
        return code(text, i + 1, Math.min(end, i + 5), 16, letter, value);
      case 'U':
        return code(text, i + 1, Math.min(end, i + 9), 16, letter, value);
      default:
        return letter >= '0' && letter <= '7'
            ? code(text, i, Math.min(end, i + 3), 8, letter, value)
            : code(text, i, i, 8, letter, value) + 1;
    }
  }

  private static int code(String text, int from, int limit, int radix, char otherwise, StringBuilder value) {
    int code = 0;
    int i = from;
    while (i < limit && Character.digit(text.charAt(i), radix) >= 0) {
      code = code * radix + Character.digit(text.charAt(i), radix);
      i++;
    }
    if (i == from) {
      value.append(otherwise);
    } else {
      // One character each keeps the offsets aligned; what lies beyond the basic plane names nothing here.
      value.append(code >= 0 && code <= Character.MAX_VALUE ? (char) code : '\uFFFD');
    }
    return i;
  }

  /**
   * A {@code U&"…"} identifier with its escapes decoded.
   *
   * @param escape the character that begins them
   * @param end    offset behind what belongs to it
   */
  static Token decodeUnicode(Token token, char escape, int end) {
    String name = token.text();
    if (token.kind() != Kind.QUOTED) {
      return token;
    }
    StringBuilder value = new StringBuilder(name.length());
    int i = 0;
    while (i < name.length()) {
      char c = name.charAt(i);
      if (c != escape || i + 1 >= name.length()) {
        value.append(c);
        i++;
      } else if (name.charAt(i + 1) == escape) {
        value.append(c);
        i += 2;
      } else {
        boolean six = name.charAt(i + 1) == '+';
        int from = six ? i + 2 : i + 1;
        i = code(name, from, Math.min(name.length(), from + (six ? 6 : 4)), 16, c, value);
      }
    }
    return new Token(Kind.QUOTED, value.toString(), token.start(), end);
  }
}
