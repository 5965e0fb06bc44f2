package dev.migrationguard.frontend.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Span;
import org.junit.jupiter.api.Test;

/** What a module tells beside its tree: comments, and where the characters of a string stand. */
class PythonModuleTest {

  @Test
  void aCommentIsWhatFollowsAMarkerOutsideStrings() throws Exception {
    PythonModule module = read("""
        # first
        x = '# none'  #  guard: ignore[drop-column] why\s
            \t# 🚀 alone
        y = f"#{x}#" 'it\\'s #' \"""
        # none \""" # last""");

    assertThat(module.comments()).containsExactly(
        new Comment(new Span(1, 1, 1, 8), "first", true),
        new Comment(new Span(2, 15, 2, 49), "guard: ignore[drop-column] why", false),
        new Comment(new Span(3, 6, 3, 15), "🚀 alone", true),
        new Comment(new Span(5, 12, 5, 18), "last", false));
  }

  @Test
  void aCommentMayStandInAReplacementField() throws Exception {
    PythonModule module = read("x = f\"{\n  call('#')  # why\n}\"\n");

    assertThat(module.comments()).containsExactly(new Comment(new Span(2, 14, 2, 19), "why", false));
  }

  @Test
  void aCharacterOfAPlainLiteralStandsBehindTheQuote() throws Exception {
    assertThat(place("x = 'abc'", "b")).isEqualTo(new Span(1, 7, 1, 8));
    assertThat(place("x = rb'' or Rb'' or R'''abc'''", "c")).isEqualTo(new Span(1, 27, 1, 28));
    assertThat(place("x = '🚀b'", "b")).isEqualTo(new Span(1, 7, 1, 8));
  }

  @Test
  void aCharacterOfAnEscapeStandsAtTheWholeEscape() throws Exception {
    assertThat(place("x = 'a\\x62c'", "b")).isEqualTo(new Span(1, 7, 1, 11));
    assertThat(place("x = 'a\\N{EM DASH}c'", "—")).isEqualTo(new Span(1, 7, 1, 18));
    assertThat(place("x = 'a\\142c'", "c")).isEqualTo(new Span(1, 11, 1, 12));
  }

  @Test
  void linesOfALiteralAreLinesOfTheFile() throws Exception {
    assertThat(place("op.execute('''\r\n  DROP \\\r\n  TABLE t''')", "TABLE")).isEqualTo(new Span(3, 3, 3, 4));
  }

  @Test
  void concatenatedPiecesAreOneText() throws Exception {
    assertThat(place("x = ('DROP '  # not 'TABLE'\n     r\"TABLE\" u't')", "TABLE")).isEqualTo(new Span(2, 8, 2, 9));
    assertThat(place("x = ('DROP '  # not 'TABLE'\n     r\"TABLE\" u't')", "t")).isEqualTo(new Span(2, 17, 2, 18));
  }

  @Test
  void piecesOfAnFStringAreFoundAroundItsFields() throws Exception {
    assertThat(place("x = f\"a{', '.join(b)}c{{\" 'd' f'{e}'", "d")).isEqualTo(new Span(1, 28, 1, 29));
    assertThat(place("x = f\"a{', '.join(b)}c{{\" 'd' f'{e}'", "{")).isEqualTo(new Span(1, 23, 1, 25));
    assertThat(place("x = f'{a:>{b}z}'", "z")).isEqualTo(new Span(1, 14, 1, 15));
  }

  @Test
  void theOffsetBehindTheLastCharacterStandsBeforeTheQuote() throws Exception {
    PythonModule module = read("x = 'abc'");
    Expr.Text text = ReaderFacts.texts(module).get(0);

    assertThat(module.positions(text).at(3)).isEqualTo(new Span(1, 9, 1, 9));
  }

  /** Where the first character of {@code wanted} stands, in the first literal that holds it. */
  private static Span place(String source, String wanted) throws Exception {
    PythonModule module = read(source);
    Expr.Text text =
        ReaderFacts.texts(module).stream().filter(each -> each.value().contains(wanted)).findFirst().orElseThrow();
    return module.positions(text).at(text.value().indexOf(wanted));
  }

  private static PythonModule read(String source) throws Exception {
    return PythonReader.read(source.getBytes(UTF_8));
  }
}
