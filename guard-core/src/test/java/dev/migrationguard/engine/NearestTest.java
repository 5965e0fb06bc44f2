package dev.migrationguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> RULES = List.of("drop-table", "drop-column", "rename-column", "json");

  @Test
  void a_missing_a_wrong_and_two_swapped_letters_are_recognised() {
    assertThat(Nearest.to("drop-colum", RULES)).hasValue("drop-column");
    assertThat(Nearest.to("drop_column", RULES)).hasValue("drop-column");
    assertThat(Nearest.to("drop-tabel", RULES)).hasValue("drop-table");
    assertThat(Nearest.to("jsno", RULES)).hasValue("json");
  }

  @Test
  void the_beginning_of_a_word_is_recognised() {
    assertThat(Nearest.to("rename", RULES)).hasValue("rename-column");
  }

  @Test
  void a_word_that_is_like_none_gets_no_hint() {
    assertThat(Nearest.to("vacuum", RULES)).isEmpty();
    assertThat(Nearest.to("", RULES)).isEmpty();
    assertThat(Nearest.to("x".repeat(10_000), RULES)).isEmpty();
    assertThat(Nearest.hint("vacuum", RULES)).isEmpty();
  }
}
