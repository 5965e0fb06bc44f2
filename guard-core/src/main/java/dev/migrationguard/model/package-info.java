/** What a migration asks of the database, free of any source language. */
package dev.migrationguard.model;
