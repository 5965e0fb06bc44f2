package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.Direction;
import java.util.Set;

/**
 * How a run judges.
 *
 * @param target     the database and version
 * @param directions the directions that are judged
 * @param select     the rules that run, by id; empty for those of the default profile
 * @param ignore     the rules that do not run, by id
 * @param newestOnly report only on the newest revision of each history
 */
public record Settings(
    Dialect target, Set<Direction> directions, Set<String> select, Set<String> ignore, boolean newestOnly) {}
