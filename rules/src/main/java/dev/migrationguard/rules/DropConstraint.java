package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.DefaultNames;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A constraint that the running version may rely on is dropped. */
final class DropConstraint implements Rule<ConstraintOperation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-constraint",
          Severity.WARNING,
          "Dropping a constraint that the running version relies on",
          """
          From the commit on the database accepts rows that it refused before. Code that counts on the refusal, such as
          an INSERT … ON CONFLICT or a delete that waits for its references, goes wrong without an error, and the
          constraint cannot come back while such rows are there. Dropping a foreign key locks the table that it points
          to as well, and so does NOT ENFORCED, which leaves it there in name only. When the migration drops the table
          or a column of the constraint later, nothing but that lock is reported.
          """,
          """
          The version that does not rely on the constraint is released first. A constraint that is replaced is best
          dropped after its successor is there and checked.
          """,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.NOT_REVERSIBLE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ConstraintOperation> on() {
    return ConstraintOperation.class;
  }

  @Override
  public Optional<Hit> check(ConstraintOperation operation, Context context) {
    return switch (operation) {
      case ConstraintOperation.DropConstraint drop -> dropped(drop, context);
      case ConstraintOperation.AlterConstraint alter when alter.releases() -> released(alter, context);
      default -> Optional.empty();
    };
  }

  /** NOT ENFORCED: it stays in name. */
  private static Optional<Hit> released(ConstraintOperation.AlterConstraint alter, Context context) {
    if (!context.inUse(alter.tableName()) || !Facts.understands(context, alter)) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.of(
            "Not enforced, " + Say.name(alter.name()) + " lets " + Say.table(alter.tableName())
                + " take rows that point to nothing from the commit on" + Say.othersWaiting(context),
            Remedy.of(
                Phase.release("Release a version that does not rely on the constraint"),
                Phase.migration("Leave the constraint unenforced", alter)
                    .accepting("drop-constraint", "no running version relies on it any more"))));
  }

  private static Optional<Hit> dropped(ConstraintOperation.DropConstraint drop, Context context) {
    Optional<Constraint> known = known(drop, context);
    if (!context.inUse(drop.tableName())
        || addedHere(drop, known, context.earlier())
        || addedHere(drop, known, context.later())
        || keptByNotNull(drop, known, context)) {
      return Optional.empty();
    }
    boolean columnGoes =
        known.filter(k -> Facts.columnDroppedLater(context, drop.tableName(), k.columns())).isPresent();
    boolean tableGoes = Facts.droppedLater(context, drop.tableName());
    if ((tableGoes || columnGoes) && (Say.othersWaiting(context).isEmpty() || targetDroppedLater(known, context))) {
      return Optional.empty();
    }
    String effect =
        tableGoes || columnGoes
            ? Say.constraint(drop.name()) + " goes with its " + (tableGoes ? "table" : "column")
                + " later in this migration"
            : "Without " + Say.constraint(drop.name()) + ", " + Say.table(drop.tableName()) + " accepts "
                + accepted(drop, known) + " from the commit on";
    String message = effect + Say.othersWaiting(context);
    Remedy remedy =
        drop.name().isEmpty()
            ? Remedy.NONE
            : Remedy.of(
                Phase.release("Release a version that does not rely on the constraint"),
                Phase.migration("Drop the constraint", drop)
                    .accepting("drop-constraint", "no running version relies on it any more"));
    return Optional.of(Hit.of(message, remedy));
  }

  private static boolean targetDroppedLater(Optional<Constraint> known, Context context) {
    return known.isPresent()
        && known.get() instanceof Constraint.ForeignKey key
        && Facts.droppedLater(context, key.references());
  }

  private static Optional<Constraint> known(ConstraintOperation.DropConstraint drop, Context context) {
    return drop.name()
        .flatMap(name -> context.state().table(drop.tableName()).map(t -> t.constraints().get(name)))
        .map(KnownConstraint::constraint);
  }

  private static boolean addedHere(
      ConstraintOperation.DropConstraint drop, Optional<Constraint> known, List<Step> steps) {
    for (Step step : steps) {
      if (step.operation() instanceof AddConstraint add
          && Facts.same(add.tableName(), drop.tableName())
          && (drop.name().filter(name -> name.equals(nameOf(add))).isPresent()
              || drop.kind().filter("primary"::equals).isPresent() && add.constraint() instanceof Constraint.PrimaryKey
              || known.filter(k -> sameMeaning(k, add.constraint())).isPresent())) {
        return true;
      }
    }
    return false;
  }

  private static String nameOf(AddConstraint add) {
    return add.constraint().name().orElseGet(() -> DefaultNames.of(add.tableName(), add.constraint()));
  }

  private static boolean sameMeaning(Constraint one, Constraint other) {
    if (one instanceof Constraint.ForeignKey a && other instanceof Constraint.ForeignKey b) {
      return a.columns().equals(b.columns()) && Facts.same(a.references(), b.references());
    }
    if (one instanceof Constraint.Check a && other instanceof Constraint.Check b) {
      return a.expression().text().equals(b.expression().text());
    }
    return one.getClass() == other.getClass() && !one.columns().isEmpty() && one.columns().equals(other.columns());
  }

  /** A CHECK (c IS NOT NULL) says nothing more once the column itself refuses NULL. */
  private static boolean keptByNotNull(
      ConstraintOperation.DropConstraint drop, Optional<Constraint> known, Context context) {
    if (known.isEmpty()
        || !(known.get() instanceof Constraint.Check check)
        || check.expression().provenNotNull().size() != 1) {
      return false;
    }
    String column = check.expression().provenNotNull().getFirst();
    String bare = bare(check.expression().text());
    return bare.equals(bare(column) + "isnotnull") && Facts.knownNotNull(context, drop.tableName(), column);
  }

  private static String bare(String sql) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (!Character.isWhitespace(c) && c != '(' && c != ')' && c != '"') {
        text.append(c);
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static String accepted(ConstraintOperation.DropConstraint drop, Optional<Constraint> known) {
    String kind =
        known
            .map(
                k ->
                    switch (k) {
                      case Constraint.ForeignKey f -> "foreignkey";
                      case Constraint.Unique u -> "unique";
                      case Constraint.PrimaryKey p -> "primary";
                      case Constraint.Check c -> "check";
                      case Constraint.Exclude e -> "exclude";
                      case Constraint.NotNull n -> "notnull";
                    })
            .or(drop::kind)
            .orElse("");
    return switch (kind) {
      case "foreignkey" -> "rows that point to nothing";
      case "unique", "primary" -> "the same key twice";
      case "notnull" -> "NULL";
      default -> "rows that it refused before";
    };
  }
}
