package dev.migrationguard.schema;

import dev.migrationguard.model.Migration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The lines of a history that meet in a migration.
 *
 * <p>A migration may name one that another of those it names has followed long ago. What that one knew is old: a column
 * that was dropped since must not come back with it.
 */
final class Ends {

  private final Function<Migration, List<Migration>> parents;
  private final Map<Migration, Integer> turns = new IdentityHashMap<>();

  /** Asked in the order in which the migrations run. */
  Ends(Function<Migration, List<Migration>> parents) {
    this.parents = parents;
  }

  /** The migrations that one follows, without those that another of them follows too, in however many steps. */
  List<Migration> of(Migration migration) {
    List<Migration> all = parents.apply(migration);
    List<Migration> ends = all.size() < 2 ? all : ends(all);
    turns.put(migration, turns.size());
    return ends;
  }

  private List<Migration> ends(List<Migration> all) {
    int first = Integer.MAX_VALUE;
    for (Migration migration : all) {
      first = Math.min(first, turn(migration));
    }
    Set<Migration> followed = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Migration> waiting = new ArrayDeque<>(all);
    while (!waiting.isEmpty()) {
      for (Migration parent : parents.apply(waiting.remove())) {
        // Nothing before the first of them can lead to any.
        if (turn(parent) >= first && followed.add(parent)) {
          waiting.add(parent);
        }
      }
    }
    List<Migration> ends = new ArrayList<>(all);
    ends.removeIf(followed::contains);
    return ends;
  }

  /** What has not run, in a circle, comes before all. */
  private int turn(Migration migration) {
    return turns.getOrDefault(migration, -1);
  }
}
