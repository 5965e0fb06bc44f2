package dev.migrationguard.schema;

import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Sequence;
import dev.migrationguard.model.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The migrations of one history in the order in which they run, each with the schema that it finds. */
public final class History {

  /**
   * A migration at its moment.
   *
   * @param migration the migration
   * @param before    what is known of the schema when it starts
   * @param after     what is known when it is done
   */
  public record Moment(Migration migration, SchemaState before, SchemaState after) {}

  /**
   * A reason why a history cannot be run as it stands.
   *
   * @param kind  what is wrong
   * @param at    the migration that says it
   * @param id    the id that is unknown or claimed twice
   * @param other the other one that claims it, or the next one of the cycle; the migration itself where there is none
   */
  public record Break(Kind kind, Migration at, String id, Migration other) {

    /** What is wrong. */
    public enum Kind {
      UNKNOWN_PARENT,
      /** One that is there, called by a label or by the beginning of its id, which is not enough where it follows it. */
      NOT_AN_ID,
      CLAIMED_TWICE,
      CYCLE
    }
  }

  private final List<Moment> moments;
  private final Graph graph;
  private final Set<Migration> heads;

  private History(List<Moment> moments, Graph graph) {
    this.moments = List.copyOf(moments);
    this.graph = graph;
    this.heads = graph.heads();
  }

  /** Why it cannot be run as it stands; each cycle once. */
  public List<Break> breaks() {
    return List.copyOf(graph.breaks());
  }

  /** Heads that no merge brings together and no label tells apart, those that compete with each other in one list. */
  public Collection<List<Migration>> competingHeads() {
    return new Lineage(graph.migrations, (migration, id) -> graph.named(id)).competing();
  }

  /** Every migration once, parents before children. */
  public List<Moment> moments() {
    return moments;
  }

  /** Whether no other migration follows this one. */
  public boolean isHead(Migration migration) {
    return heads.contains(migration);
  }

  /** The migrations that this one follows directly, as far as they are there. */
  public List<Migration> parents(Migration migration) {
    return Collections.unmodifiableList(graph.parents(migration));
  }

  /** The ids that this one says it follows and that no migration of the history answers to. */
  public List<String> missingParents(Migration migration) {
    return graph.missing.getOrDefault(migration, List.of());
  }

  /** Whether it hangs in a circle, or follows one that does: then its turn is not known. */
  public boolean isCircular(Migration migration) {
    return graph.circular.contains(migration);
  }

  /**
   * Replays the upgrade path of the migrations of one folder.
   *
   * <p>A parent that is missing, and a cycle, leave less known; they never stop the replay.
   *
   * @param dialect the database whose schema is of interest: steps that do not run there change nothing
   */
  public static History replay(List<Migration> migrations, String dialect) {
    Graph graph = new Graph(migrations);
    Map<Migration, SchemaState> after = new IdentityHashMap<>();
    List<Moment> moments = new ArrayList<>();
    Ends ends = new Ends(graph::parents);
    for (Migration migration : graph.order()) {
      SchemaState before = SchemaState.EMPTY;
      for (Migration parent : ends.of(migration)) {
        SchemaState known = after.getOrDefault(parent, SchemaState.EMPTY);
        before = before == SchemaState.EMPTY ? known : SchemaState.merged(before, known);
      }
      if (graph.misses(migration)) {
        before = before.withGap();
      }
      SchemaState state = before;
      String name = nameOf(migration);
      for (Step step : migration.upgrade()) {
        if (step.guards().runsOn(dialect)) {
          state = state.after(step.operation(), name);
        }
      }
      after.put(migration, state);
      moments.add(new Moment(migration, before, state));
    }
    return new History(moments, graph);
  }

  /** What {@link SchemaState} calls a migration: its id, or its path where it has none. */
  public static String nameOf(Migration migration) {
    return migration.id().orElse(migration.path());
  }

  /** Who follows whom. Migrations are told apart by identity: two may claim the same id, and comparing them is slow. */
  private static final class Graph {

    private final List<Migration> migrations;
    private final Map<Migration, List<Migration>> parents = new IdentityHashMap<>();
    private final Map<Migration, List<Migration>> children = new IdentityHashMap<>();
    private final Map<Migration, List<String>> missing = new IdentityHashMap<>();
    private final Set<Migration> circular = identitySet(List.of());
    private final TreeMap<String, Migration> byId = new TreeMap<>();
    private final TreeMap<String, Migration> byLabel = new TreeMap<>();
    private final List<Break> breaks = new ArrayList<>();

