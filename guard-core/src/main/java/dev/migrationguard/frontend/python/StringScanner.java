package dev.migrationguard.frontend.python;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.shadowed.com.ibm.icu.lang.UCharacter;

/**
 * Scans one string literal as Python's tokenizer does, f-strings with whatever their replacement fields hold. It finds
 * where the literal ends and, for who asks, the fragments that it is made of.
 */
final class StringScanner {

  /** Deeper than CPython lets f-strings nest, so that only a broken file reaches it. */
  private static final int MAX_DEPTH = 150;

  private final Source source;
  private final String text;
  private final Tokens.Marks marks;

  private boolean raw;
  private boolean formatted;
  private char quote;
  private boolean triple;
  private int depth;
  private int at;
  private List<StringFragment> fragments = new ArrayList<>();
  private boolean recording;

  StringScanner(Source source, Tokens.Marks marks) {
    this.source = source;
    this.text = source.text();
    this.marks = marks;
  }

  /** The length of the string prefix that begins here and is followed by a quote; -1 where no string begins. */
  static int prefixLength(String text, int start) {
    for (int length = 0; length <= 2 && start + length < text.length(); length++) {
      char c = text.charAt(start + length);
      if (c == '"' || c == '\'') {
        return length;
      }
      if ("rRbBuUfFtT".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  /** The offset behind the literal that begins at {@code start}; the end of the text where it is never closed. */
  int end(int start, int prefix) {
    return end(start, prefix, 0);
  }

  /** Appends the fragments of the literal that begins at {@code start}; returns the offset behind it. */
  int fragments(int start, int prefix, List<StringFragment> into) {
    recording = true;
    fragments = into;
    return end(start, prefix, 0);
  }

  private int end(int start, int prefix, int nesting) {
    depth = nesting;
    for (int i = start; i < start + prefix; i++) {
      switch (text.charAt(i)) {
        case 'r', 'R' -> raw = true;
        case 'f', 'F' -> formatted = true;
        case 't', 'T' -> {
          formatted = true;
          marks.template(i);
        }
        default -> { }
      }
    }
    at = start + prefix;
    quote = text.charAt(at);
    triple = text.startsWith(quote == '"' ? "\"\"\"" : "'''", at);
    at += triple ? 3 : 1;
    if (!formatted && !recording) {
      skipPlain();
    } else {
      content(false);
    }
    return at;
  }

  /** Most literals are plain and only their end is asked for. */
  private void skipPlain() {
    int length = text.length();
    while (at < length) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (atEnd(c)) {
        at += triple ? 3 : 1;
        return;
      } else if (c == '\n' && !triple) {
        return;
      } else {
        at++;
      }
    }
    at = length;
  }

  private boolean atEnd(char c) {
    return c == quote
        && (!triple || at + 2 < text.length() && text.charAt(at + 1) == quote && text.charAt(at + 2) == quote);
  }

  /** Scans literal text to the end of the literal, or of the format specification. */
  private void content(boolean specification) {
    int length = text.length();
    int plain = at;
    while (at < length) {
      char c = text.charAt(at);
      if (atEnd(c)) {
        plain(plain, at);
        at += specification ? 0 : triple ? 3 : 1;
        return;
      }
      if (c == '\n' && !triple) {
        plain(plain, at);
        return;
      }
      if (c == '\\') {
        plain = backslash(plain);
      } else if (formatted && c == '{' && !(!specification && at + 1 < length && text.charAt(at + 1) == '{')) {
        plain(plain, at);
        hole();
        plain = at;
      } else if (formatted && c == '}' && specification) {
        plain(plain, at);
        return;
      } else if (formatted && (c == '{' || c == '}')) {
        plain(plain, at);
        at = Math.min(at + 2, length);
        escape(at - 2, 1);
        plain = at;
      } else {
        at++;
      }
    }
    at = length;
    plain(plain, at);
  }

  /** Scans a backslash and what belongs to it; returns where plain text begins again. */
  private int backslash(int plain) {
    int start = at;
    char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    if (formatted && (next == '{' || next == '}')) {
      at++;
      return plain;
    }
    if (raw) {
      at = Math.min(at + 2, text.length());
      return plain;
    }
    int units = 1;
    switch (next) {
      case '\n' -> {
        at += 2;
        units = 0;
      }
      case '\\', '\'', '"', 'a', 'b', 'f', 'n', 'r', 't', 'v' -> at += 2;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at += 2;
        for (int i = 0; i < 2 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
          at++;
        }
      }
      case 'x' -> at += 4;
      case 'u' -> at += 6;
      case 'U' -> {
        boolean astral = !text.startsWith("0000", at + 2);
        at += 10;
        units = astral ? 2 : 1;
      }
      case 'N' -> units = name();
      default -> {
        at = Math.min(at + 2, text.length());
        return plain;
      }
    }
    at = Math.min(at, text.length());
    plain(plain, start);
    if (units > 0) {
      escape(start, units);
    }
    return at;
  }

  private int name() {
    int close = text.indexOf('}', at);
    if (close < 0) {
      at += 2;
      return 1;
    }
    int units = recording ? nameUnits(text.substring(Math.min(at + 3, close), close)) : 1;
    at = close + 1;
    return units;
  }

  private static int nameUnits(String name) {
    int codePoint = UCharacter.getCharFromName(name);
    return codePoint > 0xFFFF ? 2 : 1;
  }

  /** Scans a replacement field from its {@code {} to behind its {@code }}. */
  private void hole() {
    at++;
    int start = at;
    List<StringFragment> format = List.of();
    int brackets = 0;
    int equals = -1;
    List<Integer> skipped = new ArrayList<>(0);
    while (at < text.length()) {
      char c = text.charAt(at);
      int prefix = startsWord(start) ? StringScanner.prefixLength(text, at) : -1;
      if (prefix >= 0) {
        equals = -1;
        if (depth >= MAX_DEPTH) {
          at = text.length();
          return;
        }
        at = new StringScanner(source, marks).end(at, prefix, depth + 1);
        continue;
      }
      if (c == '#') {
        int end = Tokens.lineEnd(text, at);
        marks.comment(at, end);
        skipped.add(at);
        skipped.add(end);
        at = end;
        continue;
      }
      if (brackets == 0) {
        if (c == '}' || c == ':' || c == '!' && !text.startsWith("!=", at)) {
          break;
        }
        if (c == '=') {
          equals = isDebugEquals(start) ? at : -1;
        } else if (!isBlank(c)) {
          equals = -1;
        }
      }
      if (c == '(' || c == '[' || c == '{') {
        brackets++;
      } else if (c == ')' || c == ']' || c == '}') {
        brackets--;
      } else if (c == '\n' && !triple && brackets < 0) {
        break;
      }
      at++;
    }
    if (equals >= 0) {
      // f"{x=}" also writes its own source text, but for the comments in it.
      int from = start;
      for (int i = 0; i < skipped.size(); i += 2) {
        plain(from, skipped.get(i));
        from = skipped.get(i + 1);
      }
      plain(from, at);
    }
    if (at < text.length() && text.charAt(at) == '!') {
      while (at < text.length() && text.charAt(at) != '}' && text.charAt(at) != ':' && text.charAt(at) != '\n') {
        at++;
      }
    }
    if (at < text.length() && text.charAt(at) == ':') {
      format = specification();
    }
    if (recording) {
      fragments.add(new StringFragment.Hole(format));
    }
    if (at < text.length() && text.charAt(at) == '}') {
      at++;
    }
  }

  /** Whether a name that begins here is no tail of a longer one: {@code bar"x"} begins no string at its {@code r}. */
  private boolean startsWord(int start) {
    return at == start || !Character.isUnicodeIdentifierPart(text.charAt(at - 1));
  }

  private boolean isDebugEquals(int start) {
    char before = at > start ? text.charAt(at - 1) : '=';
    char after = at + 1 < text.length() ? text.charAt(at + 1) : '=';
    return after != '=' && before != '=' && before != '!' && before != '<' && before != '>';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\n';
  }

  private List<StringFragment> specification() {
    at++;
    List<StringFragment> outer = fragments;
    List<StringFragment> inner = new ArrayList<>();
    fragments = inner;
    depth++;
    if (depth > MAX_DEPTH) {
      at = text.length();
    }
    content(true);
    depth--;
    fragments = outer;
    return inner;
  }

  private void plain(int start, int end) {
    if (recording && start < end) {
      runs(start).plain(start, end);
    }
  }

  private void escape(int start, int units) {
    if (recording) {
      runs(start).escape(start, at, units);
    }
  }

  /** The runs that the last fragment is, or new ones: neighbouring pieces are one text. */
  private StringRuns runs(int offset) {
    if (!fragments.isEmpty() && fragments.get(fragments.size() - 1) instanceof StringRuns last) {
      return last;
    }
    StringRuns runs = new StringRuns(source, offset);
    fragments.add(runs);
    return runs;
  }
}
