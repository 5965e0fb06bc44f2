package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Comment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks over the tokens of a source, told apart as far as comments, limits and rewrites need it. */
final class Tokens {

  /** What a token is. */
  enum Kind {
    /** A name, a keyword or a number. */
    WORD,
    STRING,
    /** An operator, a delimiter or a bracket, as long as Python reads it; or a character that Python does not know. */
    SYMBOL,
    /** The end of a logical line. */
    NEWLINE,
    END
  }

  /** CPython's limit of open brackets. */
  private static final int MAX_BRACKETS = 200;

  /** CPython's limit of the digits of a decimal number, whose conversion takes time that grows with their square. */
  private static final int MAX_DIGITS = 4_300;

  private final Source source;
  private final String text;
  private final Marks marks = new Marks();

  private int start;
  private int end;
  private int brackets;
  private int count;
  private int tooDeep = -1;
  private int tooLong = -1;
  private boolean oddContinuation;

  Tokens(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** Where the token begins. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  /** The character that the token begins with. */
  char symbol() {
    return text.charAt(start);
  }

  /** Whether the token is this word. */
  boolean is(String word) {
    return end - start == word.length() && text.startsWith(word, start);
  }

  /** How many brackets are open behind the token. */
  int brackets() {
    return brackets;
  }

  /** The first bracket that CPython finds too deeply nested; -1 for none. */
  int tooDeep() {
    return tooDeep;
  }

  /** How many tokens the walk has met. */
  int count() {
    return count;
  }

  /** Whether a backslash stood elsewhere than at the end of a line that goes on in the next. */
  boolean oddContinuation() {
    return oddContinuation;
  }

  /** The first number that CPython finds too long; -1 for none. */
  int tooLong() {
    return tooLong;
  }

  /** How many digits the decimal number has that begins here. */
  static int digits(String text, int start) {
    int digits = 0;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '_') {
        break;
      }
    }
    return digits;
  }

  /** Goes on to the next token. */
  Kind next() {
    count++;
    int length = text.length();
    while (end < length) {
      char c = text.charAt(end);
      if (c == '\n') {
        if (brackets == 0) {
          start = end++;
          return Kind.NEWLINE;
        }
        end++;
      } else if (c == ' ' || c == '\t' || c == '\f') {
        end++;
      } else if (c == '\\') {
        oddContinuation |= !continues(end + 1);
        end = Math.min(end + 2, length);
      } else if (c == '#') {
        int lineEnd = lineEnd(text, end);
        marks.comment(end, lineEnd);
        end = lineEnd;
      } else {
        start = end;
        return token(c);
      }
    }
    start = length;
    return Kind.END;
  }

  private Kind token(char c) {
    if (c == '"' || c == '\'') {
      end = new StringScanner(source, marks).end(start, 0);
      return Kind.STRING;
    }
    if (isWord(c)) {
      int prefix = StringScanner.prefixLength(text, start);
      if (prefix > 0) {
        end = new StringScanner(source, marks).end(start, prefix);
        return Kind.STRING;
      }
      int at = start + 1;
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      end = at;
      if (end - start > MAX_DIGITS && tooLong < 0 && digits(text, start) > MAX_DIGITS) {
        tooLong = start;
      }
      return Kind.WORD;
    }
    end = start + symbolLength(c);
    if (c == '(' || c == '[' || c == '{') {
      brackets++;
      if (brackets > MAX_BRACKETS && tooDeep < 0) {
        tooDeep = start;
      }
    } else if ((c == ')' || c == ']' || c == '}') && brackets > 0) {
      brackets--;
    }
    return Kind.SYMBOL;
  }

  private int symbolLength(char c) {
    char second = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
    char third = start + 2 < text.length() ? text.charAt(start + 2) : ' ';
    return switch (c) {
      case '*', '/', '<', '>' -> second == c ? third == '=' ? 3 : 2 : second == '=' ? 2 : 1;
      case '=', '!', ':', '+', '%', '&', '|', '^', '@' -> second == '=' ? 2 : 1;
      case '-' -> second == '=' || second == '>' ? 2 : 1;
      case '.' -> second == '.' && third == '.' ? 3 : 1;
      default -> 1;
    };
  }

  /** Whether a line ends here and the next one holds more than blanks and a comment. */
  private boolean continues(int lineEnd) {
    if (lineEnd >= text.length() || text.charAt(lineEnd) != '\n') {
      return false;
    }
    int at = lineEnd + 1;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '#' && text.charAt(at) != '\\';
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80;
  }

  static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  /** What the walk met so far. */
  Marks marks() {
    return marks;
  }

  /** Walks to the end and gives the comments in the order of the source. */
  List<Comment> restOfComments() {
    Kind kind = next();
    while (kind != Kind.END) {
      kind = next();
    }
    List<Comment> list = new ArrayList<>(marks.comments.count / 2);
    for (int i = 0; i < marks.comments.count; i += 2) {
      list.add(source.comment(marks.comments.values[i], marks.comments.values[i + 1]));
    }
    return List.copyOf(list);
  }

  /** Where a walk met comments, and template strings wherever they stand. */
  static final class Marks {

    private final Offsets comments = new Offsets();
    private final Offsets templates = new Offsets();

    void comment(int start, int end) {
      comments.add(start);
      comments.add(end);
    }

    void template(int prefix) {
      templates.add(prefix);
    }

    /** The offsets of the {@code t} in the prefixes of template strings. */
    int[] templates() {
      return Arrays.copyOf(templates.values, templates.count);
    }
  }

  /** Offsets in the order in which they were met. */
  private static final class Offsets {

    private int[] values = new int[8];
    private int count;

    void add(int offset) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = offset;
    }
  }
}
