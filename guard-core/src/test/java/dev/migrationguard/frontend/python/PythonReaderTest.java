package dev.migrationguard.frontend.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrationguard.model.Span;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader makes of a file as a whole: encodings, errors, depth, and the newest syntax. */
class PythonReaderTest {

  @Test
  void aCallKeepsItsArgumentsAndTheirPlaces() {
    Expr.Call call = (Expr.Call) expression("op.drop_column('users', column_name=\"é\" 'x')");

    assertThat(((Expr.Attribute) call.function()).attribute()).isEqualTo("drop_column");
    assertThat(call.arguments()).containsExactly(new Expr.Text("users", new Span(1, 16, 1, 23)));
    assertThat(call.keywords()).hasSize(1);
    assertThat(call.keywords().get(0).name()).contains("column_name");
    assertThat(call.keywords().get(0).value()).isEqualTo(new Expr.Text("éx", new Span(1, 37, 1, 44)));
    assertThat(call.span()).isEqualTo(new Span(1, 1, 1, 45));
  }

  @Test
  void columnsAreCodePoints() {
    PythonModule module = read("x = '\uD83D\uDE80'; y = 1\n");

    assertThat(module.body().get(1).span()).isEqualTo(new Span(1, 10, 1, 15));
  }

  @Test
  void numbersAreInDecimalAsWritten() {
    assertThat(number("1_000")).isEqualTo("1000");
    assertThat(number("0x1F")).isEqualTo("31");
    assertThat(number("123456789012345678901234567890")).isEqualTo("123456789012345678901234567890");
    assertThat(number("1_0.50")).isEqualTo("10.50");
  }

  @Test
  void aCaseTellsItsValuesOrThatItMatchesAll() {
    Stmt.Match match = (Stmt.Match) read("""
        match name:
            case "postgresql" | "mysql": pass
            case None: pass
            case other if other: pass
            case {"a": 1}: pass
            case _: pass
        """).body().get(0);

    assertThat(match.cases().get(0).values()).extracting(value -> ((Expr.Text) value).value())
        .containsExactly("postgresql", "mysql");
    assertThat(match.cases().get(1).values()).hasOnlyElementsOfType(Expr.None.class);
    assertThat(match.cases()).extracting(Stmt.Case::wildcard).containsExactly(false, false, false, false, true);
    assertThat(match.cases().get(3).values()).isEmpty();
  }

  @Test
  void linesAreThoseOfTheFileWhateverEndsThem() {
    assertThat(read("a = 1\r\nb = 2\rc = 3\n\n").lines()).containsExactly("a = 1", "b = 2", "c = 3", "");
    assertThat(read("").lines()).isEmpty();
    assertThat(read("a = 1").lines()).containsExactly("a = 1");
  }

