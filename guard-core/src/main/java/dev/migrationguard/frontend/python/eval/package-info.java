/** A bounded run of Python over values that are known, partly known or unknown. */
package dev.migrationguard.frontend.python.eval;
