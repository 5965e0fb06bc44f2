/** Puts the guard into the files in which other tools are told what to run. */
package dev.migrationguard.cli.init;
