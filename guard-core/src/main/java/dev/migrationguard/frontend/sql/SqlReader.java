package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Place;
import dev.migrationguard.model.PartitionKey;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one door through which SQL text becomes operations, wherever it came from. */
public final class SqlReader {

  private SqlReader() {}

  /**
   * Reads a text of any number of statements. One that cannot be read becomes an
   * {@link dev.migrationguard.model.Opaque} and hides none of its neighbours.
   */
  public static List<SqlStatement> read(SqlText text) {
    return read(text, new Labels());
  }

  /**
   * The same for a part of a script.
   *
   * @param labels those that the script has added to enums before; what this part adds is put there
   */
  public static List<SqlStatement> read(SqlText text, Labels labels) {
    return read(text, Optional.empty(), labels, false);
  }

  /** What the commands of psql that run other files stand for. */
  interface OtherFiles {

    /** The statements of the file that is run by the command at an offset; empty where they are not known. */
    Optional<List<SqlStatement>> at(int offset);

    /** Why they are not. */
    String reason(int offset);
  }

  /**
   * Reads a text with the files that it runs, whose statements stand in the place of the commands.
   *
   * @param others  those files; empty where nothing is known of them
   * @param labels  those that the script has added to enums before; what this part adds is put there
   * @param perhaps whether all of it is run only if something holds
   */
  static List<SqlStatement> read(SqlText text, Optional<OtherFiles> others, Labels labels, boolean perhaps) {
    List<SqlStatement> statements = new ArrayList<>();
    Grammar grammar = Grammar.of(text.database());
    Splitter splitter = new Splitter(text.text(), grammar);
    List<Token> tokens = splitter.next();
    int conditions = 0;
    while (!tokens.isEmpty()) {
      conditions += condition(tokens.get(0));
      Sink sink = new Sink(text.origin(), labels, perhaps || conditions > 0);
      Token first = tokens.get(0);
      boolean runs = others.isPresent() && first.kind() == Token.Kind.META && PsqlCommand.runsFile(first.text());
      Optional<List<SqlStatement>> other = runs ? others.get().at(first.start()) : Optional.empty();
      if (runs) {
        String unknown = other.isPresent() ? "" : others.get().reason(first.start());
        other(new Cursor(text.text(), tokens, grammar), sink, unknown);
      } else {
        statement(text.text(), tokens, grammar, sink);
      }
      Token last = tokens.get(tokens.size() - 1);
      Place place = text.origin().place(first.start(), last.end());
      statements.add(new SqlStatement(sink.operations(), place, first.is("do")));
      other.ifPresent(statements::addAll);
      tokens = splitter.next();
    }
    return statements;
  }

  /** The command itself, beside what it runs. */
  private static void other(Cursor cursor, Sink sink, String unknown) {
    String name = PsqlCommand.name(cursor.next().text());
    if (unknown.isEmpty()) {
      sink.add(new OtherStatement(name, Optional.empty()), cursor, 0);
    } else {
      sink.opaque(cursor, 0, 0, 1, unknown);
    }
  }

  /** How a command of psql changes the number of conditions that hold what follows. */
  private static int condition(Token first) {
    if (first.kind() != Token.Kind.META) {
      return 0;
    }
    return first.text().startsWith("\\if") ? 1 : first.text().startsWith("\\endif") ? -1 : 0;
  }

  /** A statement may end in a command of psql, which sends it. */
  private static void statement(String text, List<Token> tokens, Grammar grammar, Sink sink) {
    int last = tokens.size() - 1;
    if (last == 0 || tokens.get(last).kind() != Token.Kind.META) {
      statement(new Cursor(text, tokens, grammar), sink, false);
      return;
    }
    statement(new Cursor(text, tokens.subList(0, last), grammar), sink, false);
    if (tokens.get(last).text().startsWith("\\gexec")) {
      statement(new Cursor(text, tokens.subList(last, last + 1), grammar), sink, false);
    }
  }

  /** Reads the statements of a text into a sink: what an EXECUTE in a block runs. */
  static void readInto(String text, Sink sink, boolean inBlock) {
    readInto(text, Grammar.POSTGRESQL, sink, inBlock);
  }

  /** Reads the statements of a text into a sink: what is prepared from a string. */
  static void readInto(String text, Sink sink, Grammar grammar) {
    readInto(text, grammar, sink, false);
  }

  private static void readInto(String text, Grammar grammar, Sink sink, boolean inBlock) {
    Splitter splitter = new Splitter(text, grammar);
    List<Token> tokens = splitter.next();
    while (!tokens.isEmpty()) {
      statement(new Cursor(text, tokens, grammar), sink, inBlock);
      tokens = splitter.next();
    }
  }

  private static void statement(Cursor cursor, Sink sink, boolean inBlock) {
    int last = cursor.limit() - 1;
    if (cursor.token(last).kind() == Token.Kind.UNTERMINATED) {
      sink.opaque(cursor, 0, last, last + 1, Words.unread(cursor, cursor.token(last)));
    } else {
      Statements.read(cursor, sink, inBlock);
    }
  }

  /** Reads what stands behind PARTITION BY; empty for what is not understood. */
  public static Optional<PartitionKey> partitionKey(String sql) {
    List<Token> tokens = DoBlocks.tokens("by " + sql);
    Cursor cursor = new Cursor("by " + sql, tokens);
    try {
      PartitionKey key = Partitions.by(cursor);
      return cursor.ended() ? Optional.of(key) : Optional.empty();
    } catch (Unread notUnderstood) {
      return Optional.empty();
    }
  }

  /** Reads one expression, such as a default or a CHECK. */
  public static SqlExpression expression(String sql) {
    List<Token> tokens = DoBlocks.tokens(sql);
    if (tokens.isEmpty() || tokens.get(tokens.size() - 1).kind() == Token.Kind.UNTERMINATED) {
      return SqlExpression.constant(sql.strip());
    }
    return ExpressionFacts.of(new Cursor(sql, tokens), 0, tokens.size());
  }
}
