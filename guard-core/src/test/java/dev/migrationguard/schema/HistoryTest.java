package dev.migrationguard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Declaration;
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
    return with(id, new AddColumn(USERS, Column.nullable(id, DataType.of("integer")), false), guards, parents);
  }

  private static Migration with(String id, Operation operation, Guards guards, String... parents) {
    Transaction transaction = new Transaction(Transaction.Mode.INSIDE, 0);
    Step step = new Step(operation, new Place(id + ".py", Span.START), 0, transaction, guards);
    return new Migration(id + ".py", Optional.of(id), List.of(parents), List.of(step), List.of(), List.of());
  }

  /** A migration that says that it follows its parents, rather than only depending on them. */
  private static Migration following(String id, String... parents) {
    Declaration declaration =
        new Declaration(List.of(parents), Span.START, Span.START, Span.START, Declaration.WayBack.WRITTEN);
    return migration(id, parents).declared(declaration);
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
  void whatIsNamedAgainLaterDoesNotBringBackWhatWasDroppedSince() {
    Migration drop = with("d", new DropColumn(USERS, "a", false, false), Guards.NONE, "b");
    Migration far = migration("f", "d", "a");
    Migration both = migration("g", "a", "f", "b", "d");
    History history = replay(migration("a"), migration("b", "a"), drop, far, both);
    assertThat(columnsBefore(history, "f")).containsExactly("b");
    assertThat(columnsBefore(history, "g")).containsExactlyInAnyOrder("b", "f");
    assertThat(history.parents(far)).extracting(Migration::path).containsExactly("d.py", "a.py");
  }

  @Test
  @Timeout(60)
  void aMergeOfThousandsOfBranches() {
    List<Migration> migrations = new ArrayList<>(List.of(migration("root")));
    String[] branches = new String[5_000];
    for (int i = 0; i < branches.length; i++) {
      branches[i] = "b" + i;
      migrations.add(migration(branches[i], "root"));
    }
    migrations.add(migration("merge", branches));
    History history = History.replay(migrations, "postgresql");
    assertThat(columnsBefore(history, "merge")).hasSize(branches.length + 1).contains("root", "b0", "b4999");
  }

  @Test
  void headsUnderDifferentLabelsDoNotCompete() {
    Migration root = following("a");
    Migration one = following("b", "a").labelled(List.of("one"));
    Migration other = following("c", "a").labelled(List.of("other"));
    Migration afterOne = following("d", "b");
    Migration besideIt = following("e", "b");
    Migration merge = following("m", "d", "e");
    assertThat(replay(root, one, other).competingHeads()).isEmpty();
    assertThat(replay(root, one, other, afterOne).competingHeads()).isEmpty();
    assertThat(replay(root, one, other, afterOne, besideIt).competingHeads())
        .containsExactly(List.of(afterOne, besideIt));
    assertThat(replay(root, one, other, afterOne, besideIt, merge).competingHeads()).isEmpty();
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
