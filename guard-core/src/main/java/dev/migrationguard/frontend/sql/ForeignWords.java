package dev.migrationguard.frontend.sql;

/** The reserved words of the databases other than PostgreSQL. */
final class ForeignWords {

  private ForeignWords() {}

  /** MySQL 9 and MariaDB, manual, "Keywords and Reserved Words"; those that only one of them reserves are left out. */
  static boolean isReservedByMySql(String word) {
    return switch (word) {
      case "add", "all", "alter", "analyze", "and", "as", "asc", "before", "between", "bigint", "binary", "blob",
              "both", "by", "call", "cascade", "case", "change", "char", "character", "check", "collate", "column",
              "condition", "constraint", "continue", "convert", "create", "cross", "current_date", "current_time",
              "current_timestamp", "current_user", "cursor", "database", "databases", "dec", "decimal", "declare",
              "default", "delayed", "delete", "desc", "describe", "deterministic", "distinct", "distinctrow", "div",
              "double", "drop", "each", "else", "elseif", "enclosed", "escaped", "exists", "exit", "explain", "false",
              "fetch", "float", "for", "force", "foreign", "from", "fulltext", "grant", "group", "having",
              "high_priority", "if", "ignore", "in", "index", "infile", "inner", "inout", "insensitive", "insert",
              "int", "integer", "interval", "into", "is", "iterate", "join", "key", "keys", "kill", "leading", "leave",
              "left", "like", "limit", "linear", "lines", "load", "localtime", "localtimestamp", "lock", "long",
              "longblob", "longtext", "loop", "low_priority", "match", "mediumblob", "mediumint", "mediumtext", "mod",
              "modifies", "natural", "not", "no_write_to_binlog", "null", "numeric", "on", "optimize", "option",
              "optionally", "or", "order", "out", "outer", "outfile", "precision", "primary", "procedure", "purge",
              "range", "read", "reads", "real", "references", "regexp", "release", "rename", "repeat", "replace",
              "require", "restrict", "return", "revoke", "right", "rlike", "schema", "schemas", "select", "sensitive",
              "separator", "set", "show", "signal", "smallint", "spatial", "sql", "sqlexception", "sqlstate",
              "sqlwarning", "starting", "straight_join", "table", "terminated", "then", "tinyblob", "tinyint",
              "tinytext", "to", "trailing", "trigger", "true", "undo", "union", "unique", "unlock", "unsigned",
              "update", "usage", "use", "using", "utc_date", "utc_time", "utc_timestamp", "values", "varbinary",
              "varchar", "varying", "when", "where", "while", "with", "write", "xor", "year_month", "zerofill" ->
          true;
      default -> false;
    };
  }

  /** The tokens of SQLite's grammar that never fall back to a name (parse.y). */
  static boolean isReservedBySqlite(String word) {
    return switch (word) {
      case "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "check", "collate", "commit",
              "constraint", "create", "default", "deferrable", "delete", "distinct", "drop", "else", "escape",
              "exists", "foreign", "from", "group", "having", "in", "index", "insert", "into", "is", "isnull", "join",
              "limit", "not", "notnull", "null", "on", "or", "order", "primary", "references", "returning", "select",
              "set", "table", "then", "to", "transaction", "union", "unique", "update", "using", "values", "when",
              "where" ->
          true;
      default -> false;
    };
  }
}
