package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Turns the bytes of a Python file into text as PEP 263 says: byte-order mark, coding cookie, else UTF-8. */
final class Decoder {

  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;

  private Decoder(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The text of a file without its byte-order mark. */
  static String decode(byte[] bytes) throws PythonReader.Failure {
    return new Decoder(bytes).decode();
  }

  private String decode() throws PythonReader.Failure {
    boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    int start = mark ? 3 : 0;
    String cookie = cookie(start);
    if (mark && !cookie.isEmpty() && !isUtf8ByItsName(cookie)) {
      throw failure("encoding problem: " + cookie + " with BOM");
    }
    Charset charset = cookie.isEmpty() ? StandardCharsets.UTF_8 : charset(cookie);
    String text = new String(bytes, start, bytes.length - start, charset);
    if (text.indexOf(REPLACEMENT) >= 0) {
      refuseBadBytes(start, charset, !cookie.isEmpty());
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      Source source = new Source(text);
      Span span = source.span(nul, nul + 1);
      throw new PythonReader.Failure("source code string cannot contain null bytes", span, "");
    }
    return text;
  }

  /** The encoding that a comment on the first or second line names; empty for none. */
  private String cookie(int start) {
    int end = lineEnd(start);
    String first = cookieIn(start, end);
    if (!first.isEmpty() || !isBlankOrComment(start, end) || end >= bytes.length) {
      return first;
    }
    int second = end + (bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n' ? 2 : 1);
    return cookieIn(second, lineEnd(second));
  }

  private int lineEnd(int start) {
    int at = start;
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  private int skipBlanks(int start, int end) {
    int at = start;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f')) {
      at++;
    }
    return at;
  }

  private boolean isBlankOrComment(int start, int end) {
    int at = skipBlanks(start, end);
    return at == end || bytes[at] == '#';
  }

  /** PEP 263's {@code ^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)}. */
  private String cookieIn(int start, int end) {
    int comment = skipBlanks(start, end);
    if (comment == end || bytes[comment] != '#') {
      return "";
    }
    String line = new String(bytes, comment, end - comment, StandardCharsets.ISO_8859_1);
    for (int at = line.indexOf("coding"); at >= 0; at = line.indexOf("coding", at + 1)) {
      int value = at + "coding".length();
      if (value < line.length() && (line.charAt(value) == ':' || line.charAt(value) == '=')) {
        value++;
        while (value < line.length() && (line.charAt(value) == ' ' || line.charAt(value) == '\t')) {
          value++;
        }
        int last = value;
        while (last < line.length() && isNameCharacter(line.charAt(last))) {
          last++;
        }
        if (last > value) {
          return line.substring(value, last);
        }
      }
    }
    return "";
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
  }

  private static String normalName(String cookie) {
    return cookie.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Beside a byte-order mark CPython takes no other spelling. */
  private static boolean isUtf8ByItsName(String cookie) {
    String name = normalName(cookie);
    return name.equals("utf-8") || name.startsWith("utf-8-");
  }

  private Charset charset(String cookie) throws PythonReader.Failure {
    String name = normalName(cookie);
    if (name.equals("utf8") || isUtf8ByItsName(cookie)) {
      return StandardCharsets.UTF_8;
    }
    if (name.equals("latin-1") || name.equals("iso-8859-1") || name.equals("iso-latin-1") || name.startsWith("latin-1-")
        || name.startsWith("iso-8859-1-") || name.startsWith("iso-latin-1-")) {
      return StandardCharsets.ISO_8859_1;
    }
    if (name.startsWith("utf-16") || name.startsWith("utf-32")
        || name.startsWith("utf16") || name.startsWith("utf32")) {
      // Python's tokenizer reads bytes that agree with ASCII, which these encodings do not.
      throw failure("encoding problem: " + cookie);
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw failure("unknown encoding: " + cookie);
    }
  }

  /** Finds the first byte that is not of the encoding; none where the text itself holds the character U+FFFD. */
  private void refuseBadBytes(int start, Charset charset, boolean declared) throws PythonReader.Failure {
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(in, out, true);
    if (!result.isError()) {
      return;
    }
    Source before = new Source(out.flip().toString());
    int length = before.text().length();
    Span span = before.span(length, length);
    span = new Span(span.line(), span.column(), span.line(), span.column() + 1);
    int bad = bytes[in.position()] & 0xFF;
    String code = "" + Character.forDigit(bad >> 4, 16) + Character.forDigit(bad & 15, 16);
    String message = declared
        ? "'" + charset.name().toLowerCase(Locale.ROOT) + "' codec can't decode byte 0x" + code
            + " on line " + span.line()
        : "Non-UTF-8 code starting with '\\x" + code + "' on line " + span.line()
            + ", but no encoding declared; see PEP 263 for details";
    throw new PythonReader.Failure(message, span, "");
  }

  private static PythonReader.Failure failure(String message) {
    return new PythonReader.Failure(message, Span.START, "");
  }
}
