package dev.migrationguard.frontend.sql;

/** How a tool sends a script to the database. */
enum Running {
  /** In one transaction; a COMMIT of the script is followed by the next one. Flyway, dbmate, Diesel. */
  TRANSACTION,
  /** Statement by statement in a transaction, and behind a COMMIT of the script in none. goose. */
  TRANSACTION_ONCE,
  /** As one string: PostgreSQL runs it as a transaction unless it is a single statement. Prisma, golang-migrate. */
  WHOLE,
  /** Statement by statement, each for itself. psql. */
  AUTOCOMMIT,
  /** In a transaction or not, as the version of the database has it. */
  UNKNOWN
}
