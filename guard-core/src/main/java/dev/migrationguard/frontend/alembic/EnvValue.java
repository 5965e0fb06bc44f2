package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.Span;
import java.util.List;

/** The values that exist only while {@code env.py} runs. */
sealed interface EnvValue extends Value.Foreign {

  /** {@code context.config}. */
  record Config() implements EnvValue {}

  /**
   * An engine, or a connection of one.
   *
   * @param url        what it was made with
   * @param site       where
   * @param autocommit whether it runs outside transactions
   * @param session    what its options set on every connection
   */
  record Engine(Value url, Span site, boolean autocommit, List<Fact<SetParameter>> session)
      implements EnvValue {

    Engine inAutocommit() {
      return new Engine(url, site, true, session);
    }
  }

  /** {@code connection.dialect}. */
  record Dialect() implements EnvValue {}
}
