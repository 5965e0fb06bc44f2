package dev.migrationguard.rules;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.RenameConstraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.RenameIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateDomain;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name is longer than the database keeps. */
final class IdentifierTooLong implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "identifier-too-long",
          Severity.WARNING,
          "A name that the database cuts off",
          """
          The database keeps the first part of the name and drops the rest with no more than a notice. What looks the
          name up in the catalogue does not find it, two names that differ only at the end collide, and SQLAlchemy
          refuses to write such a name at all. MySQL and MariaDB refuse it themselves, and the migration fails.
          """,
          """
          A shorter name, or one that a naming convention shortens in a way that can be repeated.
          """,
          Hazard.FAILS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<Operation> on() {
    return Operation.class;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    Dialect dialect = context.dialect();
    for (String name : given(operation)) {
      int length = dialect.countsCharacters() ? name.codePointCount(0, name.length()) : Names.bytes(name);
      if (length > dialect.longestName() && name.indexOf(ObjectName.HOLE) < 0) {
        String message =
            Say.quoted(name) + " is " + length + (dialect.countsCharacters() ? " characters" : " bytes") + " long, and "
                + (dialect.cutsLongNames()
                    ? "the database keeps " + dialect.longestName()
                        + ": it will be found under no more than the first part"
                    : "the database takes " + dialect.longestName() + ": the migration fails");
        return Optional.of(Hit.of(message, Remedy.NONE));
      }
    }
    return Optional.empty();
  }

  /** The names that an operation gives to something. */
  private static List<String> given(Operation operation) {
    return switch (operation) {
      case CreateTable create -> inTable(create);
      case RenameTable rename -> List.of(rename.newName());
      case AddColumn add -> List.of(add.columnName());
      case RenameColumn rename -> List.of(rename.newName());
      case AddConstraint add -> add.constraint().name().map(List::of).orElse(List.of());
      case RenameConstraint rename -> List.of(rename.newName());
      case CreateIndex index -> index.name().map(n -> List.of(n.name())).orElse(List.of());
      case RenameIndex rename -> List.of(rename.newName());
      case CreateObject create -> List.of(create.name().name());
      case CreateDomain create -> List.of(create.name().name());
      case CreateEnum create -> List.of(create.name().name());
      case RenameObject rename -> List.of(rename.newName());
      default -> List.of();
    };
  }

  private static List<String> inTable(CreateTable create) {
    List<String> names = new ArrayList<>();
    names.add(create.name().name());
    for (Column column : create.columns()) {
      names.add(column.name());
    }
    for (Constraint constraint : create.constraints()) {
      constraint.name().ifPresent(names::add);
    }
    return names;
  }
}
