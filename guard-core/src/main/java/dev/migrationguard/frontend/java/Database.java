package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.eval.Host;
import dev.migrationguard.frontend.java.eval.Interpreter;
import dev.migrationguard.frontend.java.eval.JavaFile;
import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Literals;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Origin;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Recorder;
import dev.migrationguard.frontend.run.SqlOrigin;
import dev.migrationguard.frontend.run.SqlRunner;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The database that a migration speaks to: what its libraries send is written down here, in order. */
final class Database implements Host {

  private final JavaFile file;
  private final SqlRunner runner;
  private final SqlRunner rendered;
  private final Recorder recorder;
  private final Guards around;
  private final List<Library> libraries;
  private final Foreigners foreigners = new Foreigners(this);
  private Optional<Interpreter> run = Optional.empty();

  /**
   * The database of one direction of one migration.
   *
   * @param recorder where the steps go
   * @param around   on which databases the migration runs at all
   */
  Database(JavaFile file, SqlRunner runner, Recorder recorder, Guards around, Libraries libraries) {
    this.file = file;
    this.runner = runner;
    this.rendered = new SqlRunner(new SqlOrigin(file.name(), Literals::positions, "postgresql"));
    this.recorder = recorder;
    this.around = around;
    this.libraries = libraries.of(this);
  }

  /** Makes the libraries of a run, each of which speaks to its database. */
  interface Libraries {
    List<Library> of(Database database);
  }

  void runs(Interpreter interpreter) {
    run = Optional.of(interpreter);
  }

  /** The file of the migration. */
  JavaFile file() {
    return file;
  }

  Recorder recorder() {
    return recorder;
  }

  private Interpreter run() {
    return run.orElseThrow();
  }

  /**
   * Sends SQL.
   *
   * @param sql  the string, as far as it is known
   * @param mode what it runs in where its connection is not the migration's own
   */
  void sql(Value sql, Site site, Mode mode) {
    switch (sql) {
      case Text text -> {
        Origin from = origin(site.span());
        if (!runner.run(text.pieces(), from, guards(), mode, recorder)) {
          opaque(site.span(), "the migration runs more SQL than the guard reads; nothing after this is read");
        }
      }
      case OneOf several -> site.each(several, one -> sql(one, site, mode));
      case Null none -> {}
      case Unknown unknown -> opaque(site.span(), "the SQL is not known: " + unknown.reason());
      default -> opaque(site.span(), "the SQL is not known: it is not a string that the source shows");
    }
  }

  /** The same on the migration's own connection. */
  void sql(Value sql, Site site) {
    sql(sql, site, recorder.mode());
  }

  /** SQL of a file beside the sources, of which only the call has a place. */
  void script(String sql, Site site) {
    sql(new Text(List.of(new Piece(sql, Optional.empty(), 0))), site);
  }

  /**
   * A statement that a library has put together, of which only the call has a place.
   *
   * @param sql     in PostgreSQL's words, whatever the database is
   * @param dialect the one database that it is sent to, lower case; empty where that is not said
   */
  void rendered(String sql, String dialect, Site site, Mode mode) {
    Guards guards = guards();
    if (!dialect.isEmpty() && guards.dialects().isEmpty()) {
      guards = new Guards(guards.conditional(), Set.of(dialect), guards.repeated());
    }
    List<Piece> pieces = List.of(new Piece(sql, Optional.empty(), 0));
    if (!rendered.run(pieces, origin(site.span()), guards, mode, recorder)) {
      opaque(site.span(), "the migration runs more SQL than the guard reads; nothing after this is read");
    }
  }

  /** Asks for operations that are one statement, without any SQL. */
  void record(List<Operation> operations, Site site) {
    recorder.statement();
    for (Operation operation : operations) {
      recorder.record(operation, origin(site.span()), guards());
    }
  }

  /** Something that reaches the database and is not understood. */
  void opaque(Span span, String reason) {
    recorder.statement();
    recorder.record(new Opaque(Excerpt.of(run().current().lines(), span), reason), origin(span), guards());
  }

  /** Where a statement stands: in another file, the migration's own call of it stands for it. */
  private Origin origin(Span span) {
    Place place = new Place(file.name(), span);
    return run().elsewhere()
        ? new Origin(
            new Place(file.name(), run().site()), Optional.of(new Place(run().current().name(), span)))
        : new Origin(place, Optional.empty());
  }

  private Guards guards() {
    Guards own = run().guards();
    if (around.dialects().isEmpty() || !own.dialects().isEmpty()) {
      return own;
    }
    return new Guards(own.conditional(), around.dialects(), own.repeated());
  }

  @Override
  public List<Library> libraries() {
    return libraries;
  }

  @Override
  public Value foreign(Value receiver, String what, String type, List<Value> arguments, Site site) {
    return foreigners.call(receiver, what, type, arguments, site);
  }

  @Override
  public void gaveUp(Span span, String what, String reason) {
    recorder.statement();
    recorder.record(new Opaque(what, reason), new Origin(new Place(file.name(), span), Optional.empty()), guards());
  }

  @Override
  public int asked() {
    return recorder.steps().size();
  }
}
