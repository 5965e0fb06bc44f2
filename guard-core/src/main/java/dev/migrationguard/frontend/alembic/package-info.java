/** Alembic scripts. */
package dev.migrationguard.frontend.alembic;
