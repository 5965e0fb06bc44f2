package dev.migrationguard.frontend.sql;

/**
 * A word of the SQL language.
 *
 * @param kind  what it is
 * @param text  a word folded to lower case, the name inside a quoted identifier, the characters of a symbol or number;
 *              empty for strings, which {@link Literals} decodes where somebody asks
 * @param start offset of its first character in the text
 * @param end   offset behind its last character
 */
record Token(Kind kind, String text, int start, int end) {

  /** What a token is. */
  enum Kind {
    /** A keyword or a plain identifier. */
    WORD,
    /** An identifier in double quotes. */
    QUOTED,
    /** An identifier in backticks, which PostgreSQL has not. */
    BACKTICKED,
    /** A string in single quotes, of whatever prefix. */
    STRING,
    /** A string with backslash escapes. */
    ESCAPE_STRING,
    /** A string between dollar tags. */
    DOLLAR_STRING,
    NUMBER,
    /** A value that the host program binds: {@code :name}, {@code %(name)s}, {@code %s}, {@code $1}. */
    PARAMETER,
    /** An operator, bracket, comma or dot. */
    SYMBOL,
    /** A command of psql: a backslash and the rest of the line. */
    META,
    /** A quote or a comment that never closes; {@code text} says which. */
    UNTERMINATED,
    /** The end of the text. */
    END
  }

  boolean is(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isString() {
    return kind == Kind.STRING || kind == Kind.ESCAPE_STRING || kind == Kind.DOLLAR_STRING;
  }

  /** Whether it may be (a part of) a name. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.BACKTICKED || kind == Kind.PARAMETER;
  }
}
