package dev.migrationguard.model;

/**
 * A comment that speaks to the guard.
 *
 * @param comment the comment
 * @param covers  the lines of the statement that it speaks of
 */
public record Directive(Comment comment, Span covers) {}
