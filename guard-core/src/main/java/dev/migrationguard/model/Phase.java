package dev.migrationguard.model;

import java.util.List;
import java.util.Optional;

/**
 * One stage of a safe way: a migration of its own, or a release of the application.
 *
 * @param title              what happens, as told to a colleague: {@code Build the index while writes go on}
 * @param operations         what its migration does; empty for a release of the application
 * @param outsideTransaction whether the migration must not run in a transaction
 * @param acknowledgement    the finding that the author accepts here, because the earlier phases made it harmless
 */
public record Phase(
    String title, List<Operation> operations, boolean outsideTransaction, Optional<Acknowledgement> acknowledgement) {

  /**
   * A finding that stands and is harmless by now.
   *
   * @param rule   the rule's id
   * @param reason why it is harmless
   */
  public record Acknowledgement(String rule, String reason) {}

  public Phase {
    operations = List.copyOf(operations);
  }

  /** A release of the application. */
  public static Phase release(String title) {
    return new Phase(title, List.of(), false, Optional.empty());
  }

  /** A migration that runs in a transaction. */
  public static Phase migration(String title, Operation... operations) {
    return new Phase(title, List.of(operations), false, Optional.empty());
  }

  /** A migration that runs outside a transaction. */
  public static Phase outsideTransaction(String title, Operation... operations) {
    return new Phase(title, List.of(operations), true, Optional.empty());
  }

  /**
   * The operation that the acknowledgement speaks of: the one whose kind the rule is named after, else the first, since
   * a comment guards one statement only.
   */
  public Optional<Operation> accepted() {
    if (acknowledgement.isEmpty() || operations.isEmpty()) {
      return Optional.empty();
    }
    for (Operation operation : operations) {
      if (acknowledgement.get().rule().startsWith(kebab(operation.getClass().getSimpleName()))) {
        return Optional.of(operation);
      }
    }
    return Optional.of(operations.get(0));
  }

  private static String kebab(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      text.append(upper && i > 0 ? "-" : "").append(upper ? (char) (c | 0x20) : c);
    }
    return text.toString();
  }

  /** The same phase, with the finding that it leaves standing. */
  public Phase accepting(String rule, String reason) {
    return new Phase(title, operations, outsideTransaction, Optional.of(new Acknowledgement(rule, reason)));
  }
}
