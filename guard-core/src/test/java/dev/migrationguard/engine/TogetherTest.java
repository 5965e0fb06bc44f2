package dev.migrationguard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static final List<Integer> THOUSAND = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void answersInTheOrderOfTheThings() {
    assertThat(Together.map(THOUSAND, i -> i * 2)).isEqualTo(THOUSAND.stream().map(i -> i * 2).toList());
    assertThat(Together.map(List.of(), i -> i)).isEmpty();
    assertThat(Together.map(List.of(7), i -> i)).containsExactly(7);
  }

  @Test
  void doesEachOnce() {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();

    assertThat(Together.map(THOUSAND, seen::add)).doesNotContain(false);
  }

  @Test
  void throwsWhatTheWorkThrows() {
    assertThatThrownBy(() -> Together.map(THOUSAND, i -> 1 / (i - 500))).isInstanceOf(ArithmeticException.class);
  }
}
