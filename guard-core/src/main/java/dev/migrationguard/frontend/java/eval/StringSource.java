package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import dev.migrationguard.frontend.run.Literal;
import dev.migrationguard.frontend.run.Positions;
import dev.migrationguard.frontend.sql.ScriptText;
import dev.migrationguard.model.Span;
import java.util.Arrays;

/** A string literal or text block of a file. */
final class StringSource implements Literal {

  private final ScriptText file;
  private final int start;
  private final int end;
  private final boolean block;

  private StringSource(ScriptText file, int start, int end, boolean block) {
    this.file = file;
    this.start = start;
    this.end = end;
    this.block = block;
  }

  static StringSource of(JavaFile file, LiteralStringValueExpr literal) {
    return new StringSource(
        file.text(), file.start(literal), file.end(literal), literal instanceof TextBlockLiteralExpr);
  }

  @Override
  public Span span() {
    return file.span(start, end);
  }

  /** What it says. */
  String value() {
    return decoded().value();
  }

  /** Where its characters stand. */
  Positions positions() {
    Decoded decoded = decoded();
    return offset -> {
      int from = decoded.offset(offset);
      int to = offset < decoded.value().length() ? Math.max(from + 1, decoded.offset(offset + 1)) : from;
      // What the indentation or an escaped line end puts between two characters belongs to neither.
      boolean plain = from < file.text().length() && file.text().charAt(from) != '\\';
      return file.span(from, plain ? Math.min(to, from + 1) : to);
    };
  }

  private Decoded decoded() {
    String text = file.text();
    if (!block) {
      return new Decoded(text, start + 1, Math.max(start + 1, end - 1)).escaped();
    }
    int first = text.indexOf('\n', start) + 1;
    int last = Math.max(first, end - 3);
    return stripped(text, first, last).escaped();
  }

  /** The lines of a text block without what they all are indented by and without blanks at their ends. */
  private static Decoded stripped(String text, int first, int last) {
    int indent = Integer.MAX_VALUE;
    for (int line = first; line <= last; line = lineEnd(text, line, last) + 1) {
      int stop = lineEnd(text, line, last);
      int word = line;
      while (word < stop && Character.isWhitespace(text.charAt(word))) {
        word++;
      }
      // The line of the closing quotes counts, whatever is on it.
      if (word < stop || stop == last) {
        indent = Math.min(indent, word - line);
      }
    }
    Decoded kept = new Decoded(last - first);
    for (int line = first; line <= last; line = lineEnd(text, line, last) + 1) {
      int stop = lineEnd(text, line, last);
      int behind = stop;
      while (behind > line && Character.isWhitespace(text.charAt(behind - 1))) {
        behind--;
      }
      for (int i = line + indent; i < behind; i++) {
        kept.add(text.charAt(i), i);
      }
      if (stop < last) {
        kept.add('\n', stop);
      }
    }
    kept.close(last);
    return kept;
  }

  private static int lineEnd(String text, int from, int last) {
    int at = text.indexOf('\n', from);
    return at < 0 || at > last ? last : at;
  }

  /** Characters with the offsets in the file that they come from. */
  private static final class Decoded {

    private final StringBuilder value;
    private int[] offsets;

    Decoded(int size) {
      this.value = new StringBuilder(size);
      this.offsets = new int[size + 1];
    }

    Decoded(String text, int from, int to) {
      this(to - from);
      for (int i = from; i < to; i++) {
        add(text.charAt(i), i);
      }
      close(to);
    }

    String value() {
      return value.toString();
    }

    int offset(int at) {
      return offsets[Math.min(at, value.length())];
    }

    void add(char c, int offset) {
      if (value.length() + 1 >= offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2 + 2);
      }
      offsets[value.length()] = offset;
      value.append(c);
    }

    void close(int offset) {
      offsets[value.length()] = offset;
    }

    Decoded escaped() {
      if (value.indexOf("\\") < 0) {
        return this;
      }
      Decoded out = new Decoded(value.length());
      int i = 0;
      while (i < value.length()) {
        char c = value.charAt(i);
        int from = offsets[i];
        if (c != '\\' || i + 1 == value.length()) {
          out.add(c, from);
          i++;
          continue;
        }
        char next = value.charAt(i + 1);
        switch (next) {
          case 'n' -> out.add('\n', from);
          case 't' -> out.add('\t', from);
          case 'b' -> out.add('\b', from);
          case 'r' -> out.add('\r', from);
          case 'f' -> out.add('\f', from);
          case 's' -> out.add(' ', from);
          case '\n' -> {}
          case 'u' -> {
            int digits = i + 1;
            while (digits < value.length() && value.charAt(digits) == 'u') {
              digits++;
            }
            int code = digits + 4 <= value.length() ? hex(value.substring(digits, digits + 4)) : -1;
            out.add(code < 0 ? 'u' : (char) code, from);
            i = code < 0 ? i : digits + 2;
          }
          case '0', '1', '2', '3', '4', '5', '6', '7' -> {
            int most = next <= '3' ? 3 : 2;
            int code = 0;
            int at = i + 1;
            while (at < value.length() && at < i + 1 + most && value.charAt(at) >= '0' && value.charAt(at) <= '7') {
              code = code * 8 + value.charAt(at++) - '0';
            }
            out.add((char) code, from);
            i = at - 2;
          }
          default -> out.add(next, from);
        }
        i += 2;
      }
      out.close(offsets[value.length()]);
      return out;
    }

    private static int hex(String digits) {
      int code = 0;
      for (int i = 0; i < digits.length(); i++) {
        int digit = Character.digit(digits.charAt(i), 16);
        if (digit < 0) {
          return -1;
        }
        code = code * 16 + digit;
      }
      return code;
    }
  }
}
