package dev.migrationguard.frontend.python;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a function.
 *
 * @param positional       those that may be given by position, in order
 * @param variadic         the name after {@code *}
 * @param keywordOnly      those that must be given by name
 * @param variadicKeywords the name after {@code **}
 */
public record Parameters(
    List<Parameter> positional,
    Optional<String> variadic,
    List<Parameter> keywordOnly,
    Optional<String> variadicKeywords) {

  /** One parameter with its default. */
  public record Parameter(String name, Optional<Expr> defaultValue) {}
}
