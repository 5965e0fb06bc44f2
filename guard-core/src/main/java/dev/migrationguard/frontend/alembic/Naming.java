package dev.migrationguard.frontend.alembic;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the constraints of a script the names that the project's convention gives them. */
final class Naming {

  private final ProjectFacts project;
  private boolean used;

  Naming(ProjectFacts project) {
    this.project = project;
  }

  /** Whether a name was given. */
  boolean used() {
    return used;
  }

  /** The operation as Alembic would send it. */
  Operation named(Operation operation) {
    if (operation instanceof CreateTable create) {
      return named(create);
    }
    if (operation instanceof AddConstraint add && add.constraint().name().isEmpty()) {
      Constraint named = named(add.tableName(), add.constraint(), !add.inline());
      return named == add.constraint() ? add : new AddConstraint(add.tableName(), named, add.inline());
    }
    if (operation instanceof DropConstraint drop
        && drop.name().isEmpty()
        && drop.kind().filter("primary"::equals).isPresent()) {
      return dropped(drop);
    }
    return operation;
  }

  /** Of a key that is dropped without a name, Alembic knows the table alone. */
  private DropConstraint dropped(DropConstraint drop) {
    Constraint key = new Constraint.PrimaryKey(Optional.empty(), List.of(), Optional.empty(), false);
    Optional<String> name = project.nameOf(drop.tableName(), key, true);
    used |= name.isPresent();
    return name.isEmpty()
        ? drop
        : new DropConstraint(drop.tableName(), name, drop.kind(), drop.ifExists(), drop.cascade());
  }

  private CreateTable named(CreateTable create) {
    List<Constraint> constraints = new ArrayList<>(create.constraints().size());
    boolean changed = false;
    for (Constraint constraint : create.constraints()) {
      Constraint named = constraint.name().isPresent() ? constraint : named(create.name(), constraint, false);
      changed |= named != constraint;
      constraints.add(named);
    }
    return changed ? create.withConstraints(constraints) : create;
  }

  /** Only where a name is missed is it worth looking for the convention everywhere. */
  private Constraint named(ObjectName table, Constraint constraint, boolean everywhere) {
    Optional<String> name = project.nameOf(table, constraint, everywhere);
    if (name.isEmpty()) {
      return constraint;
    }
    used = true;
    return switch (constraint) {
      case Constraint.PrimaryKey c -> new Constraint.PrimaryKey(name, c.columns(), c.usingIndex(), c.notValid());
      case Constraint.Unique c -> new Constraint.Unique(name, c.columns(), c.usingIndex(), c.notValid());
      case Constraint.ForeignKey c ->
          new Constraint.ForeignKey(
              name, c.columns(), c.references(), c.referencedColumns(), c.options(), c.notValid());
      case Constraint.Check c -> new Constraint.Check(name, c.expression(), c.enforced(), c.notValid());
      case Constraint.Exclude c -> c;
      case Constraint.NotNull c -> c;
    };
  }
}
