package dev.migrationguard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Sequence;
import dev.migrationguard.model.Sequence.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names tell the order where no parents do. */
class TurnsTest {

  private static final Migration FIRST = named("V1", "1", Role.VERSIONED);
  private static final Migration FIRST_UNDONE = named("U1", "1", Role.UNDO);
  private static final Migration SECOND = named("V2", "2", Role.VERSIONED);
  private static final Migration SECOND_UNDONE = named("U2", "2", Role.UNDO);
  private static final Migration AGAIN = named("R", "a", Role.REPEATABLE);

  private static final History HISTORY =
      History.replay(List.of(AGAIN, SECOND_UNDONE, SECOND, FIRST_UNDONE, FIRST), "postgresql");

  private static Migration named(String path, String key, Role role) {
    return new Migration(
        path, Optional.of(key), List.of(), List.of(), List.of(), List.of(), Optional.of(new Sequence("", key, role)));
  }

  @Test
  void versionsComeFirstAndRepeatablesLast() {
    List<String> order = HISTORY.moments().stream().map(moment -> moment.migration().path()).toList();

    assertThat(order).containsSubsequence("V1", "V2", "R").containsSubsequence("V1", "U1").containsSubsequence("V2", "U2");
  }

  @Test
  void theNewestVersionAndItsUndoAreTheHeads() {
    assertThat(List.of(FIRST, FIRST_UNDONE, SECOND, SECOND_UNDONE, AGAIN).stream().filter(HISTORY::isHead))
        .containsExactly(SECOND, SECOND_UNDONE);
  }
}
