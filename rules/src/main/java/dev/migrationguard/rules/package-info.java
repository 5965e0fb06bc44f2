/** One file for each rule, and the list of them. */
package dev.migrationguard.rules;
