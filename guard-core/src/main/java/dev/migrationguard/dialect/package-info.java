/** What each database does for an operation: the only home of lock knowledge. */
package dev.migrationguard.dialect;
