package dev.migrationguard.cli.report;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.IndexOperation.AlterIndex;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.IndexOperation.RenameIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.ObjectOperation.CreateDomain;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.ObjectOperation.RenameEnumValue;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import dev.migrationguard.model.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What operations and their costs are called in reports. */
final class OperationWords {

  private OperationWords() {}

  /** The operation in kebab-case: {@code drop-column}. */
  static String name(Operation operation) {
    String name = operation.getClass().getSimpleName();
    StringBuilder words = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        words.append(i == 0 ? "" : "-").append(Character.toLowerCase(c));
      } else {
        words.append(c);
      }
    }
    return words.toString();
  }

  /** What it acts on: its table, else the object that it names; empty where the source shows neither. */
  static String target(Operation operation) {
    if (operation.table().isPresent()) {
      return operation.table().get().toString();
    }
    return switch (operation) {
      case DropIndex drop -> drop.name().toString();
      case RenameIndex rename -> rename.name().toString();
      case AlterIndex alter -> alter.name().toString();
      case Reindex reindex -> reindex.name().toString();
      case CreateObject create -> create.name().toString();
      case DropObject drop -> drop.name().toString();
      case RenameObject rename -> rename.name().toString();
      case AlterObject alter -> alter.name().toString();
      case CreateEnum create -> create.name().toString();
      case CreateDomain create -> create.name().toString();
      case AddEnumValue add -> add.type().toString();
      case RenameEnumValue rename -> rename.type().toString();
      case SetParameter set -> set.parameter();
      case OtherStatement other -> other.command();
      default -> "";
    };
  }

  /** What it acts on, with the part of it that has a name: {@code users.email}, {@code ix_users_email on users}. */
  static String what(Operation operation) {
    return switch (operation) {
      case ColumnOperation column -> target(operation) + "." + column.columnName();
      case ConstraintOperation.AddConstraint add -> of(add.constraint().name(), add);
      case ConstraintOperation.DropConstraint drop -> of(drop.name(), drop);
      case ConstraintOperation.ValidateConstraint validate -> of(Optional.of(validate.name()), validate);
      case CreateIndex create ->
          of(create.name().map(ObjectName::toString), create) + (create.concurrently() ? ", concurrently" : "");
      case DropIndex drop -> drop.name() + (drop.concurrently() ? ", concurrently" : "");
      case AddEnumValue add -> add.type() + ": '" + add.value() + "'";
      case SetParameter set -> set.parameter() + " = " + set.value();
      case TransactionControl control -> control.effect().name();
      default -> target(operation);
    };
  }

  private static String of(Optional<String> name, Operation operation) {
    return name.map(n -> n + " on ").orElse("unnamed on ") + target(operation);
  }

  /** {@code yes}, {@code no} or {@code unknown}. */
  static String word(Answer answer) {
    return switch (answer) {
      case YES -> "yes";
      case NO -> "no";
      case UNKNOWN -> "unknown";
    };
  }

  /** {@code allowed}, {@code forbidden} or {@code unknown}. */
  static String word(Cost.Permission permission) {
    return switch (permission) {
      case ALLOWED -> "allowed";
      case FORBIDDEN -> "forbidden";
      case UNKNOWN -> "unknown";
    };
  }

  /** {@code transaction}, {@code outside} or {@code unknown}. */
  static String word(Transaction.Mode mode) {
    return switch (mode) {
      case INSIDE, STRING -> "transaction";
      case OUTSIDE -> "outside";
      case UNKNOWN -> "unknown";
    };
  }

  /** {@code after-run}, {@code after-migration} or {@code after-statement}. */
  static String word(Environment.Commits commits) {
    return switch (commits) {
      case AFTER_RUN -> "after-run";
      case AFTER_MIGRATION -> "after-migration";
      case AFTER_STATEMENT -> "after-statement";
    };
  }

  /** The conditions in words: {@code conditional}, {@code dialect:postgresql}. */
  static List<String> guards(Guards guards) {
    List<String> words = new ArrayList<>();
    if (guards.conditional()) {
      words.add("conditional");
    }
    for (String dialect : new TreeSet<>(guards.dialects())) {
      words.add("dialect:" + dialect);
    }
    return words;
  }
}
