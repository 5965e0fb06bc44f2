package dev.migrationguard.model;

import java.util.List;
import java.util.Optional;

/** What a migration tells of an object that it creates beside its name. */
public sealed interface Definition {

  /**
   * A function.
   *
   * @param arguments what tells it from others of its name, as written
   * @param each      when it may give another value
   * @param calls     the functions that it calls, lower case without schema, where its body is one expression that the
   *     server may put in its place
   * @param trigger   whether it returns a trigger, so that triggers alone call it
   */
  record Function(String arguments, Each each, List<String> calls, boolean trigger) implements Definition {
    public Function {
      calls = List.copyOf(calls);
    }
  }

  /** When a function may give another value. */
  enum Each {
    /** IMMUTABLE or STABLE: for each statement at most. */
    STATEMENT,
    /** VOLATILE, which is the default: for each row. */
    ROW,
    /** VOLATILE, with a body of one expression in SQL: what that calls decides. */
    BODY,
    /** It depends on what the source does not show. */
    UNKNOWN
  }

  /**
   * A view.
   *
   * @param columns the names of its columns in order, {@link ObjectName#HOLE} for one that is not visible; empty where
   *     their number is not visible
   */
  record View(Optional<List<String>> columns) implements Definition {}
}
