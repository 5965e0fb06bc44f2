package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.ScriptName.Tool;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How the tool of a script is told to run one outside a transaction. */
final class OutsideTransaction {

  private OutsideTransaction() {}

  /**
   * Words for it.
   *
   * @param tool  what runs the script, as its name has it
   * @param lines of the script: goose, dbmate, sql-migrate and Liquibase are known by their marks
   * @param sqlx  whether the project of a script without marks runs it with sqlx
   */
  static String words(Tool tool, List<String> lines, BooleanSupplier sqlx) {
    for (String line : lines) {
      if (line.startsWith("--")) {
        String mark = line.substring(2).strip();
        if (mark.startsWith("+goose")) {
          return "in a script of its own, under -- +goose NO TRANSACTION";
        }
        if (mark.startsWith("migrate:up")) {
          return "in a script of its own, under -- migrate:up transaction:false";
        }
        if (mark.startsWith("liquibase formatted")) {
          return "in a changeset of its own, with runInTransaction:false";
        }
        if (mark.startsWith("+migrate")) {
          return "in a script of its own, under -- +migrate Up notransaction";
        }
      }
    }
    if (sqlx.getAsBoolean()) {
      return "alone in a script of its own that begins with -- no-transaction, for sqlx from 0.8";
    }
    return switch (tool) {
      case FLYWAY -> "in a script of its own, with executeInTransaction=false in the .conf file beside it";
      case DIESEL -> "in a migration of its own, with run_in_transaction = false in its metadata.toml";
      case NUMBERED -> "in a script of its own, which its tool runs outside a transaction";
      case PRISMA, UP_DOWN -> "alone in a script of its own: several statements are sent as one transaction";
      case SQITCH, PLAIN -> "in a script of its own, not between BEGIN and COMMIT";
    };
  }
}
