/** What a run found, written for people, for programs and for code scanning. */
package dev.migrationguard.cli.report;
