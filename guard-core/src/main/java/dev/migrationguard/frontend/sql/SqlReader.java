package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Place;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;

/** The one door through which SQL text becomes operations, wherever it came from. */
public final class SqlReader {

  private SqlReader() {}

  /**
   * Reads a text of any number of statements. One that cannot be read becomes an
   * {@link dev.migrationguard.model.Opaque} and hides none of its neighbours.
   */
  public static List<SqlStatement> read(SqlText text) {
    List<SqlStatement> statements = new ArrayList<>();
    Splitter splitter = new Splitter(text.text());
    List<Token> tokens = splitter.next();
    while (!tokens.isEmpty()) {
      statements.add(statement(text, tokens));
      tokens = splitter.next();
    }
    return statements;
  }

  private static SqlStatement statement(SqlText text, List<Token> tokens) {
    Cursor cursor = new Cursor(text.text(), tokens);
    Sink sink = new Sink(text);
    Token last = tokens.get(tokens.size() - 1);
    if (last.kind() == Token.Kind.UNTERMINATED) {
      int index = tokens.size() - 1;
      sink.opaque(cursor, 0, index, index + 1, Words.whyUnread(text.text(), last));
    } else {
      Statements.read(cursor, sink, false);
    }
    Place place = text.origin().place(tokens.get(0).start(), last.end());
    return new SqlStatement(sink.operations(), place);
  }

  /** Reads one expression, such as a default or a CHECK. */
  public static SqlExpression expression(String sql) {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(sql);
    Token token = lexer.next();
    while (token.kind() != Token.Kind.END) {
      if (token.kind() == Token.Kind.UNTERMINATED) {
        return SqlExpression.constant(sql.strip());
      }
      tokens.add(token);
      token = lexer.next();
    }
    if (tokens.isEmpty()) {
      return SqlExpression.constant(sql.strip());
    }
    return ExpressionFacts.of(new Cursor(sql, tokens), 0, tokens.size());
  }
}
