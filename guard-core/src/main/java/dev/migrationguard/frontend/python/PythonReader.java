package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Span;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads Python up to 3.14. */
public final class PythonReader {

  private static final String TOO_MANY_BRACKETS = "too many nested parentheses";

  private static final String TOO_DEEP = "nesting is too deep to read";

  private static final String TOO_LARGE = "too large to read with the memory that Java was given";

  /** What the parser was measured to need for a token, in bytes, at the worst. */
  private static final long MEMORY_OF_A_TOKEN = 1_000;

  /** Enough for what a person may write; what needs more was made to break a parser. */
  private static final long LARGE_STACK = 64L << 20;

  private final Source source;
  private final Optional<List<Stmt>> quick;
  private final List<Comment> comments;
  private final int tooDeep;
  private final int tooLong;
  private final boolean tooLarge;

  private PythonReader(Source source) {
    this.source = source;
    Tokens tokens = new Tokens(source);
    this.quick = QuickParser.parse(source, tokens);
    this.comments = tokens.restOfComments();
    this.tooDeep = tokens.tooDeep();
    this.tooLong = tokens.tooLong();
    this.tooLarge = tokens.count() > Runtime.getRuntime().maxMemory() / MEMORY_OF_A_TOKEN;
  }

  /**
   * Reads a file.
   *
   * @param source its bytes; the encoding is that of its byte-order mark or coding cookie, else UTF-8
   * @throws Failure when CPython would not accept it
   */
  public static PythonModule read(byte[] source) throws Failure {
    PythonReader reader = new PythonReader(new Source(Decoder.decode(source)));
    try {
      return reader.read();
    } catch (Problem problem) {
      throw reader.failure(problem);
    } catch (OutOfMemoryError e) {
      // What the parser held is free again by now, and the other files fit.
      throw new Failure(TOO_LARGE, Span.START, "");
    }
  }

  private PythonModule read() {
    if (quick.isPresent()) {
      return new ParsedModule(source, quick.get(), comments, List.of());
    }
    if (tooLong >= 0) {
      int digits = Tokens.digits(source.text(), tooLong);
      throw new Problem(
          "Exceeds the limit (4300 digits) for integer string conversion: value has " + digits + " digits",
          source.span(tooLong, tooLong + 1));
    }
    if (tooLarge) {
      throw new Problem(TOO_LARGE, Span.START);
    }
    PythonModule module;
    try {
      module = parse(source.text(), Insertions.NONE);
    } catch (Problem problem) {
      Rewrite.Result rewritten = Rewrite.of(source);
      if (!rewritten.changed()) {
        throw problem;
      }
      module = parse(rewritten.text(), rewritten.insertions());
    }
    if (tooDeep >= 0) {
      throw new Problem(TOO_MANY_BRACKETS, source.span(tooDeep, tooDeep + 1));
    }
    return module;
  }

  private PythonModule parse(String text, Insertions insertions) {
    Parse parse = new Parse(source, text, insertions);
    try {
      return module(parse);
    } catch (StackOverflowError e) {
      return onLargeStack(new Parse(source, text, insertions));
    }
  }

  private PythonModule module(Parse parse) {
    List<Stmt> body = parse.run();
    return new ParsedModule(source, body, comments, parse.formatted());
  }

  private Failure failure(Problem problem) {
    return new Failure(problem.getMessage(), problem.span(), source.line(problem.span().line()));
  }

  /** A second try, with more stack than threads usually have. */
  private PythonModule onLargeStack(Parse parse) {
    AtomicReference<PythonModule> module = new AtomicReference<>();
    AtomicReference<Throwable> problem = new AtomicReference<>();
    Runnable task = () -> {
      try {
        module.set(module(parse));
      } catch (StackOverflowError e) {
        problem.set(tooDeep >= 0
            ? new Problem(TOO_MANY_BRACKETS, source.span(tooDeep, tooDeep + 1))
            : new Problem(TOO_DEEP, parse.reached()));
      } catch (RuntimeException | Error e) {
        problem.set(e);
      }
    };
    Thread thread = new Thread(null, task, "python-reader", LARGE_STACK);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (problem.get() instanceof Error error) {
      throw error;
    }
    if (problem.get() instanceof RuntimeException exception) {
      throw exception;
    }
    return module.get();
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
