package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table.KnownIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The index of a primary key is built, or its columns are read, while nobody reads or writes. */
final class AddPrimaryKeyBlocking implements Rule<AddConstraint> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "add-primary-key-blocking",
          Severity.WARNING,
          "Adding a primary key builds its index under a lock",
          """
          A unique index is built over every row and every row is read to find a NULL, while no query of the table
          gets through until the migration commits. An existing index spares the build; the columns are still read
          unless they are known to refuse NULL.
          """,
          """
          A unique index is built concurrently, the columns are set NOT NULL by way of a CHECK, and the primary key
          then takes the index over, which takes a moment.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES,
          Hazard.FAILS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<AddConstraint> on() {
    return AddConstraint.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(AddConstraint add, Context context) {
    // With ADD COLUMN … PRIMARY KEY it is the column that fails or that rewrites the table.
    if (!(add.constraint() instanceof Constraint.PrimaryKey key)
        || add.inline()
        || key.notValid()
        || !context.inUse(add.tableName())
        || !Facts.mayBlockWrites(context.cost())) {
      return Optional.empty();
    }
    if (key.usingIndex().isPresent() && refusesNull(add.tableName(), columns(add.tableName(), key, context), context)) {
      return Optional.empty();
    }
    String work =
        key.usingIndex().isPresent() ? "Reading the columns of " : "Building the index of ";
    String message =
        work + key.name().map(n -> Say.constraint(key.name())).orElse("the primary key") + " makes "
            + Say.whoWaits(context.cost().blocks(), add.tableName()) + " wait " + Say.until(context);
    return Optional.of(Hit.of(message, remedy(add, key, context)));
  }

  private static List<String> columns(ObjectName table, Constraint.PrimaryKey key, Context context) {
    if (!key.columns().isEmpty() || key.usingIndex().isEmpty()) {
      return key.columns();
    }
    List<String> columns = new ArrayList<>();
    String name = key.usingIndex().get();
    Optional<KnownIndex> index = context.state().table(table).map(t -> t.indexes().get(name));
    if (index.isPresent()) {
      for (Key part : index.get().index().keys()) {
        columns.add(part.text());
      }
    }
    return columns;
  }

  private static boolean refusesNull(ObjectName table, List<String> columns, Context context) {
    for (String column : columns) {
      if (!Facts.knownNotNull(context, table, column)) {
        return !context.cost().scans().possible();
      }
    }
    return !columns.isEmpty();
  }

  private static Remedy remedy(AddConstraint add, Constraint.PrimaryKey key, Context context) {
    List<String> columns = columns(add.tableName(), key, context);
    if (columns.isEmpty()) {
      return Remedy.NONE;
    }
    String index = key.usingIndex().or(key::name).orElse(Names.on(add.tableName(), List.of(), "pkey", context));
    List<Phase> build = new ArrayList<>();
    if (key.usingIndex().isEmpty()) {
      build.add(Remedies.uniqueIndex(add.tableName(), index, columns));
    }
    List<Phase> notNull = new ArrayList<>();
    for (String column : columns) {
      if (!Facts.knownNotNull(context, add.tableName(), column)) {
        notNull.addAll(Remedies.setNotNull(add.tableName(), column, context));
      }
    }
    AddConstraint take =
        new AddConstraint(
            add.tableName(),
            new Constraint.PrimaryKey(Optional.of(index), columns, Optional.of(index), false),
            false);
    Phase last = Phase.migration("Make the index the primary key, which takes a moment", take);
    if (!scans(take, build, notNull, context)) {
      build.addAll(notNull);
      build.add(last);
      return new Remedy(build);
    }
    if (build.isEmpty()) {
      return Remedy.NONE;
    }
    build.add(
        Phase.migration("Make the index the primary key, for which its columns are read", take)
            .accepting("add-primary-key-blocking", "one look for NULL is left, and no index is built"));
    return new Remedy(build);
  }

  /** Whether the columns are read even after the first stages. */
  private static boolean scans(AddConstraint take, List<Phase> build, List<Phase> notNull, Context context) {
    SchemaState state = context.state();
    for (List<Phase> phases : List.of(build, notNull)) {
      for (Phase phase : phases) {
        for (Operation operation : phase.operations()) {
          state = state.after(operation, "remedy");
        }
      }
    }
    return context.dialect().cost(take, state, List.of(take)).scans().possible();
  }
}
