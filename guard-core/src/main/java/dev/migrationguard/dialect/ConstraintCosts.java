package dev.migrationguard.dialect;

import dev.migrationguard.dialect.Cost.OtherLock;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.schema.Table.KnownConstraint;
import dev.migrationguard.schema.Table.KnownIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which line of the cost table an operation on a constraint falls under. */
final class ConstraintCosts {

  private ConstraintCosts() {}

  static Cost of(ConstraintOperation operation, Facts facts) {
    ObjectName table = operation.tableName();
    return switch (operation) {
      case AddConstraint op -> added(op, facts);
      case ConstraintOperation.DropConstraint op ->
          facts.cost("drop-constraint", table, referenced(op.name(), table, "drop-foreign-key", facts));
      case ConstraintOperation.ValidateConstraint op -> {
        boolean already = facts.constraint(table, op.name()).filter(KnownConstraint::validated).isPresent();
        yield already
            ? facts.cost("validate-constraint already", table)
            : facts.cost(
                "validate-constraint",
                table,
                referenced(Optional.of(op.name()), table, "validate-foreign-key", facts));
      }
      case ConstraintOperation.RenameConstraint op -> facts.cost("rename-constraint", table);
      case ConstraintOperation.AlterConstraint op -> {
        // Enforced again a foreign key is as good as added, and not enforced any more as good as dropped.
        String beside = op.enforces() ? "foreign-key" : op.releases() ? "drop-foreign-key" : "";
        yield facts.cost(
            "alter-constraint " + op.action(),
            table,
            beside.isEmpty() ? List.of() : referenced(Optional.of(op.name()), table, beside, facts));
      }
    };
  }

  /** The lock on the table that the named constraint points to, if it is known to be a foreign key. */
  private static List<OtherLock> referenced(Optional<String> name, ObjectName table, String key, Facts facts) {
    return name.flatMap(n -> facts.constraint(table, n))
            .map(KnownConstraint::constraint)
            .filter(c -> c instanceof Constraint.ForeignKey f && !f.references().equals(table))
            .map(c -> facts.beside(key, ((Constraint.ForeignKey) c).references()))
            .stream()
            .toList();
  }

  private static Cost added(AddConstraint op, Facts facts) {
    ObjectName table = op.tableName();
    return switch (op.constraint()) {
      case Constraint.PrimaryKey c ->
          facts.cost(
              "add-primary-key " + primaryKey(c, table, facts),
              table,
              besideBuild(c.usingIndex(), table, facts));
      case Constraint.Unique c ->
          facts.cost(
              "add-unique " + (c.usingIndex().isPresent() ? "using-index" : build(table, facts)),
              table,
              besideBuild(c.usingIndex(), table, facts));
      case Constraint.ForeignKey c ->
          facts.cost(
              "add-foreign-key " + foreignKey(c, op, facts),
              table,
              c.references().equals(table) ? List.of() : List.of(facts.beside("foreign-key", c.references())));
      case Constraint.Check c ->
          facts.cost(
              "add-check " + (!c.enforced() ? "not-enforced" : c.notValid() ? "not-valid" : "validating"), table);
      case Constraint.Exclude c ->
          facts.cost("add-exclude " + build(table, facts), table, besideBuild(Optional.empty(), table, facts));
      case Constraint.NotNull c ->
          facts.cost("add-not-null " + notNull(c, table, facts), table);
    };
  }

  private static String build(ObjectName table, Facts facts) {
    return facts.partitioned(table) ? "build-partitioned" : "build";
  }

  /** A constraint of a partitioned table builds an index on each partition. */
  private static List<OtherLock> besideBuild(Optional<String> usingIndex, ObjectName table, Facts facts) {
    List<OtherLock> locks = new ArrayList<>();
    if (usingIndex.isEmpty()) {
      for (ObjectName partition : facts.before().partitions(table)) {
        locks.add(facts.beside("build-partitioned", partition));
      }
    }
    return locks;
  }

  private static String notNull(Constraint.NotNull constraint, ObjectName table, Facts facts) {
    if (constraint.notValid()) {
      return "not-valid";
    }
    boolean proven =
        facts.refusesNull(table, constraint.column()).yes() || facts.provenNotNull(table, constraint.column());
    return proven ? "proven" : "validating";
  }

  private static String foreignKey(Constraint.ForeignKey constraint, AddConstraint op, Facts facts) {
    if (!constraint.enforced()) {
      return "not-enforced";
    }
    if (constraint.notValid()) {
      return "not-valid";
    }
    if (!op.inline()) {
      return "validating";
    }
    // A column that starts all NULL satisfies its own REFERENCES, and PostgreSQL knows it.
    for (Operation other : facts.statement()) {
      if (other instanceof AddColumn add && constraint.columns().contains(add.columnName())) {
        Column column = add.column();
        return column.fillsItself() ? "inline" : "inline-null";
      }
    }
    return "validating";
  }

  private static String primaryKey(Constraint.PrimaryKey constraint, ObjectName table, Facts facts) {
    if (constraint.usingIndex().isEmpty()) {
      return build(table, facts);
    }
    Optional<CreateIndex> index =
        facts
            .before()
            .table(table)
            .map(t -> t.indexes().get(constraint.usingIndex().get()))
            .map(KnownIndex::index);
    if (index.isEmpty()) {
      return "using-index-unknown";
    }
    String answer = "using-index-not-null";
    for (Key key : index.get().keys()) {
      Answer refusesNull = facts.refusesNull(table, key.text());
      if (refusesNull.yes()) {
        continue;
      }
      if (facts.provenNotNull(table, key.text())) {
        answer = answer.equals("using-index-unknown") ? answer : "using-index-proven";
      } else if (refusesNull == Answer.NO) {
        return "using-index-nullable";
      } else {
        answer = "using-index-unknown";
      }
    }
    return answer;
  }
}
