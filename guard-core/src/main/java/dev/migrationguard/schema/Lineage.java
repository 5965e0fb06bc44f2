package dev.migrationguard.schema;

import dev.migrationguard.model.Declaration;
import dev.migrationguard.model.Migration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Who follows whom by name alone, what is only depended on left aside: it decides which revisions are heads. */
final class Lineage {

  private final List<Migration> members = new ArrayList<>();
  private final Map<Migration, List<Migration>> parents = new IdentityHashMap<>();
  private final Map<Migration, List<Migration>> children = new IdentityHashMap<>();
  private final Map<Migration, Set<String>> labels = new IdentityHashMap<>();

  /**
   * A lineage.
   *
   * @param find the migration that an id means to another one, or null
   */
  Lineage(List<Migration> migrations, BiFunction<Migration, String, Migration> find) {
    for (Migration migration : migrations) {
      if (migration.declaration() != Declaration.NONE && migration.id().isPresent()) {
        members.add(migration);
        for (String id : migration.declaration().follows()) {
          Migration parent = find.apply(migration, id);
          if (parent != null && parent != migration) {
            parents.computeIfAbsent(migration, m -> new ArrayList<>()).add(parent);
            children.computeIfAbsent(parent, m -> new ArrayList<>()).add(migration);
          }
        }
      }
    }
    for (Migration migration : members) {
      if (!migration.labels().isEmpty()) {
        spread(migration);
      }
    }
  }

  /** A label holds for all that comes after. */
  private void spread(Migration start) {
    Set<Migration> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Migration> waiting = new ArrayDeque<>(List.of(start));
    while (!waiting.isEmpty()) {
      Migration next = waiting.remove();
      if (seen.add(next)) {
        labels.computeIfAbsent(next, m -> new TreeSet<>()).addAll(start.labels());
        waiting.addAll(children.getOrDefault(next, List.of()));
      }
    }
  }

  /** The heads that stand side by side without a label that tells them apart, in the order of their files. */
  Collection<List<Migration>> competing() {
    Map<String, List<Migration>> groups = new TreeMap<>();
    for (Migration migration : members) {
      if (!children.containsKey(migration)) {
        groups
            .computeIfAbsent(String.join(",", labels.getOrDefault(migration, Set.of())), label -> new ArrayList<>())
            .add(migration);
      }
    }
    groups.values().removeIf(heads -> heads.size() < 2);
    return groups.values();
  }
}
