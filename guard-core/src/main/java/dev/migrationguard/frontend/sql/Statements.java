package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.SessionOperation.Effect;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import java.util.Locale;
import java.util.Optional;

/** Reads one statement: its first word decides which family it is of. */
final class Statements {

  private final Cursor c;
  private final Sink sink;
  private final boolean inBlock;

  private Statements(Cursor c, Sink sink, boolean inBlock) {
    this.c = c;
    this.sink = sink;
    this.inBlock = inBlock;
  }

  /**
   * Reads the statement that the cursor spans; what is not understood of it goes to the sink as such.
   *
   * @param inBlock whether it stands in a PL/pgSQL block, where SELECT INTO fills a variable
   */
  static void read(Cursor c, Sink sink, boolean inBlock) {
    int statement = c.index();
    int before = sink.operations().size();
    try {
      new Statements(c, sink, inBlock).statement(statement);
      if (!c.ended()) {
        throw c.unread();
      }
      if (sink.operations().size() == before) {
        // A MERGE whose arms all do nothing.
        String command = c.token(statement).text().toUpperCase(Locale.ROOT);
        sink.add(new OtherStatement(command, Optional.empty()), c, statement);
      }
      sink.mention(c, statement, before);
      reportForeign(c, sink, statement);
    } catch (Unread unread) {
      boolean nothing = sink.operations().size() == before;
      if (c.grammar() != Grammar.POSTGRESQL && nothing && !unread.refused() && ByLibrary.read(c, sink, statement)) {
        return;
      }
      int at = Math.min(c.index(), c.limit() - 1);
      sink.opaque(c, statement, Math.max(at, statement), c.limit(), unread);
    }
  }

  /** A name in backticks and a cast with colons can be read; not every database will. */
  private static void reportForeign(Cursor c, Sink sink, int statement) {
    boolean postgresql = c.grammar() == Grammar.POSTGRESQL;
    for (int i = statement; i < c.limit(); i++) {
      if (postgresql ? c.token(i).kind() == Kind.BACKTICKED : c.token(i).isSymbol("::")) {
        sink.opaque(c, statement, i, i + 1, Words.unread(c, c.token(i)));
        return;
      }
    }
  }

  private void statement(int statement) {
    Token first = c.peek();
    if (first.kind() == Kind.META) {
      meta(statement);
      return;
    }
    if (c.grammar().mysql() && new MySqlStatements(c, sink, statement).read()
        || c.grammar() == Grammar.SQLITE && new SqliteStatements(c, sink, statement).read()) {
      return;
    }
    if (new Data(c, sink, inBlock).read()) {
      return;
    }
    if (c.index() != statement || first.kind() != Kind.WORD) {
      throw c.unread();
    }
    c.next();
    switch (first.text()) {
      case "alter":
        new Alters(c, sink, statement).read();
        break;
      case "create":
        new Creates(c, sink, statement).read();
        embedded();
        break;
      case "drop":
        new Drops(c, sink, statement).read();
        break;
      case "truncate":
        new Maintenance(c, sink, statement).truncate();
        break;
      case "lock":
        new Maintenance(c, sink, statement).lock();
        break;
      case "vacuum":
        new Maintenance(c, sink, statement).vacuum();
        break;
      case "analyze", "analyse":
        new Maintenance(c, sink, statement).analyze();
        break;
      case "cluster":
        new Maintenance(c, sink, statement).cluster();
        break;
      case "copy":
        new Maintenance(c, sink, statement).copy();
        break;
      case "reindex":
        Indexes.reindex(c, sink, statement);
        break;
      default:
        rare(first, statement);
        break;
    }
  }

  private void rare(Token first, int statement) {
    switch (first.text()) {
      case "do":
        DoBlocks.read(c, sink, statement);
        return;
      case "explain":
        explain(statement);
        return;
      case "prepare":
        prepare(statement);
        return;
      case "execute":
        c.skipRest();
        sink.add(new OtherStatement("EXECUTE", Optional.empty()), c, statement);
        return;
      case "rename":
        if (c.at("table")) {
          throw c.grammar().refuses("RENAME TABLE");
        }
        break;
      default:
        break;
    }
    if (!new Sessions(c, sink, statement).read(first.text())
        && !new Utilities(c, sink, statement).read(first.text())) {
      c.goTo(statement);
      throw c.unread();
    }
  }

  /** The objects that CREATE SCHEMA makes along. */
  private void embedded() {
    while (c.atAny("create", "grant")) {
      int from = c.index();
      int depth = 0;
      c.next();
      while (!c.ended() && !(depth == 0 && c.atAny("create", "grant"))) {
        Token token = c.next();
        depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      }
      read(c.within(from, c.index()), sink, inBlock);
    }
  }

  /** EXPLAIN runs what it explains only with ANALYZE. */
  private void explain(int statement) {
    boolean analyze = c.atSymbol("(") && Indexes.option(c, "analyze");
    analyze |= c.accept("analyze") || c.accept("analyse");
    c.accept("verbose");
    if (!analyze) {
      c.skipRest();
      sink.add(new OtherStatement("EXPLAIN", Optional.empty()), c, statement);
      return;
    }
    nested();
  }

  private void nested() {
    if (c.ended() || c.atAny("explain", "prepare")) {
      throw c.unread();
    }
    read(c.within(c.index(), c.limit()), sink, inBlock);
    c.skipRest();
  }

  /** A prepared statement counts where it is prepared; EXECUTE names it only. */
  private void prepare(int statement) {
    if (c.accept("transaction")) {
      c.string();
      sink.add(new TransactionControl(Effect.COMMIT), c, statement);
      return;
    }
    Names.plain(c);
    if (c.atSymbol("(")) {
      c.skipParentheses();
    }
    c.expect("as");
    nested();
  }

  /** A command of psql: most are stepped over and told. */
  private void meta(int statement) {
    Token token = c.next();
    String command = token.text();
    String word = PsqlCommand.name(command);
    int end = word.length();
    switch (word) {
      case "\\i", "\\include", "\\ir", "\\include_relative":
        throw new Unread("another file is run here");
      case "\\gexec":
        throw new Unread("what the query returns is run as SQL");
      case "\\c", "\\connect":
        if (end < command.length() && !command.startsWith("-", end + 1)) {
          throw new Unread("what follows is sent over another connection, perhaps to another database");
        }
        break;
      case "\\copy":
        // It is COPY with a file of the client's.
        SqlReader.readInto(
            command.substring(1), sink.nested(new Literals.Decoded(command.substring(1), token.start() + 1, null)), inBlock);
        return;
      default:
        break;
    }
    sink.add(new OtherStatement(word, Optional.empty()), c, statement);
  }
}