  @Test
  void aByteOrderMarkIsNoColumn() {
    assertThat(read("\uFEFFx = 1\n").body().get(0).span()).isEqualTo(new Span(1, 1, 1, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "# -*- coding: latin-1 -*-\nx = 'é'\n",
    "#!/usr/bin/env python\n# vim: set fileencoding=iso-8859-15 :\nx = 'é'\n",
    "\n# coding=cp1252\nx = 'é'\n",
    "#coding: Latin_1\rx = 'é'\r"
  })
  void aCodingCookieOnTheFirstTwoLinesRules(String source) throws Exception {
    List<Stmt> body = PythonReader.read(source.getBytes(ISO_8859_1)).body();

    assertThat(((Expr.Text) ((Stmt.Assign) body.get(0)).value()).value()).isEqualTo("é");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = 1\n# coding: latin-1\ny = 'é'\n", "\n\n# coding: latin-1\ny = 'é'\n"})
  void aCodingCookieElsewhereIsAComment(String source) {
    assertThat(read(source).body()).isNotEmpty();
    assertThat(failure(source, ISO_8859_1).getMessage()).startsWith("Non-UTF-8 code starting with '\\xe9'");
  }

  @Test
  void bytesThatAreNoTextAreNamedWithTheirLine() {
    PythonReader.Failure failure = failure("a = 1\nb = 'é'\n", ISO_8859_1);

    assertThat(failure).hasMessage(
        "Non-UTF-8 code starting with '\\xe9' on line 2, but no encoding declared; see PEP 263 for details");
    assertThat(failure.span()).isEqualTo(new Span(2, 6, 2, 7));
    assertThat(failure.line()).isEmpty();
    assertThat(failure("# coding: ascii\nx = 'é'\n", ISO_8859_1))
        .hasMessage("'us-ascii' codec can't decode byte 0xe9 on line 2");
  }

  @Test
  void aReplacementCharacterThatIsWrittenIsText() {
    assertThat(expression("'\uFFFD'")).isEqualTo(new Expr.Text("\uFFFD", new Span(1, 1, 1, 4)));
  }

  @Test
  void encodingsThatCannotBeAreRefusedInPythonsWords() {
    assertThat(failure("# coding: xyz\n", UTF_8)).hasMessage("unknown encoding: xyz");
    assertThat(failure("\uFEFF# coding: latin-1\n", UTF_8)).hasMessage("encoding problem: latin-1 with BOM");
    assertThat(failure("# coding: utf-16\n", UTF_8)).hasMessage("encoding problem: utf-16");
    assertThat(read("\uFEFF# coding: utf-8\nx = 1\n").body()).hasSize(1);
  }

  @Test
  void aNulByteIsRefused() {
    PythonReader.Failure failure = failure("x = 1\ny\0 = 2\n", UTF_8);

    assertThat(failure).hasMessage("source code string cannot contain null bytes");
    assertThat(failure.span()).isEqualTo(new Span(2, 2, 2, 3));
  }

  @Test
  void aSyntaxErrorIsPythonsMessageAtItsPlace() {
    PythonReader.Failure failure = failure("x = 1\nprint 'é', y\n", UTF_8);

    assertThat(failure).hasMessage("Missing parentheses in call to 'print'. Did you mean print(...)?");
    assertThat(failure.span()).isEqualTo(new Span(2, 1, 2, 13));
    assertThat(failure.line()).isEqualTo("print 'é', y");
    assertThat(failure("if x:\n    a\n  b\n", UTF_8))
        .hasMessage("unindent does not match any outer indentation level");
    assertThat(failure("x = 'abc\n", UTF_8)).hasMessage("unterminated string literal (detected at line 1)");
    assertThat(failure("f(1\n", UTF_8)).hasMessage("'(' was never closed");
  }

  @Test
  void nestingThatNobodyWritesIsAFailure() {
    assertThat(failure("(".repeat(5_000) + ")".repeat(5_000), UTF_8)).hasMessage("too many nested parentheses");
    assertThat(failure("(".repeat(201) + "1" + ")".repeat(201), UTF_8).span()).isEqualTo(new Span(1, 201, 1, 202));
    assertThat(failure("x = " + "-".repeat(50_000) + "1", UTF_8)).hasMessage("nesting is too deep to read");
    assertThat(failure("x = " + "not ".repeat(50_000) + "1", UTF_8)).hasMessage("nesting is too deep to read");
    assertThat(failure("x = 1" + " + 1".repeat(50_000), UTF_8)).hasMessage("nesting is too deep to read");
    assertThat(failure("x = " + "f'{".repeat(500) + "1" + "}'".repeat(500), UTF_8))
        .hasMessage("too many nested f-strings");
  }

  @Test
  void aNumberThatPythonWouldNotConvertIsAFailure() {
    PythonReader.Failure failure = failure("x = " + "7".repeat(1_000_000), UTF_8);

    assertThat(failure).hasMessage(
        "Exceeds the limit (4300 digits) for integer string conversion: value has 1000000 digits");
    assertThat(failure.span()).isEqualTo(new Span(1, 5, 1, 6));
    assertThat(number("7".repeat(4_300))).hasSize(4_300);
  }

  @Test
  void nestingThatGeneratedCodeMayHaveIsRead() {
    assertThat(read("[".repeat(150) + "]".repeat(150)).body()).hasSize(1);
    assertThat(read("x = 1" + " + 1".repeat(5_000)).body()).hasSize(1);
    assertThat(read("x = a" + ".b()".repeat(2_000)).body()).hasSize(1);
    assertThat(read("if a: pass\n" + "elif b: pass\n".repeat(2_000)).body()).hasSize(1);
  }

  @Test
  void templateStringsAreReadAsFormattedOnes() {
    Expr.Formatted formatted = (Expr.Formatted) expression("tr'a{b!r:>{w}}'");

    assertThat(formatted.pieces().get(0)).isEqualTo(new Expr.Text("a", new Span(1, 4, 1, 5)));
    assertThat(((Expr.Interpolation) formatted.pieces().get(1)).conversion()).isEqualTo("r");
    assertThat(expression("f'{T\"x\"}'")).isInstanceOf(Expr.Formatted.class);
  }

  @Test
  void exceptionsNeedNoParentheses() {
    Stmt.Try attempt = (Stmt.Try) read("""
        try: pass
        except A , (B or C), d.E : first(); second()
        except G, H: # why
            third()
        """).body().get(0);
    Stmt.Handler handler = attempt.handlers().get(0);

    assertThat(handler.type().orElseThrow()).isInstanceOf(Expr.TupleDisplay.class);
    assertThat(handler.type().orElseThrow().span()).isEqualTo(new Span(2, 8, 2, 25));
    assertThat(((Expr.TupleDisplay) handler.type().orElseThrow()).elements()).extracting(Expr::span)
        .containsExactly(new Span(2, 8, 2, 9), new Span(2, 13, 2, 19), new Span(2, 22, 2, 25));
    assertThat(handler.body()).extracting(Stmt::span)
        .containsExactly(new Span(2, 28, 2, 35), new Span(2, 37, 2, 45));
    assertThat(attempt.handlers().get(1).body().get(0).span()).isEqualTo(new Span(4, 5, 4, 12));
    assertThat(read("try: pass\nexcept* A, B: pass\n").body()).hasSize(1);
  }

  @Test
  void exceptionsWithANameNeedThem() {
    assertThat(failure("try: pass\nexcept A, B as e: pass\n", UTF_8))
        .hasMessage("multiple exception types must be parenthesized");
  }

  @Test
  void typeParametersMayHaveDefaults() {
    List<Stmt> body = read("""
        class A[T: int = str, *Ts = *tuple[int, "\uD83D\uDE80"], **P = [int]](B): x = 1
        async def f[T = dict[str,
                             int]](a=1): return a
        type X[T = int] = list[T]; y = 2
        """).body();

    assertThat(body).hasSize(4);
    Stmt.ClassDef type = (Stmt.ClassDef) body.get(0);
    assertThat(type.bases()).containsExactly(new Expr.Name("B", new Span(1, 60, 1, 61)));
    assertThat(type.span()).isEqualTo(new Span(1, 1, 1, 69));
    assertThat(((Stmt.FunctionDef) body.get(1)).body().get(0).span()).isEqualTo(new Span(3, 34, 3, 42));
    assertThat(((Stmt.TypeAlias) body.get(2)).name()).isEqualTo("X");
    assertThat(body.get(3).span()).isEqualTo(new Span(4, 28, 4, 33));
  }

  @Test
  void anErrorBesideNewSyntaxStandsAtItsPlaceInTheFile() {
    PythonReader.Failure failure = failure("try: pass\nexcept A, B: f(x) y\n", UTF_8);

    assertThat(failure).hasMessage("invalid syntax");
    assertThat(failure.span()).isEqualTo(new Span(2, 19, 2, 20));
    assertThat(failure.line()).isEqualTo("except A, B: f(x) y");
  }

  private static Expr expression(String source) {
    return ((Stmt.Expression) read(source).body().get(0)).value();
  }

  private static String number(String source) {
    return ((Expr.Number) expression(source)).value();
  }

  private static PythonModule read(String source) {
    try {
      return PythonReader.read(source.getBytes(UTF_8));
    } catch (PythonReader.Failure e) {
      throw new AssertionError(e.getMessage() + " at " + e.span(), e);
    }
  }

  private static PythonReader.Failure failure(String source, Charset charset) {
    return catchThrowableOfType(PythonReader.Failure.class, () -> PythonReader.read(source.getBytes(charset)));
  }
}
