package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Span;

/** Reads Python up to 3.14. */
public final class PythonReader {

  private PythonReader() {}

  /**
   * Reads a file.
   *
   * @param source its bytes; the encoding is that of its byte-order mark or coding cookie, else UTF-8
   * @throws Failure when CPython would not accept it
   */
  public static PythonModule read(byte[] source) throws Failure {
    throw new Failure("not written yet", Span.START, "");
  }

  /** Why a file is not Python, in CPython's words. */
  public static final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final String line;

    Failure(String message, Span span, String line) {
      super(message, null, false, false);
      this.span = span;
      this.line = line;
    }

    /** Where it goes wrong. */
    public Span span() {
      return span;
    }

    /** The line where it goes wrong; empty where the bytes are not text. */
    public String line() {
      return line;
    }
  }
}
