package dev.migrationguard.engine;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.HeldLock;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps of one migration in one direction, with the schema before each. */
final class Scene {

  private final Migration migration;
  private final Set<String> fresh;
  private final List<Step> steps;
  private final List<SchemaState> before;
  private final Target target;
  private final Cost[] costs;
  private final Map<Step, Integer> indexes = new IdentityHashMap<>();
  private List<Operation> statement = List.of();
  private int statementStart;
  private int statementEnd;
  private Optional<Locks> locks = Optional.empty();

  /**
   * A scene.
   *
   * @param fresh  what the schema calls the migrations whose tables and columns nobody uses yet, this one among them
   * @param before the schema before each step, as many as there are steps
   */
  Scene(Migration migration, Set<String> fresh, List<Step> steps, List<SchemaState> before, Target target) {
    this.migration = migration;
    this.fresh = fresh;
    this.steps = List.copyOf(steps);
    this.before = List.copyOf(before);
    this.target = target;
    this.costs = new Cost[steps.size()];
    for (int i = 0; i < steps.size(); i++) {
      indexes.put(steps.get(i), i);
    }
  }

  List<Step> steps() {
    return steps;
  }

  Moment at(int index) {
    return new Moment(index);
  }

  private Cost cost(int index) {
    if (costs[index] == null) {
      List<Operation> operations = statement(index);
      List<Cost> found = target.dialect().costs(operations, before.subList(statementStart, statementEnd));
      for (int i = 0; i < found.size(); i++) {
        costs[statementStart + i] = found.get(i);
      }
    }
    return costs[index];
  }

  private Locks locks() {
    if (locks.isEmpty()) {
      Locks found = new Locks();
      for (int i = 0; i < steps.size(); i++) {
        found.add(i, at(i));
      }
      locks = Optional.of(found);
    }
    return locks.get();
  }

  /** The operations of the statement that a step belongs to; kept, since its steps ask one after the other. */
  private List<Operation> statement(int index) {
    if (index >= statementStart && index < statementEnd) {
      return statement;
    }
    int number = steps.get(index).statement();
    int first = index;
    while (first > 0 && steps.get(first - 1).statement() == number) {
      first--;
    }
    List<Operation> operations = new ArrayList<>();
    int end = first;
    while (end < steps.size() && steps.get(end).statement() == number) {
      operations.add(steps.get(end).operation());
      end++;
    }
    statement = Collections.unmodifiableList(operations);
    statementStart = first;
    statementEnd = end;
    return statement;
  }

  /** One step of the scene, as rules see it. */
  final class Moment implements Context {

    private final int index;

    private Moment(int index) {
      this.index = index;
    }

    @Override
    public Step step() {
      return steps.get(index);
    }

    @Override
    public Migration migration() {
      return migration;
    }

    @Override
    public List<Step> earlier() {
      return steps.subList(0, index);
    }

    @Override
    public List<Step> later() {
      return steps.subList(index + 1, steps.size());
    }

    @Override
    public List<Operation> statement() {
      return Scene.this.statement(index);
    }

    @Override
    public SchemaState state() {
      return before.get(index);
    }

    @Override
    public Dialect dialect() {
      return target.dialect();
    }

    @Override
    public boolean targetKnown() {
      return target.source() != Target.Source.ASSUMED
          || Targets.names(step().guards(), target.dialect().name());
    }

    @Override
    public Cost cost() {
      return Scene.this.cost(index);
    }

    @Override
    public Cost costOf(Step other) {
      Integer at = indexes.get(other);
      return at == null ? Cost.UNKNOWN : Scene.this.cost(at);
    }

    @Override
    public List<HeldLock> held() {
      if (!step().transaction().inside()) {
        return List.of();
      }
      Locks known = locks();
      Scene.this.statement(index);
      return known.before(step().transaction().number(), statementStart);
    }

    @Override
    public boolean inUse(ObjectName table) {
      Optional<Table> known = state().table(table);
      return known.isEmpty() || !isFresh(known.get().createdBy());
    }

    @Override
    public boolean inUse(ObjectName table, String column) {
      if (!inUse(table)) {
        return false;
      }
      Optional<Table> known = state().table(table);
      Table.KnownColumn seen = known.isEmpty() ? null : known.get().columns().get(column);
      return seen == null || !isFresh(seen.addedBy());
    }

    private boolean isFresh(Optional<String> by) {
      return by.isPresent() && fresh.contains(by.get());
    }
  }
}
