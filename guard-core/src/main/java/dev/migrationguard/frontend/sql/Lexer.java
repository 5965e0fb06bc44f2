package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;

/** Cuts SQL into tokens, one at a time, by the rules of its grammar; comments and blanks are stepped over. */
final class Lexer {

  private static final String OPERATOR = "+-*/<>=~!@#%^&|?";

  private final String text;
  private final Grammar grammar;
  private final Spelling spelling;
  private int at;

  /** Whether what is read stands in one of MySQL's comments that are run. */
  private boolean executable;

  Lexer(String text) {
    this(text, Grammar.POSTGRESQL);
  }

  Lexer(String text, Grammar grammar) {
    this.text = text;
    this.grammar = grammar;
    this.spelling = new Spelling(text);
    // A byte-order mark is no part of the first word.
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** Goes on behind the next semicolon after an offset; used when a quote never closed. */
  void resumeAfterSemicolon(int offset) {
    int semicolon = text.indexOf(';', offset);
    at = semicolon < 0 ? text.length() : semicolon + 1;
  }

  /** Goes on at an offset. */
  void resumeAt(int offset) {
    at = offset;
  }

  int offset() {
    return at;
  }

  /** The next token; {@link Kind#END} for ever at the end. */
  Token next() {
    Token unterminatedComment = skipBlanks();
    if (unterminatedComment != null) {
      return unterminatedComment;
    }
    if (at >= text.length()) {
      return new Token(Kind.END, "", text.length(), text.length());
    }
    int start = at;
    char c = text.charAt(at);
    switch (c) {
      case '\'':
        return string(start, at, grammar.mysql() ? Kind.ESCAPE_STRING : Kind.STRING);
      case '"':
        return grammar.mysql() ? string(start, at, Kind.ESCAPE_STRING) : quoted(start, at, '"', Kind.QUOTED);
      case '`':
        return quoted(start, at, '`', Kind.BACKTICKED);
      case '$':
        if (grammar != Grammar.POSTGRESQL) {
          break;
        }
        return dollar(start);
      case ':':
        return colon(start);
      case '\\':
        return backslash(start);
      case '[':
        if (grammar == Grammar.SQLITE) {
          return quoted(start, at, ']', Kind.QUOTED);
        }
        at++;
        return new Token(Kind.SYMBOL, "[", start, at);
      case '(', ')', ']', ',', ';', '{', '}':
        at++;
        return new Token(Kind.SYMBOL, bracket(c), start, at);
      case '.':
        return dot(start);
      default:
        break;
    }
    if (c >= '0' && c <= '9') {
      return number(start);
    }
    if (isWordStart(c)) {
      return word(start);
    }
    if (OPERATOR.indexOf(c) >= 0) {
      return operator(start);
    }
    at++;
    return new Token(Kind.SYMBOL, text.substring(start, at), start, at);
  }

  private static String bracket(char c) {
    return switch (c) {
      case '(' -> "(";
      case ')' -> ")";
      case ']' -> "]";
      case ',' -> ",";
      case ';' -> ";";
      case '{' -> "{";
      default -> "}";
    };
  }

  static boolean isWordStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  static boolean isWordPart(char c) {
    return isWordStart(c) || c >= '0' && c <= '9' || c == '$';
  }

  private char charAt(int i) {
    return i < text.length() ? text.charAt(i) : '\0';
  }

  private Token skipBlanks() {
    int n = text.length();
    while (at < n) {
      char c = text.charAt(at);
      if (c == ' ' || c >= '\t' && c <= '\r') {
        at++;
      } else if (isLineComment(c)) {
        at = endOfLine(at);
      } else if (executable && c == '*' && charAt(at + 1) == '/') {
        executable = false;
        at += 2;
      } else if (c == '/' && charAt(at + 1) == '*') {
        int start = at;
        if (grammar.mysql() && startsExecutable()) {
          continue;
        }
        if (!skipComment()) {
          at = n;
          return new Token(Kind.UNTERMINATED, "comment", start, n);
        }
      } else {
        return null;
      }
    }
    return null;
  }

  /** MySQL wants a blank behind two dashes; the tools that send it scripts do not, where a line begins with them. */
  private boolean isLineComment(char c) {
    if (c == '#') {
      return grammar.mysql();
    }
    return c == '-' && charAt(at + 1) == '-' && (!grammar.mysql() || charAt(at + 2) <= ' ' || startsLine());
  }

  private boolean startsLine() {
    int i = at - 1;
    while (i >= 0 && text.charAt(i) != '\n' && text.charAt(i) <= ' ') {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n';
  }

  /** Goes into a comment whose words MySQL runs, from some version on: {@code /*!50100 … }. */
  private boolean startsExecutable() {
    int i = at + 2;
    if (grammar == Grammar.MARIADB && charAt(i) == 'M') {
      i++;
    }
    if (charAt(i) != '!') {
      return false;
    }
    i++;
    while (isDigit(charAt(i))) {
      i++;
    }
    at = i;
    executable = true;
    return true;
  }

  private boolean skipComment() {
    int n = text.length();
    int depth = 0;
    while (at + 1 < n) {
      char c = text.charAt(at);
      if (c == '/' && text.charAt(at + 1) == '*' && (depth == 0 || grammar == Grammar.POSTGRESQL)) {
        depth++;
        at += 2;
      } else if (c == '*' && text.charAt(at + 1) == '/') {
        depth--;
        at += 2;
        if (depth == 0) {
          return true;
        }
      } else {
        at++;
      }
    }
    return false;
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private Token string(int start, int quote, Kind kind) {
    boolean backslashes = kind == Kind.ESCAPE_STRING;
    char mark = text.charAt(quote);
    int n = text.length();
    int i = quote + 1;
    while (i < n) {
      char c = text.charAt(i);
      if (backslashes && c == '\\') {
        i += 2;
      } else if (c != mark) {
        i++;
      } else if (charAt(i + 1) == mark) {
        i += 2;
      } else {
        at = i + 1;
        return new Token(kind, "", start, at);
      }
    }
    at = n;
    return new Token(Kind.UNTERMINATED, "quote", start, n);
  }

  private Token quoted(int start, int quote, char mark, Kind kind) {
    int n = text.length();
    int i = quote + 1;
    boolean doubled = false;
    while (i < n) {
      if (text.charAt(i) != mark) {
        i++;
      } else if (charAt(i + 1) == mark) {
        doubled = true;
        i += 2;
      } else {
        at = i + 1;
        String name = text.substring(quote + 1, i);
        String one = String.valueOf(mark);
        return new Token(kind, Literals.oneHole(doubled ? name.replace(one + one, one) : name), start, at);
      }
    }
    at = n;
    return new Token(Kind.UNTERMINATED, mark == '"' ? "quoted identifier" : "backtick", start, n);
  }

  private Token dollar(int start) {
    int i = start + 1;
    char c = charAt(i);
    if (c >= '0' && c <= '9') {
      while (charAt(i) >= '0' && charAt(i) <= '9') {
        i++;
      }
      at = i;
      return new Token(Kind.PARAMETER, text.substring(start, i), start, i);
    }
    if (isWordStart(c)) {
      while (isWordPart(charAt(i)) && charAt(i) != '$') {
        i++;
      }
    }
    if (charAt(i) != '$') {
      at = start + 1;
      return new Token(Kind.SYMBOL, "$", start, at);
    }
    String tag = text.substring(start, i + 1);
    int close = text.indexOf(tag, i + 1);
    if (close < 0) {
      at = text.length();
      return new Token(Kind.UNTERMINATED, "dollar quote", start, at);
    }
    at = close + tag.length();
    return new Token(Kind.DOLLAR_STRING, "", start, at);
  }

  private Token colon(int start) {
    char next = charAt(start + 1);
    if (next == ':' || next == '=') {
      at = start + 2;
      return new Token(Kind.SYMBOL, next == ':' ? "::" : ":=", start, at);
    }
    if (isWordStart(next)) {
      int i = start + 2;
      while (isWordPart(charAt(i))) {
        i++;
      }
      at = i;
      return new Token(Kind.PARAMETER, text.substring(start, i), start, i);
    }
    // psql writes a variable as a name or as a string so: :"table", :'value'.
    int close = next == '"' || next == '\'' ? text.indexOf(next, start + 2) : -1;
    if (close > 0 && close < endOfLine(start) && grammar == Grammar.POSTGRESQL) {
      at = close + 1;
      return new Token(Kind.PARAMETER, text.substring(start, at), start, at);
    }
    at = start + 1;
    return new Token(Kind.SYMBOL, ":", start, at);
  }

  /** SQLAlchemy writes a colon that is no parameter as {@code \:}; every other backslash is a command of psql. */
  private Token backslash(int start) {
    if (charAt(start + 1) != ':') {
      at = PsqlCommand.end(text, start, endOfLine(start));
      int end = at;
      if (charAt(end) == '\\' && charAt(end + 1) == '\\') {
        at += 2;
      }
      while (end > start && text.charAt(end - 1) <= ' ') {
        end--;
      }
      return new Token(Kind.META, text.substring(start, end), start, end);
    }
    if (charAt(start + 2) == '\\' && charAt(start + 3) == ':') {
      at = start + 4;
      return new Token(Kind.SYMBOL, "::", start, at);
    }
    if (charAt(start + 2) == ':' || charAt(start + 2) == '=') {
      at = start + 3;
      return new Token(Kind.SYMBOL, charAt(start + 2) == ':' ? "::" : ":=", start, at);
    }
    at = start + 2;
    return new Token(Kind.SYMBOL, ":", start, at);
  }

  private Token dot(int start) {
    char next = charAt(start + 1);
    if (next >= '0' && next <= '9') {
      return number(start);
    }
    at = next == '.' ? start + 2 : start + 1;
    return new Token(Kind.SYMBOL, next == '.' ? ".." : ".", start, at);
  }

  private Token number(int start) {
    int i = start;
    boolean dot = false;
    while (true) {
      char c = charAt(i);
      if (c == '.' && !dot && charAt(i + 1) != '.') {
        dot = true;
      } else if ((c == '+' || c == '-') && isExponent(start, i - 1)) {
        if (!isDigit(charAt(i + 1))) {
          break;
        }
      } else if (!isDigit(c) && !isWordPart(c)) {
        break;
      }
      i++;
    }
    at = i;
    return new Token(Kind.NUMBER, text.substring(start, i), start, i);
  }

  private boolean isExponent(int start, int i) {
    boolean hexadecimal = charAt(start) == '0' && (charAt(start + 1) | 0x20) == 'x';
    return i > start && (charAt(i) | 0x20) == 'e' && !hexadecimal;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Token word(int start) {
    int i = start + 1;
    int n = text.length();
    while (i < n && isWordPart(text.charAt(i))) {
      i++;
    }
    at = i;
    int length = i - start;
    char next = charAt(i);
    if (length == 1 && next == '\'') {
      switch (text.charAt(start) | 0x20) {
        case 'e':
          if (grammar != Grammar.POSTGRESQL) {
            break;
          }
          return string(start, i, Kind.ESCAPE_STRING);
        case 'b', 'x', 'n':
          return string(start, i, grammar.mysql() ? Kind.ESCAPE_STRING : Kind.STRING);
        default:
          break;
      }
    }
    if (length == 1 && (text.charAt(start) | 0x20) == 'u' && next == '&' && grammar == Grammar.POSTGRESQL) {
      char quote = charAt(i + 1);
      if (quote == '\'') {
        return string(start, i + 1, Kind.STRING);
      }
      if (quote == '"') {
        return unicodeName(quoted(start, i + 1, '"', Kind.QUOTED));
      }
    }
    return new Token(Kind.WORD, Literals.oneHole(spelling.folded(start, i)), start, i);
  }

  /** A {@code U&"…"} name, behind which {@code UESCAPE '!'} may name the character of its escapes. */
  private Token unicodeName(Token name) {
    int i = skipBlanks(at);
    if (name.kind() != Kind.QUOTED || !text.regionMatches(true, i, "uescape", 0, "uescape".length())) {
      return Literals.decodeUnicode(name, '\\', name.end());
    }
    i = skipBlanks(i + "uescape".length());
    if (charAt(i) != '\'' || charAt(i + 2) != '\'') {
      return Literals.decodeUnicode(name, '\\', name.end());
    }
    at = i + 3;
    return Literals.decodeUnicode(name, charAt(i + 1), at);
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private Token operator(int start) {
    if (text.charAt(start) == '%') {
      int end = percent(start);
      if (end > start) {
        at = end;
        return new Token(Kind.PARAMETER, text.substring(start, end), start, end);
      }
      if (charAt(start + 1) == '%') {
        at = start + 2;
        return new Token(Kind.SYMBOL, "%", start, at);
      }
    }
    int i = start;
    boolean special = false;
    while (i < text.length() && OPERATOR.indexOf(text.charAt(i)) >= 0) {
      char c = text.charAt(i);
      boolean comment = c == '-' && charAt(i + 1) == '-' || c == '/' && charAt(i + 1) == '*'
          || c == '#' && grammar.mysql() || executable && c == '*' && charAt(i + 1) == '/';
      if (i > start && (comment || c == '%' && percent(i) > i)) {
        break;
      }
      special |= "~!@#%^&|?".indexOf(c) >= 0;
      i++;
    }
    // PostgreSQL's rule: only an operator with one of the special characters may end in + or -.
    while (!special && i > start + 1 && (text.charAt(i - 1) == '+' || text.charAt(i - 1) == '-')) {
      i--;
    }
    at = i;
    return new Token(Kind.SYMBOL, text.substring(start, i), start, i);
  }

  /** Behind a {@code %(name)s} or {@code %s} that begins here; the offset itself where none does. */
  private int percent(int start) {
    char next = charAt(start + 1);
    if (next == 's' && !isWordPart(charAt(start + 2))) {
      return start + 2;
    }
    if (next != '(') {
      return start;
    }
    int i = start + 2;
    while (isWordPart(charAt(i))) {
      i++;
    }
    return i > start + 2 && charAt(i) == ')' && charAt(i + 1) == 's' ? i + 2 : start;
  }
}
