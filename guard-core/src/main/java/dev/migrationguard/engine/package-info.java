/** The one public entry: sources in, report out. */
package dev.migrationguard.engine;
