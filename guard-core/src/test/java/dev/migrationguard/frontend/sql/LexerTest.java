package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LexerTest {

  private static List<String> kinds(String sql) {
    return DoBlocks.tokens(sql).stream().map(t -> t.kind() + " " + sql.substring(t.start(), t.end())).toList();
  }

  @Test
  void quotesOfEveryKind() {
    assertThat(kinds("'it''s' E'\\'' U&'\\0061' B'01' X'ff' N'n' $$a'b$$ $t$ $$ $t$"))
        .containsExactly(
            "STRING 'it''s'", "ESCAPE_STRING E'\\''", "STRING U&'\\0061'", "STRING B'01'", "STRING X'ff'",
            "STRING N'n'", "DOLLAR_STRING $$a'b$$", "DOLLAR_STRING $t$ $$ $t$");
  }

  @Test
  void namesAreFoldedUnlessTheyAreQuoted() {
    assertThat(DoBlocks.tokens("Users \"Us\"\"ers\" U&\"d\\0061t\\+000061\" `T` a$b ÄB").stream().map(Token::text))
        .containsExactly("users", "Us\"ers", "data", "T", "a$b", "Äb");
  }

  @Test
  void wordsThatLookAlikeAreToldApart() {
    assertThat(DoBlocks.tokens("Cart coat CART cart COAT c…t cost").stream().map(Token::text))
        .containsExactly("cart", "coat", "cart", "cart", "coat", "c…t", "cost");
  }

  @Test
  void boundValuesAreToldFromCastsAndOperators() {
    assertThat(kinds("a::int :name %(name)s %s $1 b %% c x\\:\\:text := 5%s"))
        .containsExactly(
            "WORD a", "SYMBOL ::", "WORD int", "PARAMETER :name", "PARAMETER %(name)s", "PARAMETER %s", "PARAMETER $1",
            "WORD b", "SYMBOL %%", "WORD c", "WORD x", "SYMBOL \\:\\:", "WORD text", "SYMBOL :=", "NUMBER 5",
            "PARAMETER %s");
  }

  @Test
  void operatorsAndNumbers() {
    assertThat(kinds("a=-1 b->>c 1.5e-3 .5 1..10 0x1F a/*x*/b a--x"))
        .containsExactly(
            "WORD a", "SYMBOL =", "SYMBOL -", "NUMBER 1", "WORD b", "SYMBOL ->>", "WORD c", "NUMBER 1.5e-3",
            "NUMBER .5", "NUMBER 1", "SYMBOL ..", "NUMBER 10", "NUMBER 0x1F", "WORD a", "WORD b", "WORD a");
  }

  @Test
  void commentsNest() {
    assertThat(kinds("a /* b /* c */ d */ e -- f\n g")).containsExactly("WORD a", "WORD e", "WORD g");
  }

  @Test
  void whatNeverClosesIsOneToken() {
    assertThat(kinds("a 'b ; c")).containsExactly("WORD a", "UNTERMINATED 'b ; c");
    assertThat(kinds("a /* b")).containsExactly("WORD a", "UNTERMINATED /* b");
  }
}
