/** What a project settles once for all runs: {@code migration-guard.toml}, or a table of {@code pyproject.toml}. */
package dev.migrationguard.cli.config;
