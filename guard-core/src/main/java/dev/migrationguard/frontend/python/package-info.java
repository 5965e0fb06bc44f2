/** Python source as a syntax tree with exact positions. */
package dev.migrationguard.frontend.python;
