package dev.migrationguard.model;

import java.util.Optional;

/**
 * A string of a statement that reads like an enum label which the same script has added before.
 *
 * <p>Where neither column nor type is visible, the string is a value of a row whose columns the statement does not name.
 *
 * @param label  the string
 * @param column the column that takes it or is compared with it, where that is visible
 * @param type   the type that it is given, where the source names one
 */
public record Mention(String label, Optional<String> column, Optional<DataType> type) {}
