package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.SqlStatement.Located;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.IndexOperation.Scope;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.TableOperation.Rewrite;
import dev.migrationguard.model.TableOperation.RewriteTable;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Whether Flyway runs a script in a transaction.
 *
 * <p>It looks at the first words of each statement for those that PostgreSQL refuses in a transaction, and runs a
 * script of nothing else outside of one. A script with both kinds it refuses to run, which counts here as a transaction,
 * in which such a statement fails too; told {@code mixed=true}, it runs all of it outside (Flyway's manual, "Mixed").
 */
final class FlywayTransaction {

  private FlywayTransaction() {}

  /**
   * How a script runs.
   *
   * @param mixed whether the project's settings let a script hold both kinds; asked only of one that does
   */
  static Running of(List<SqlStatement> statements, BooleanSupplier mixed) {
    boolean alone = false;
    boolean both = false;
    boolean labels = false;
    for (SqlStatement statement : statements) {
      for (Located located : statement.operations()) {
        if (located.operation() instanceof AddEnumValue) {
          labels = true;
        } else if (standsAlone(located.operation()) && !statement.block()) {
          alone = true;
        } else {
          both = true;
        }
      }
    }
    if (both && alone && mixed.getAsBoolean()) {
      return Running.AUTOCOMMIT;
    }
    if (both || !alone && !labels) {
      return Running.TRANSACTION;
    }
    // Before PostgreSQL 12 a new label stands alone too.
    return alone ? Running.AUTOCOMMIT : Running.UNKNOWN;
  }

  private static boolean standsAlone(Operation operation) {
    return switch (operation) {
      case CreateIndex create -> create.concurrently();
      case DropIndex drop -> drop.concurrently();
      case Reindex reindex -> reindex.scope() != Scope.INDEX && reindex.scope() != Scope.TABLE;
      case RewriteTable rewrite -> rewrite.how() == Rewrite.VACUUM_FULL;
      case CreateObject create -> standsAlone(create.kind());
      case DropObject drop -> standsAlone(drop.kind());
      case OtherStatement other -> switch (firstWord(other.command())) {
        case "VACUUM", "DISCARD" -> true;
        default -> other.command().equals("ALTER SYSTEM");
      };
      default -> false;
    };
  }

  private static boolean standsAlone(Kind kind) {
    return kind == Kind.DATABASE || kind == Kind.TABLESPACE || kind == Kind.SUBSCRIPTION;
  }

  private static String firstWord(String command) {
    int space = command.indexOf(' ');
    return space < 0 ? command : command.substring(0, space);
  }
}
