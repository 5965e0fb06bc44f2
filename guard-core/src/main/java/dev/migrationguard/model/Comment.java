package dev.migrationguard.model;

/**
 * A comment of the source.
 *
 * @param span    from its marker to its end
 * @param text    without the marker, trimmed
 * @param ownLine whether nothing else stands on its line
 */
public record Comment(Span span, String text, boolean ownLine) {}
