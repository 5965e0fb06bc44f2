package dev.migrationguard.schema;

import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Sequence;
import dev.migrationguard.model.Sequence.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who follows whom where names tell the order. */
final class Turns {

  private Turns() {}

  /** What each of them finds done before it: the version before, for an undo the version that it undoes. */
  static Map<Migration, Migration> of(List<Migration> migrations) {
    List<Migration> ordered = new ArrayList<>();
    for (Migration migration : migrations) {
      if (migration.sequence().isPresent()) {
        ordered.add(migration);
      }
    }
    ordered.sort(Turns::inOrder);
    ordered.removeAll(standIns(ordered));
    Map<Migration, Migration> before = new IdentityHashMap<>();
    Migration last = null;
    for (Migration migration : ordered) {
      if (last != null) {
        before.put(migration, last);
      }
      if (sequence(migration).role() != Role.UNDO) {
        last = migration;
      }
    }
    return before;
  }

  /**
   * The baselines whose versions are there: those tell what came before, and the baseline finds a database without
   * anything. Of baselines that are all there is left, the newest is what the later versions find.
   */
  private static Set<Migration> standIns(List<Migration> ordered) {
    Set<Migration> standIns = Collections.newSetFromMap(new IdentityHashMap<>());
    Migration first = null;
    boolean versions = false;
    for (Migration migration : ordered) {
      Role role = sequence(migration).role();
      versions |= role == Role.VERSIONED;
      if (role == Role.BASELINE) {
        Migration aside = versions || first == null ? migration : first;
        if (versions || first != null) {
          standIns.add(aside);
        }
        first = versions ? first : migration;
      }
    }
    return standIns;
  }

  /** Repeatable scripts come after all others. */
  private static int inOrder(Migration one, Migration other) {
    Sequence first = sequence(one);
    Sequence second = sequence(other);
    int byKind = Boolean.compare(first.role() == Role.REPEATABLE, second.role() == Role.REPEATABLE);
    int byKey = byKind != 0 ? byKind : first.key().compareTo(second.key());
    return byKey != 0 ? byKey : first.role().compareTo(second.role());
  }

  /** Whether it makes no version old: a way back, a baseline, or a script that runs again and again. */
  static boolean isAside(Migration migration) {
    return migration.sequence().filter(sequence -> sequence.role() != Role.VERSIONED).isPresent();
  }

  /** Whether it only leads back. */
  static boolean isUndo(Migration migration) {
    return migration.sequence().filter(sequence -> sequence.role() == Role.UNDO).isPresent();
  }

  private static Sequence sequence(Migration migration) {
    return migration.sequence().orElseThrow();
  }
}
