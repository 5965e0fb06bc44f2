package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text of a script, and where its characters stand. */
final class ScriptText {

  /** Bytes that are no UTF-8. */
  static final class NotText extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    private NotText(int line, int column, String message) {
      super(message, null, false, false);
      this.line = line;
      this.column = column;
    }

    /** The character that cannot be read. */
    Span span() {
      return new Span(line, column, line, column + 1);
    }
  }

  private final String text;
  private final int[] starts;
  private final boolean pairs;

  private ScriptText(String text, int[] starts, boolean pairs) {
    this.text = text;
    this.starts = starts;
    this.pairs = pairs;
  }

  /** Decodes UTF-8, with or without a byte-order mark; no other encoding is guessed. */
  static ScriptText decode(byte[] bytes) throws NotText {
    boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(mark ? 3 : 0);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    ScriptText text = of(out.flip().toString());
    if (result.isError()) {
      Span end = text.span(text.text.length(), text.text.length());
      int bad = in.position();
      throw new NotText(
          end.line(),
          end.column(),
          "byte " + (bad + 1) + " (0x" + Integer.toHexString(bytes[bad] & 0xFF) + ", line " + end.line()
              + ") is not UTF-8");
    }
    return text;
  }

  static ScriptText of(String text) {
    int[] starts = new int[16];
    int lines = 1;
    boolean pairs = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
      pairs |= Character.isSurrogate(c);
    }
    return new ScriptText(text, Arrays.copyOf(starts, lines), pairs);
  }

  String text() {
    return text;
  }

  /** Its lines, without what ends them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] - 1 : text.length();
      lines.add(text.substring(starts[i], end > starts[i] && text.charAt(end - 1) == '\r' ? end - 1 : end));
    }
    return lines;
  }

  /** The span from the character at one offset up to, not with, the one at another. */
  Span span(int start, int end) {
    int line = line(start);
    int endLine = line(end);
    return new Span(line + 1, column(line, start), endLine + 1, column(endLine, end));
  }

  private int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private int column(int line, int offset) {
    return 1 + (pairs ? text.codePointCount(starts[line], offset) : offset - starts[line]);
  }
}
