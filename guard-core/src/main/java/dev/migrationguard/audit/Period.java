package dev.migrationguard.audit;

/**
 * A stretch of a history.
 *
 * @param name      a month, {@code 2026-01}; where scripts tell no day, the revisions by number, {@code 51–100}
 * @param revisions how many revisions it has
 * @param figures   what can be counted of them
 */
public record Period(String name, int revisions, Figures figures) {}
