package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;

/** Reads ENGINE=InnoDB and the like, behind CREATE TABLE and in ALTER TABLE. */
final class MySqlTableOptions {

  private MySqlTableOptions() {}

  /** Steps over one option; false where none stands. */
  static boolean option(Cursor c) {
    int from = c.index();
    c.accept("default");
    if (c.accept("character", "set") || c.accept("data", "directory") || c.accept("index", "directory")
        || c.accept("with", "system", "versioning") && withoutValue(c)
        || c.peek().kind() == Kind.WORD && isOption(c.peek().text()) && c.next() != null) {
      if (c.token(c.index() - 1).is("versioning")) {
        return true;
      }
      c.acceptSymbol("=");
      value(c);
      return true;
    }
    c.goTo(from);
    return false;
  }

  private static boolean withoutValue(Cursor c) {
    return !c.atSymbol("=");
  }

  private static void value(Cursor c) {
    if (c.atSymbol("(")) {
      c.skipParentheses();
      return;
    }
    c.acceptSymbol("-");
    switch (c.peek().kind()) {
      case WORD, QUOTED, BACKTICKED, STRING, ESCAPE_STRING, NUMBER, PARAMETER:
        c.next();
        break;
      default:
        throw c.unread();
    }
  }

  private static boolean isOption(String word) {
    return switch (word) {
      case "engine", "type", "auto_increment", "avg_row_length", "charset", "checksum", "table_checksum", "collate",
              "comment", "compression", "connection", "delay_key_write", "encryption", "encrypted",
              "encryption_key_id", "engine_attribute", "secondary_engine_attribute", "insert_method",
              "key_block_size", "max_rows", "min_rows", "pack_keys", "page_checksum", "page_compressed",
              "page_compression_level", "password", "row_format", "secondary_engine", "sequence",
              "stats_auto_recalc", "stats_persistent", "stats_sample_pages", "tablespace", "transactional", "union",
              "autoextend_size", "start_transaction", "ietf_quotes" ->
          true;
      default -> false;
    };
  }
}
