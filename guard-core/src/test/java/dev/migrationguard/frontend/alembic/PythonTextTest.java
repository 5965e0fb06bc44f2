package dev.migrationguard.frontend.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonReader;
import dev.migrationguard.frontend.python.Stmt;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

  private static final String[] NASTY = {
    "a", "b c", " ", "'", "\"", "\"\"\"", "'''", "\\", "\\n", "\n", "\r", "\t", "\0", "\u0001", "\u007f", "é", "…", "😀",
    "{x}", "%s", ":x", "::", "#", "\u2028",
  };

  private static String read(String expression) {
    try {
      byte[] source = ("value = (" + expression + ")\n").getBytes(StandardCharsets.UTF_8);
      Stmt.Assign assign = (Stmt.Assign) PythonReader.read(source).body().get(0);
      return ((Expr.Text) assign.value()).value();
    } catch (PythonReader.Failure e) {
      throw new AssertionError(expression + ": " + e.getMessage(), e);
    }
  }

  @Test
  void whateverIsWrittenIsReadAsItWas() {
    Random random = new Random(7);
    for (int round = 0; round < 1500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        text.append(NASTY[random.nextInt(NASTY.length)]);
      }
      String value = text.toString();
      assertThat(read(PythonText.literal(value))).isEqualTo(value);
      assertThat(read(String.join("\n  ", PythonText.pieces(value, 12)))).isEqualTo(value);
    }
  }

  @Test
  void quotesAreChosenSoThatTheyNeedNoBackslash() {
    assertThat(PythonText.literal("plain")).isEqualTo("\"plain\"");
    assertThat(PythonText.literal("it's")).isEqualTo("\"it's\"");
    assertThat(PythonText.literal("\"User\"")).isEqualTo("'\"User\"'");
    assertThat(PythonText.literal("a \"b\" 'c'.")).isEqualTo("\"\"\"a \"b\" 'c'.\"\"\"");
    assertThat(PythonText.literal("'a' \"b\"")).isEqualTo("\"'a' \\\"b\\\"\"");
  }

  @Test
  void aLongTextBreaksAfterSpacesAndNowhereElse() {
    assertThat(PythonText.pieces("one two three four", 12)).containsExactly("\"one two \"", "\"three four\"");
    assertThat(PythonText.pieces("a_word_that_is_longer than that", 10))
        .containsExactly("\"a_word_that_is_longer \"", "\"than \"", "\"that\"");
    assertThat(PythonText.pieces("short", 12)).containsExactly("\"short\"");
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '\0', delimiter = '|', value = {
    "a = :x|a = \\:x",
    "':x'|'\\:x'",
    "12:30|12:30",
    "a::int|a::int",
    "a ::int|a ::int",
    "a : b|a : b",
    "ends with :|ends with :",
    ":x:y|\\:x:y",
  })
  void onlyAColonThatBeginsAParameterIsEscaped(String sql, String escaped) {
    assertThat(PythonText.sql(sql)).isEqualTo(escaped);
  }
}
