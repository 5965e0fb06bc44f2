package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;
import java.util.Locale;

/** What PostgreSQL 18 makes of single words. */
final class Words {

  private Words() {}

  /** Whether the word cannot be the name of a table or column unless it is quoted. */
  static boolean isReserved(String word) {
    return switch (word) {
      case "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "both", "case", "cast",
              "check", "collate", "column", "constraint", "create", "current_catalog", "current_date", "current_role",
              "current_time", "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do",
              "else", "end", "except", "false", "fetch", "for", "foreign", "from", "grant", "group", "having", "in",
              "initially", "intersect", "into", "lateral", "leading", "limit", "localtime", "localtimestamp", "not",
              "null", "offset", "on", "only", "or", "order", "placing", "primary", "references", "returning", "select",
              "session_user", "some", "symmetric", "system_user", "table", "then", "to", "trailing", "true", "union",
              "unique", "user", "using", "variadic", "when", "where", "window", "with" ->
          true;
      default -> isTypeOrFunctionWord(word);
    };
  }

  /** Reserved words that may name a type or function, yet neither a table nor a column. */
  static boolean isTypeOrFunctionWord(String word) {
    return switch (word) {
      case "authorization", "binary", "collation", "concurrently", "cross", "current_schema", "freeze", "full", "ilike",
              "inner", "is", "isnull", "join", "left", "like", "natural", "notnull", "outer", "overlaps", "right",
              "similar", "tablesample", "verbose" ->
          true;
      default -> false;
    };
  }

  /** Words that are functions without parentheses. */
  static boolean isValueFunction(String word) {
    return switch (word) {
      case "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
              "current_user", "localtime", "localtimestamp", "session_user", "system_user" ->
          true;
      case "user" -> true;
      default -> false;
    };
  }

  /** Words that stand between the operands of an expression, or that open one. */
  static boolean isExpressionWord(String word) {
    return switch (word) {
      case "and", "or", "not", "is", "isnull", "notnull", "null", "true", "false", "unknown", "in", "like", "ilike",
              "similar", "between", "symmetric", "asymmetric", "case", "when", "then", "else", "end", "distinct",
              "from",
              "any", "all", "some", "exists", "array", "row", "collate", "at", "escape", "using", "over", "filter",
              "within", "partition", "order", "group", "by", "asc", "desc", "select", "where", "having", "limit",
              "offset", "union", "intersect", "except", "join", "left", "right", "full", "inner", "outer", "cross",
              "natural", "on", "as", "lateral", "with", "overlaps", "placing", "for", "both", "leading", "trailing",
              "default", "variadic", "values", "normalized", "document", "cast", "operator", "only", "into",
              "returning", "window", "fetch", "to" ->
          true;
      default -> false;
    };
  }

  /** Words of other databases that PostgreSQL has nowhere. */
  static boolean isForeign(String word) {
    return switch (word) {
      case "modify", "change", "convert", "auto_increment", "autoincrement", "engine", "unsigned", "zerofill",
              "charset",
              "algorithm", "first", "after", "key", "fulltext", "spatial", "character", "low_priority", "delayed",
              "ignore", "replace", "straight_join", "nvarchar", "delimiter", "number", "varchar2", "purge", "optimize",
              "pragma", "go", "use", "exec", "top", "identity", "nonclustered", "clustered", "row_format", "binlog",
              "limit", "unlock", "describe", "rlike", "regexp", "without", "strict", "glob" ->
          true;
      default -> false;
    };
  }

  /** Why a token is not understood where it stands. */
  static Unread unread(Cursor c, Token token) {
    String reason = whyUnread(c.text(), token, c.grammar());
    boolean refused = c.grammar() == Grammar.POSTGRESQL && isForeign(token) || token.isSymbol("::");
    return refused ? Unread.refused(reason) : new Unread(reason);
  }

  private static boolean isForeign(Token token) {
    return token.kind() == Kind.BACKTICKED || token.kind() == Kind.WORD && isForeign(token.text());
  }

  /** One clear line on why a token is not understood where it stands. */
  static String whyUnread(String text, Token token, Grammar grammar) {
    if (token.kind() == Kind.END) {
      return "it ends too early";
    }
    if (token.kind() == Kind.UNTERMINATED) {
      return "the " + token.text() + " that opens here is never closed";
    }
    if (token.kind() == Kind.BACKTICKED && grammar == Grammar.POSTGRESQL) {
      return "backticks are not PostgreSQL's syntax";
    }
    if (token.isSymbol("::") && grammar != Grammar.POSTGRESQL) {
      return "`::` is not " + grammar.title() + "'s syntax";
    }
    String written = text.substring(token.start(), Math.min(token.end(), token.start() + 40));
    if (token.text().indexOf(ObjectName.HOLE) >= 0) {
      return "a part of it is not visible in the source";
    }
    if (token.kind() == Kind.PARAMETER) {
      return "`" + written + "` is bound when it runs";
    }
    if (grammar == Grammar.POSTGRESQL && token.kind() == Kind.WORD && isForeign(token.text())) {
      return "`" + written.toUpperCase(Locale.ROOT) + "` is not PostgreSQL's syntax";
    }
    if (token.kind() == Kind.WORD && grammar.reserves(token.text())) {
      return "`" + written + "` is not expected here";
    }
    return "`" + written + "` is not understood here";
  }
}
