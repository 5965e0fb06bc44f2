package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/** The text of a script, and where its characters stand. */
public final class ScriptText {

  /** Bytes that are no UTF-8. */
  public static final class NotText extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    private NotText(int line, int column, String message) {
      super(message, null, false, false);
      this.line = line;
      this.column = column;
    }

    /** The character that cannot be read. */
    public Span span() {
      return new Span(line, column, line, column + 1);
    }
  }

  /** Blocks of 256 characters. */
  private static final int BLOCK = 8;

  private final String text;
  private final int[] starts;

  /** The low surrogates before each block of characters; empty where there are none: a line may be megabytes long. */
  private final int[] pairs;

  private ScriptText(String text, int[] starts, int[] pairs) {
    this.text = text;
    this.starts = starts;
    this.pairs = pairs;
  }

  /** Decodes UTF-8, with or without a byte-order mark; no other encoding is guessed. */
  public static ScriptText decode(byte[] bytes) throws NotText {
    Optional<ScriptText> ascii = ascii(bytes);
    if (ascii.isPresent()) {
      return ascii.get();
    }
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

  /** Most scripts are, and one look at each byte tells so, and where the lines start. */
  private static Optional<ScriptText> ascii(byte[] bytes) {
    Starts starts = new Starts();
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b < 0) {
        return Optional.empty();
      }
      if (b == '\n') {
        starts.add(i + 1);
      }
    }
    return Optional.of(new ScriptText(new String(bytes, StandardCharsets.ISO_8859_1), starts.all(), new int[0]));
  }

  static ScriptText of(String text) {
    Starts starts = new Starts();
    boolean pairs = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        starts.add(i + 1);
      }
      pairs |= Character.isSurrogate(c);
    }
    return new ScriptText(text, starts.all(), pairs ? pairs(text) : new int[0]);
  }

  /** The offsets at which lines start, as they are found. */
  private static final class Starts {

    private int[] offsets = new int[16];
    private int count = 1;

    void add(int offset) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, count * 2);
      }
      offsets[count++] = offset;
    }

    int[] all() {
      return Arrays.copyOf(offsets, count);
    }
  }

  private static int[] pairs(String text) {
    int[] before = new int[(text.length() >> BLOCK) + 1];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if ((i & (1 << BLOCK) - 1) == 0) {
        before[i >> BLOCK] = count;
      }
      count += Character.isLowSurrogate(text.charAt(i)) ? 1 : 0;
    }
    if ((text.length() & (1 << BLOCK) - 1) == 0) {
      before[text.length() >> BLOCK] = count;
    }
    return before;
  }

  private int pairsBefore(int offset) {
    int count = pairs[offset >> BLOCK];
    for (int i = offset >> BLOCK << BLOCK; i < offset; i++) {
      count += Character.isLowSurrogate(text.charAt(i)) ? 1 : 0;
    }
    return count;
  }

  /** Its characters. */
  public String text() {
    return text;
  }

  /** Its lines, without what ends them. Each is cut when it is asked for: reports quote few of them. */
  public List<String> lines() {
    return new Lines();
  }

  private final class Lines extends AbstractList<String> implements RandomAccess {

    @Override
    public String get(int i) {
      int end = i + 1 < starts.length ? starts[i + 1] - 1 : text.length();
      return text.substring(starts[i], end > starts[i] && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    @Override
    public int size() {
      return starts.length;
    }
  }

  /** Whether a line begins with these words; lines count from 0 here. */
  boolean begins(int line, String words) {
    return text.startsWith(words, starts[line]);
  }

  /** What a line says that is a comment as a whole, without its dashes; empty for another. Lines count from 0 here. */
  String comment(int line) {
    int at = starts[line];
    while (at < text.length() && text.charAt(at) != '\n' && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.startsWith("--", at) ? lines().get(line).substring(at + 2 - starts[line]).strip() : "";
  }

  /** The span from the character at one offset up to, not with, the one at another. */
  public Span span(int start, int end) {
    int line = line(start);
    int endLine = line(end);
    return new Span(line + 1, column(line, start), endLine + 1, column(endLine, end));
  }

  /**
   * The offset of a character.
   *
   * @param line   from 1
   * @param column from 1, in UTF-16 units
   */
  public int offset(int line, int column) {
    return Math.min(starts[Math.min(line, starts.length) - 1] + column - 1, text.length());
  }

  private int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private int column(int line, int offset) {
    int units = offset - starts[line];
    return 1 + (pairs.length == 0 ? units : units - pairsBefore(offset) + pairsBefore(starts[line]));
  }
}
