/** What is known of the schema before each step of a history. */
package dev.migrationguard.schema;
