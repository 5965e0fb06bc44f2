package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.Live.Answer;
import dev.migrationguard.frontend.java.Live.Connection;
import dev.migrationguard.frontend.java.Live.Template;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.jooq.Server;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Transaction.Mode;
import java.util.Optional;
import java.util.function.Consumer;

/** The database of a run, as jOOQ speaks to it. */
final class JooqServer implements Server {

  private final Database database;
  private final Jdbc jdbc;

  JooqServer(Database database, Jdbc jdbc) {
    this.database = database;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Value> connection(Value value) {
    return switch (value) {
      case Connection connection -> Optional.of(connection);
      case Template template -> Optional.of(template.connection());
      default -> Optional.empty();
    };
  }

  @Override
  public Value anotherConnection() {
    return new Connection(Optional.of(Mode.UNKNOWN));
  }

  @Override
  public void rendered(String sql, Value connection, String dialect, Site site) {
    if (connection instanceof Connection own) {
      database.rendered(sql, dialect, site, jdbc.mode(own));
    } else {
      database.opaque(site.span(), "it is sent without a connection");
    }
  }

  @Override
  public void plain(Value sql, Value connection, Site site) {
    if (connection instanceof Connection own) {
      database.sql(sql, site, jdbc.mode(own));
    } else {
      database.opaque(site.span(), "it is sent without a connection");
    }
  }

  @Override
  public void transaction(Value connection, Consumer<Value> body) {
    boolean own = connection instanceof Connection known && known.mode().isEmpty();
    if (!own) {
      body.accept(new Connection(Optional.of(Mode.INSIDE)));
      return;
    }
    Mode before = database.recorder().mode();
    database.recorder().enter(Mode.INSIDE);
    body.accept(connection);
    database.recorder().enter(before);
  }

  @Override
  public void opaque(Span span, String reason) {
    database.opaque(span, reason);
  }

  @Override
  public Value answer() {
    return new Answer();
  }
}
