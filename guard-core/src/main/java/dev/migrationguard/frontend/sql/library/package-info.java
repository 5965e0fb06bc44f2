/** JSqlParser behind one door: the only package that knows it, loaded with the first statement that needs it. */
package dev.migrationguard.frontend.sql.library;
