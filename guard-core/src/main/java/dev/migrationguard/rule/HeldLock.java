package dev.migrationguard.rule;

import dev.migrationguard.dialect.Blocks;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Step;

/**
 * A lock on a table in use that makes its writers wait until the transaction ends.
 *
 * @param step   what took it
 * @param table  whose users wait
 * @param blocks who of them: writers, or readers as well
 * @param own    whether the step is about this table; else it reaches the table through a foreign key or a partition
 */
public record HeldLock(Step step, ObjectName table, Blocks blocks, boolean own) {}
