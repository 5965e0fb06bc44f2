package dev.migrationguard.rule;

import dev.migrationguard.model.Operation;
import java.util.Optional;

/**
 * One hazard in one kind of operation. Stateless; knows no lock's name, no version and no language.
 *
 * @param <O> the operations that it looks at: one record, or a sealed interface of the model
 */
public interface Rule<O extends Operation> {

  /** Its words. */
  RuleInfo info();

  /** The operations that it looks at. */
  Class<O> on();

  /** Whether it judges by what an operation costs, so that it has nothing to say where costs are not known. */
  default boolean restsOnCosts() {
    return false;
  }

  /**
   * Judges one operation.
   *
   * @param operation what the migration asks for
   * @param context   the facts that the rule may ask for
   * @return what is wrong with it; empty when nothing is
   */
  Optional<Hit> check(O operation, Context context);
}
