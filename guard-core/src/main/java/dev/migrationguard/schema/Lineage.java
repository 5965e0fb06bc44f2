package dev.migrationguard.schema;

import dev.migrationguard.model.Declaration;
import dev.migrationguard.model.Migration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/** Who follows whom by name alone, what is only depended on left aside: it decides which revisions are heads. */
final class Lineage {

  private final List<Migration> members = new ArrayList<>();
  private final Map<Migration, List<Migration>> parents = new IdentityHashMap<>();
  private final Map<Migration, List<Migration>> children = new IdentityHashMap<>();
  private final Map<Migration, PSet<String>> labels = new IdentityHashMap<>();

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
        spread();
        return;
      }
    }
  }

  /** A label holds for all that comes after; what hangs in a circle has none. */
  private void spread() {
    Map<Migration, Integer> waitingFor = new IdentityHashMap<>();
    ArrayDeque<Migration> ready = new ArrayDeque<>();
    for (Migration migration : members) {
      int count = parents.getOrDefault(migration, List.of()).size();
      waitingFor.put(migration, count);
      if (count == 0) {
        ready.add(migration);
      }
    }
    while (!ready.isEmpty()) {
      Migration next = ready.remove();
      PSet<String> own = HashTreePSet.empty();
      for (Migration parent : parents.getOrDefault(next, List.of())) {
        own = union(own, labels.getOrDefault(parent, HashTreePSet.empty()));
      }
      labels.put(next, own.plusAll(next.labels()));
      for (Migration child : children.getOrDefault(next, List.of())) {
        if (waitingFor.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
  }

  private static PSet<String> union(PSet<String> one, PSet<String> other) {
    return one.size() < other.size() ? other.plusAll(one) : one.plusAll(other);
  }

  /** The heads that stand side by side without a label that tells them apart, in the order of their files. */
  Collection<List<Migration>> competing() {
    Map<Set<String>, List<Migration>> groups = new LinkedHashMap<>();
    for (Migration migration : members) {
      if (!children.containsKey(migration)) {
        Set<String> known = labels.getOrDefault(migration, HashTreePSet.empty());
        groups.computeIfAbsent(known, label -> new ArrayList<>()).add(migration);
      }
    }
    groups.values().removeIf(heads -> heads.size() < 2);
    return groups.values();
  }
}
