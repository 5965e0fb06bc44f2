package dev.migrationguard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HistoryTest {

  private static final ObjectName USERS = ObjectName.of("users");

  /** A migration that adds a column of its own name to users. */
  private static Migration migration(String id, String... parents) {
    return migration(id, Guards.NONE, parents);
  }

  private static Migration migration(String id, Guards guards, String... parents) {
    Operation add = new AddColumn(USERS, Column.nullable(id, DataType.of("integer")), false);
    Transaction transaction = new Transaction(Transaction.Mode.INSIDE, 0);
    Step step = new Step(add, new Place(id + ".py", Span.START), 0, transaction, guards);
    return new Migration(id + ".py", Optional.of(id), List.of(parents), List.of(step), List.of(), List.of());
  }

  private static History replay(Migration... migrations) {
    return History.replay(List.of(migrations), "postgresql");
  }

  private static List<String> order(History history) {
    return history.moments().stream().map(moment -> moment.migration().id().orElseThrow()).toList();
  }

  private static Set<String> columnsBefore(History history, String id) {
    return history.moments().stream()
        .filter(moment -> moment.migration().id().orElseThrow().equals(id))
        .map(moment -> moment.before().table(USERS).map(table -> Set.copyOf(table.columns().keySet())).orElse(Set.of()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void parentsComeBeforeChildrenWhateverTheOrderOfTheFiles() {
    History history = replay(migration("c", "b"), migration("b", "a"), migration("a"));
    assertThat(order(history)).containsExactly("a", "b", "c");
    assertThat(columnsBefore(history, "c")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aBranchDoesNotSeeItsNeighbourAndAMergeSeesBoth() {
    History history =
        replay(migration("a"), migration("l", "a"), migration("r", "a"), migration("m", "l", "r"));
    assertThat(columnsBefore(history, "l")).containsExactly("a");
    assertThat(columnsBefore(history, "r")).containsExactly("a");
    assertThat(columnsBefore(history, "m")).containsExactlyInAnyOrder("a", "l", "r");
  }

  @Test
  void everyRevisionThatNoneFollowsIsAHead() {
    Migration left = migration("l", "a");
    Migration right = migration("r", "a");
    Migration root = migration("a");
    History history = replay(root, left, right);
    assertThat(history.isHead(left)).isTrue();
    assertThat(history.isHead(right)).isTrue();
    assertThat(history.isHead(root)).isFalse();
  }

  @Test
  void theBeginningOfAnIdIsEnoughWhereOnlyOneBeginsLikeThat() {
    assertThat(columnsBefore(replay(migration("abc1"), migration("z", "abc")), "z")).containsExactly("abc1");
    assertThat(columnsBefore(replay(migration("abc1"), migration("abc2"), migration("z", "abc")), "z")).isEmpty();
    assertThat(columnsBefore(replay(migration("abc"), migration("abc2"), migration("z", "abc")), "z"))
        .containsExactly("abc");
  }

  @Test
  void aMissingParentLeavesLessKnown() {
    assertThat(columnsBefore(replay(migration("b", "gone")), "b")).isEmpty();
    assertThat(columnsBefore(replay(migration("a"), migration("b", "gone", "a")), "b")).containsExactly("a");
  }

  @Test
  void aRevisionThatFollowsItselfIsTheFirst() {
    assertThat(order(replay(migration("a", "a"), migration("b", "a")))).containsExactly("a", "b");
  }

  @Test
  void whatHangsInACycleIsStillThereOnce() {
    assertThat(order(replay(migration("a"), migration("x", "y"), migration("y", "x"), migration("b", "a"))))
        .containsExactly("a", "b", "x", "y");
  }

  @Test
  void twoRevisionsOfOneIdAreBothReplayed() {
    Migration first = migration("a");
    Migration second = migration("a");
    assertThat(order(replay(first, second, migration("b", "a")))).containsExactly("a", "a", "b");
  }

  @Test
  void whatRunsOnAnotherDatabaseChangesNothing() {
    Migration elsewhere = migration("a", new Guards(false, Set.of("sqlite")));
    assertThat(columnsBefore(replay(elsewhere, migration("b", "a")), "b")).isEmpty();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void tenThousandRevisionsInAnyOrder() {
    List<Migration> line = new ArrayList<>();
    for (int i = 9_999; i >= 0; i--) {
      line.add(i == 0 ? migration("r0") : migration("r" + i, "r" + (i - 1)));
    }
    History history = History.replay(line, "postgresql");
    assertThat(order(history)).hasSize(10_000).startsWith("r0", "r1").endsWith("r9999");
    assertThat(columnsBefore(history, "r9999")).hasSize(9_999);
  }
}
