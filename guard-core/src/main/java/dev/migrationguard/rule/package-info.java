/** What a rule is, what it may ask and what it says. */
package dev.migrationguard.rule;
