/** Reads Java and follows what it does, as far as its source shows; the only package that knows the parser. */
package dev.migrationguard.frontend.java.eval;
