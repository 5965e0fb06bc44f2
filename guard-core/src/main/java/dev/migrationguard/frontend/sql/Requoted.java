package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;

/** SQL that was written for PostgreSQL, with its quoted names as MySQL quotes them. */
final class Requoted {

  private Requoted() {}

  static String withBackticks(String sql) {
    StringBuilder changed = new StringBuilder(sql.length());
    Lexer lexer = new Lexer(sql);
    int done = 0;
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (token.kind() == Kind.QUOTED) {
        changed.append(sql, done, token.start()).append('`').append(token.text().replace("`", "``")).append('`');
        done = token.end();
      }
    }
    return changed.append(sql, done, sql.length()).toString();
  }
}