    Graph(List<Migration> migrations) {
      this.migrations = migrations;
      Map<Sequence, Migration> turns = new HashMap<>();
      for (Migration migration : migrations) {
        String id = migration.id().orElse("");
        Migration twin =
            migration.sequence().isPresent()
                ? turns.putIfAbsent(migration.sequence().get(), migration)
                : id.isEmpty() ? null : byId.get(id);
        if (twin != null) {
          breaks.add(new Break(Break.Kind.CLAIMED_TWICE, migration, id, twin));
        }
        migration.id().ifPresent(known -> byId.putIfAbsent(known, migration));
      }
      for (Migration migration : migrations) {
        migration.labels().forEach(label -> byLabel.putIfAbsent(label, migration));
      }
      for (Migration migration : migrations) {
        List<Migration> known = new ArrayList<>();
        Set<Migration> distinct = identitySet(List.of());
        for (String id : migration.parents()) {
          Migration parent = named(id);
          if (parent == null) {
            missing.computeIfAbsent(migration, m -> new ArrayList<>()).add(id);
            // What is depended on may be called `label@head`, or by the beginning of several ids.
            boolean whole = !id.isEmpty() && migration.declaration().follows().contains(id);
            if (whole || id.indexOf('@') < 0 && !begins(id)) {
              breaks.add(new Break(Break.Kind.UNKNOWN_PARENT, migration, id, migration));
            }
          } else if (parent == migration) {
            circular.add(migration);
            breaks.add(new Break(Break.Kind.CYCLE, migration, id, migration));
          } else if (distinct.add(parent)) {
            known.add(parent);
            // No other name does where it follows: measured with Alembic 1.16, a KeyError.
            if (migration.declaration().follows().contains(id) && !parent.id().equals(Optional.of(id))) {
              breaks.add(new Break(Break.Kind.NOT_AN_ID, migration, id, parent));
            }
          }
        }
        parents.put(migration, known);
      }
      Turns.of(migrations).forEach((migration, before) -> parents.get(migration).add(before));
      for (Migration migration : migrations) {
        for (Migration parent : parents.get(migration)) {
          children.computeIfAbsent(parent, p -> new ArrayList<>()).add(migration);
        }
      }
    }

    /** The migration that another one means by an id or a label; null for none. */
    Migration named(String id) {
      return find(byId, id).orElseGet(() -> byLabel.get(id));
    }

    private boolean begins(String id) {
      var candidate = byId.ceilingEntry(id);
      return candidate != null && candidate.getKey().startsWith(id);
    }

    /** What is wrong, the cycles among it; those are known once the order has been asked for. */
    List<Break> breaks() {
      return breaks;
    }

    /** Of those that wait for each other, each cycle once. */
    private void findCycles(Set<Migration> placed) {
      Set<Migration> seen = identitySet(List.of());
      for (Migration start : migrations) {
        List<Migration> walked = new ArrayList<>();
        Set<Migration> here = identitySet(List.of());
        Migration at = start;
        while (at != null && !placed.contains(at) && seen.add(at)) {
          walked.add(at);
          here.add(at);
          Migration next = null;
          for (Migration parent : parents.get(at)) {
            next = placed.contains(parent) ? next : parent;
          }
          at = next;
        }
        if (at != null && here.contains(at)) {
          Migration last = walked.get(walked.size() - 1);
          breaks.add(new Break(Break.Kind.CYCLE, last, last.id().orElse(""), at));
        }
      }
    }

    /** Alembic accepts the beginning of an id where it is unambiguous. */
    private static Optional<Migration> find(TreeMap<String, Migration> byId, String id) {
      Migration exact = byId.get(id);
      if (exact != null || id.isEmpty()) {
        return Optional.ofNullable(exact);
      }
      var candidate = byId.ceilingEntry(id);
      if (candidate == null || !candidate.getKey().startsWith(id)) {
        return Optional.empty();
      }
      var next = byId.higherEntry(candidate.getKey());
      boolean ambiguous = next != null && next.getKey().startsWith(id);
      return ambiguous ? Optional.empty() : Optional.of(candidate.getValue());
    }

    /** Whether it follows one that is not there. */
    boolean misses(Migration migration) {
      return missing.containsKey(migration);
    }

    List<Migration> parents(Migration migration) {
      return parents.get(migration);
    }

    Set<Migration> heads() {
      Set<Migration> heads = identitySet(migrations);
      children.forEach((migration, followers) -> {
        if (followers.stream().anyMatch(follower -> !Turns.isAside(follower))) {
          heads.remove(migration);
        }
      });
      // What leads back from a version is as new as the version.
      heads.removeIf(head -> Turns.isAside(head) && !(Turns.isUndo(head) && heads.containsAll(parents(head))));
      return heads;
    }

    /** Parents before children, else the order of the files; what hangs in a cycle comes last. */
    List<Migration> order() {
      Map<Migration, Integer> waitingFor = new IdentityHashMap<>();
      ArrayDeque<Migration> ready = new ArrayDeque<>();
      for (Migration migration : migrations) {
        int missing = parents.get(migration).size();
        waitingFor.put(migration, missing);
        if (missing == 0) {
          ready.add(migration);
        }
      }
      List<Migration> order = new ArrayList<>(parents.size());
      while (!ready.isEmpty()) {
        Migration next = ready.remove();
        order.add(next);
        for (Migration child : children.getOrDefault(next, List.of())) {
          if (waitingFor.merge(child, -1, Integer::sum) == 0) {
            ready.add(child);
          }
        }
      }
      if (order.size() < migrations.size()) {
        Set<Migration> placed = identitySet(order);
        findCycles(placed);
        for (Migration migration : migrations) {
          if (!placed.contains(migration)) {
            order.add(migration);
            circular.add(migration);
          }
        }
      }
      return order;
    }

    private static Set<Migration> identitySet(List<Migration> elements) {
      Set<Migration> set = Collections.newSetFromMap(new IdentityHashMap<>());
      set.addAll(elements);
      return set;
    }
  }
}
