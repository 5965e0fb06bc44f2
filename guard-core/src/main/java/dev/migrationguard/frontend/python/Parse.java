package dev.migrationguard.frontend.python;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import com.oracle.graal.python.pegparser.tokenizer.Token;
import dev.migrationguard.model.Span;
import java.util.EnumSet;
import java.util.List;

/** One run of the parser over one text. */
final class Parse implements ParserCallbacks {

  /** The newest minor version that the parser knows by number; its grammar is that of 3.12. */
  private static final int FEATURE_VERSION = 13;

  private final Insertions insertions;
  private final Expressions expressions;
  private final Parser parser;

  /**
   * Prepares a run.
   *
   * @param source     the file
   * @param text       what to parse in its place
   * @param insertions how the two differ
   */
  Parse(Source source, String text, Insertions insertions) {
    this.insertions = insertions;
    this.expressions = new Expressions(source, insertions);
    this.parser =
        new Parser(text, this, InputType.FILE, EnumSet.noneOf(AbstractParser.Flags.class), FEATURE_VERSION);
  }

  /** Parses; a {@link Problem} says why that fails. */
  List<Stmt> run() {
    if (parser.parse() instanceof ModTy.Module module) {
      return new Statements(expressions).list(module.body);
    }
    throw new Problem("invalid syntax", reached());
  }

  /** The f-strings of what was parsed. */
  List<Expr.Formatted> formatted() {
    return expressions.formatted();
  }

  /** How far the parser came. */
  Span reached() {
    Token token = parser.getLastNonWhitespaceToken();
    return token == null ? Span.START : span(token.getSourceRange());
  }

  private Span span(SourceRange range) {
    if (range.startLine < 1) {
      return Span.START;
    }
    Span span = insertions.original(range);
    int column = Math.max(1, span.column());
    return span.endLine() < span.line() || span.endLine() == span.line() && span.endColumn() < column
        ? new Span(span.line(), column, span.line(), column)
        : new Span(span.line(), column, span.endLine(), Math.max(1, span.endColumn()));
  }

  @Override
  public void safePointPoll() {}

  @Override
  public RuntimeException reportIncompleteSource(int line) {
    throw new Problem("unexpected EOF while parsing", new Span(Math.max(1, line), 1, Math.max(1, line), 1));
  }

  @Override
  public RuntimeException onError(ErrorType type, SourceRange range, String message) {
    throw new Problem(message, span(range));
  }

  @Override
  public void onWarning(WarningType type, SourceRange range, String message) {}
}
