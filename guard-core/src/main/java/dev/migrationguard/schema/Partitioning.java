package dev.migrationguard.schema;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.PartitionKey;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.OrderedPSet;

/**
 * Which tables are partitioned, and which are their partitions.
 *
 * @param memberships by partition
 * @param partitions  by partitioned table, in the order in which they came; the same facts the other way round
 * @param defaults    by partitioned table, its DEFAULT partition
 * @param keys        of the tables whose creation shows one
 */
record Partitioning(
    PMap<ObjectName, Membership> memberships,
    PMap<ObjectName, OrderedPSet<ObjectName>> partitions,
    PMap<ObjectName, ObjectName> defaults,
    PMap<ObjectName, PartitionKey> keys) {

  static final Partitioning NONE =
      new Partitioning(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  /** Of which table, and for which of its rows. */
  record Membership(ObjectName parent, PartitionBounds bounds) {}

  Optional<ObjectName> parentOf(ObjectName partition) {
    return Optional.ofNullable(memberships.get(partition)).map(Membership::parent);
  }

  List<ObjectName> partitionsOf(ObjectName table) {
    return List.copyOf(partitions.getOrDefault(table, OrderedPSet.empty()));
  }

  Optional<ObjectName> defaultOf(ObjectName table) {
    return Optional.ofNullable(defaults.get(table));
  }

  boolean isPartitioned(ObjectName table) {
    return keys.containsKey(table) || partitions.containsKey(table);
  }

  Partitioning with(ObjectName table, PartitionKey key) {
    return new Partitioning(memberships, partitions, defaults, keys.plus(table, key));
  }

  Partitioning with(ObjectName partition, Membership membership) {
    Partitioning apart = without(partition);
    OrderedPSet<ObjectName> siblings = apart.partitions.getOrDefault(membership.parent(), OrderedPSet.empty());
    boolean takesTheRest = membership.bounds().kind() == PartitionBounds.Kind.DEFAULT;
    return new Partitioning(
        apart.memberships.plus(partition, membership),
        apart.partitions.plus(membership.parent(), siblings.plus(partition)),
        takesTheRest ? apart.defaults.plus(membership.parent(), partition) : apart.defaults,
        apart.keys);
  }

  Partitioning without(ObjectName partition) {
    Membership old = memberships.get(partition);
    if (old == null) {
      return this;
    }
    OrderedPSet<ObjectName> left = partitions.get(old.parent()).minus(partition);
    return new Partitioning(
        memberships.minus(partition),
        left.isEmpty() ? partitions.minus(old.parent()) : partitions.plus(old.parent(), left),
        partition.equals(defaults.get(old.parent())) ? defaults.minus(old.parent()) : defaults,
        keys);
  }

  /** Without a table that is dropped, and its partitions with it. */
  Partitioning dropped(ObjectName table) {
    Partitioning left = without(table);
    for (ObjectName partition : partitionsOf(table)) {
      left = left.without(partition);
    }
    return new Partitioning(left.memberships, left.partitions, left.defaults, left.keys.minus(table));
  }

  Partitioning renamed(ObjectName from, ObjectName to) {
    Partitioning renamed = this;
    PartitionKey key = keys.get(from);
    if (key != null) {
      renamed = new Partitioning(memberships, partitions, defaults, keys.minus(from).plus(to, key));
    }
    Membership membership = memberships.get(from);
    if (membership != null) {
      renamed = renamed.without(from).with(to, membership);
    }
    for (ObjectName partition : partitionsOf(from)) {
      renamed = renamed.with(partition, new Membership(to, memberships.get(partition).bounds()));
    }
    return renamed;
  }

  static Partitioning merged(Partitioning left, Partitioning right) {
    if (left == right) {
      return left;
    }
    Partitioning merged =
        new Partitioning(left.memberships, left.partitions, left.defaults, left.keys.plusAll(right.keys));
    for (var entry : right.memberships.entrySet()) {
      merged = merged.with(entry.getKey(), entry.getValue());
    }
    return merged;
  }
}
