package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Value;

/**
 * A {@code DSLContext} or its {@code Configuration}.
 *
 * @param connection what its statements are sent through
 * @param dialect    the database that the source says it is for, lower case; empty where it says none
 * @param quoted     whether names are sent in quotes, as jOOQ does unless its settings say otherwise
 */
record Dsl(Value connection, String dialect, boolean quoted) implements Value.Foreign {
  @Override
  public boolean reaches() {
    return true;
  }

  @Override
  public boolean fits(String type) {
    return type.equals("DSLContext") || type.equals("Configuration");
  }
}
