package dev.migrationguard.schema;

import dev.migrationguard.model.DataType;

/**
 * A domain.
 *
 * @param base       the type that it stands for
 * @param constraint whether values of that type have to pass a constraint as well
 * @param mandatory  whether it refuses NULL and gives no default
 */
public record Domain(DataType base, Constraint constraint, boolean mandatory) {

  /** Whether a domain has a CHECK or refuses NULL. */
  public enum Constraint {
    NONE,
    SOME,
    /** One of them was dropped, and others may be left. */
    UNKNOWN
  }

  /** The same after an ALTER DOMAIN, by the words of its action. */
  Domain after(String action) {
    return switch (action) {
      case "ADD CONSTRAINT", "ADD CONSTRAINT NOT VALID" -> new Domain(base, Constraint.SOME, mandatory);
      case "SET NOT NULL" -> new Domain(base, Constraint.SOME, true);
      case "SET DEFAULT" -> new Domain(base, constraint, false);
      case "DROP CONSTRAINT", "DROP NOT NULL" ->
          new Domain(base, constraint == Constraint.SOME ? Constraint.UNKNOWN : constraint, false);
      default -> this;
    };
  }
}
