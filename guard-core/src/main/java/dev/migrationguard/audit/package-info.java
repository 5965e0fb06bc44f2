/** A history as a whole: figures over time, by revision, rule and table, and its shape. */
package dev.migrationguard.audit;
