package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.Reading.Included;
import dev.migrationguard.model.Directive;
import java.util.List;

/**
 * What stands in a script.
 *
 * @param statements those of the files that it runs among them, at their own places
 * @param directives the comments of the script itself that speak to the guard
 * @param included   the files that it runs
 */
record ScriptRead(List<SqlStatement> statements, List<Directive> directives, List<Included> included) {}
