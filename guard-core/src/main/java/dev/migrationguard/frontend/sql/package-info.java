/** SQL text, wherever it comes from. */
package dev.migrationguard.frontend.sql;
