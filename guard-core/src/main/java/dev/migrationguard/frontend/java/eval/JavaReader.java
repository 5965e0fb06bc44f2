package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import dev.migrationguard.frontend.sql.ScriptText;
import dev.migrationguard.model.Span;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Reads Java up to the newest level that the parser has. */
public final class JavaReader {

  private static final String TOO_LARGE = "too large to read with the memory that Java was given";

  private static final String PARSE_ERROR = "Parse error. ";

  private static final String TOO_DEEP = "nesting is too deep to read";

  /** What the parser was measured to need for a byte of source, at the worst. */
  private static final long MEMORY_OF_A_BYTE = 250;

  /** Enough for what a person may write; what needs more was made to break a parser. */
  private static final long LARGE_STACK = 64L << 20;

  private JavaReader() {}

  /**
   * Reads a file.
   *
   * @param name   as the user would name it
   * @param source its bytes, in UTF-8
   * @throws Failure when it is no Java
   */
  public static JavaFile read(String name, byte[] source) throws Failure {
    ScriptText text;
    try {
      text = ScriptText.decode(source);
    } catch (ScriptText.NotText cause) {
      throw new Failure(cause.getMessage(), cause.span(), "");
    }
    if (source.length > Runtime.getRuntime().maxMemory() / MEMORY_OF_A_BYTE) {
      throw new Failure(TOO_LARGE, Span.START, "");
    }
    try {
      return new JavaFile(name, text, parse(text));
    } catch (OutOfMemoryError e) {
      // What the parser held is free again by now, and the other files fit.
      throw new Failure(TOO_LARGE, Span.START, "");
    }
  }

  private static ParseResult<CompilationUnit> parse(ScriptText text) throws Failure {
    AtomicReference<ParseResult<CompilationUnit>> result = new AtomicReference<>();
    try {
      result.set(parser().parse(text.text()));
    } catch (StackOverflowError e) {
      Thread thread = Stack.run("java-reader", LARGE_STACK, () -> result.set(parser().parse(text.text())));
      if (thread.isAlive() || result.get() == null) {
        throw new Failure(TOO_DEEP, Span.START, "");
      }
    }
    List<Problem> problems = result.get().getProblems();
    if (!problems.isEmpty() || result.get().getResult().isEmpty()) {
      throw failure(problems, text);
    }
    return result.get();
  }

  private static JavaParser parser() {
    return new JavaParser(
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.JAVA_26)
            .setAttributeComments(false)
            .setTabSize(1));
  }

  private static Failure failure(List<Problem> problems, ScriptText text) {
    if (problems.isEmpty()) {
      return new Failure("it is no Java", Span.START, "");
    }
    Problem problem = problems.get(0);
    Range range = problem.getLocation().flatMap(TokenRange::toRange).orElse(Range.range(1, 1, 1, 1));
    int start = text.offset(range.begin.line, range.begin.column);
    Span span = text.span(start, Math.min(start + 1, text.text().length()));
    String message = reason(problem.getMessage());
    List<String> lines = text.lines();
    return new Failure(
        message,
        span,
        span.line() <= lines.size() ? lines.get(span.line() - 1) : "");
  }

  /** The parser's words without the list of all that it would have taken instead. */
  private static String reason(String message) {
    String bare = message.startsWith(PARSE_ERROR) ? message.substring(PARSE_ERROR.length()) : message;
    int end = bare.indexOf('\n');
    String first = (end < 0 ? bare : bare.substring(0, end)).strip();
    int list = first.indexOf(", expected");
    return first.startsWith("Found ") && list > 0 ? first.substring("Found ".length(), list) + " is not expected here"
        : first;
  }

  /** Why a file is not Java. */
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
