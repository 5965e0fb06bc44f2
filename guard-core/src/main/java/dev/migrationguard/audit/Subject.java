package dev.migrationguard.audit;

/**
 * What findings are counted by: a rule or a table.
 *
 * @param name      its id or name
 * @param revisions how many revisions have such findings
 * @param figures   the findings; without operations
 */
public record Subject(String name, int revisions, Figures figures) {}
