package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.Live.Answer;
import dev.migrationguard.frontend.java.Live.Connection;
import dev.migrationguard.frontend.java.Live.Spec;
import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import java.util.Optional;

/** SQL through JPA's {@code EntityManager} and Hibernate's {@code Session}, and through JDBI's handles. */
final class Queries implements Library {

  private final Database database;
  private final Jdbc jdbc;

  Queries(Database database, Jdbc jdbc) {
    this.database = database;
    this.jdbc = jdbc;
  }

  /**
   * What makes queries of SQL.
   *
   * @param objects whether it also has a language of its own, in terms of objects
   */
  private record Maker(Connection connection, boolean objects) implements Value.Foreign {
    @Override
    public boolean reaches() {
      return true;
    }
  }

  @Override
  public Optional<Value> ofType(String type) {
    Connection another = new Connection(Optional.of(Mode.UNKNOWN));
    return switch (type) {
      case "jakarta.persistence.EntityManager", "javax.persistence.EntityManager", "org.hibernate.Session",
          "org.hibernate.StatelessSession" -> Optional.of(new Maker(another, true));
      case "org.jdbi.v3.core.Jdbi", "org.jdbi.v3.core.Handle" -> Optional.of(new Maker(another, false));
      default -> Optional.empty();
    };
  }

  @Override
  public boolean knows(String type) {
    return type.startsWith("org.jdbi.v3.core.") || type.endsWith("persistence.EntityManager");
  }

  @Override
  public Optional<Value> function(String type, String method, List<Value> arguments, Site site) {
    boolean opens = type.equals("org.jdbi.v3.core.Jdbi") && (method.equals("create") || method.equals("open"));
    return opens
        ? Optional.of(new Maker(
            !arguments.isEmpty() && arguments.get(0) instanceof Connection own
                ? own
                : new Connection(Optional.of(Mode.UNKNOWN)),
            false))
        : Optional.empty();
  }

  @Override
  public Optional<Value> method(Value receiver, String method, List<Value> arguments, Site site) {
    if (receiver instanceof Mapped mapped) {
      return Optional.of(mapped(mapped, method, site));
    }
    if (!(receiver instanceof Maker maker)) {
      return Optional.empty();
    }
    Value first = arguments.isEmpty() ? new Null() : arguments.get(0);
    return Optional.of(switch (method) {
      case "createNativeQuery", "createSQLQuery", "createNativeMutationQuery", "createUpdate", "createScript",
          "prepareBatch" -> new Spec(maker.connection(), first);
      case "execute" -> {
        database.sql(first, site, jdbc.mode(maker.connection()));
        yield new Answer();
      }
      case "createQuery", "createMutationQuery", "createNamedQuery" -> maker.objects()
          ? new Mapped()
          : new Spec(maker.connection(), first);
      case "withHandle", "useHandle", "inTransaction", "useTransaction", "doWork", "doReturningWork" ->
          site.call(first, List.of(method.startsWith("do") ? maker.connection() : maker));
      case "open", "begin", "unwrap", "getSession" -> maker;
      case "getConnection" -> maker.connection();
      case "persist", "merge", "remove", "save", "saveOrUpdate", "update", "delete", "attach", "onDemand" -> {
        database.opaque(site.span(), "what `" + method + "` does to rows is told by classes, not by SQL");
        yield new Answer();
      }
      default -> new Answer();
    });
  }

  /** A query in terms of objects: which tables it means is told by their classes. */
  private record Mapped() implements Value.Foreign {}

  private Value mapped(Mapped query, String method, Site site) {
    if (!method.startsWith("execute")) {
      return method.startsWith("set") ? query : new Answer();
    }
    database.opaque(site.span(), "a query in terms of objects is not followed: its tables are told by classes");
    return new Answer();
  }
}
