package dev.migrationguard.model;

/**
 * Something that a project says about itself.
 *
 * @param value what it says
 * @param place where
 */
public record Fact<T>(T value, Place place) {}
