package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.model.Span;
import java.util.Optional;
import java.util.function.Consumer;

/** The database that jOOQ speaks to, as the run sees it. */
public interface Server {

  /** The connection that something is, or hands out; empty where it is none. */
  Optional<Value> connection(Value value);

  /** A connection of which nothing is known. */
  Value anotherConnection();

  /**
   * Sends a statement that jOOQ has put together.
   *
   * @param sql     in PostgreSQL's words; what is not known stands as a hole
   * @param dialect the one database that the source says it is for, lower case; empty where it says none
   */
  void rendered(String sql, Value connection, String dialect, Site site);

  /** Sends SQL that the source spells out. */
  void plain(Value sql, Value connection, Site site);

  /** Runs something in a transaction of its own, on the connection that it is given. */
  void transaction(Value connection, Consumer<Value> body);

  /** Something that reaches the database and is not understood. */
  void opaque(Span span, String reason);

  /** What a query gives back. */
  Value answer();
}
