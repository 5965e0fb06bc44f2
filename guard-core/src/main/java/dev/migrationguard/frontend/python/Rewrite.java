package dev.migrationguard.frontend.python;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the syntax of Python 3.13 and 3.14 in that of 3.12, which is the parser's, on the same lines:
 *
 * <ul>
 *   <li>defaults of type parameters (PEP 696) become blanks: {@code class A[T = int]} is read as
 *       {@code class A[T      ]};
 *   <li>template strings (PEP 750) become f-strings: {@code t"…"} is read as {@code f"…"};
 *   <li>the exceptions of {@code except A, B:} (PEP 758) get the parentheses that they went without. Nothing of
 *       equal length would do for all expressions, so the two characters are remembered and taken off the columns
 *       behind them.
 * </ul>
 */
final class Rewrite {

  private final String text;
  private final Tokens tokens;
  private final boolean[] blank;
  private final List<Integer> opened = new ArrayList<>();
  private boolean blanks;

  private Rewrite(Source source) {
    this.text = source.text();
    this.tokens = new Tokens(source);
    this.blank = new boolean[text.length()];
  }

  /**
   * What the parser reads in place of a file.
   *
   * @param changed whether it differs from the file
   */
  record Result(String text, Insertions insertions, boolean changed) {}

  /** Rewrites what is newer than 3.12. */
  static Result of(Source source) {
    Rewrite rewrite = new Rewrite(source);
    rewrite.walk();
    return rewrite.result();
  }

  private void walk() {
    boolean statementStart = true;
    Tokens.Kind kind = tokens.next();
    while (kind != Tokens.Kind.END) {
      boolean starts = statementStart;
      statementStart = kind == Tokens.Kind.NEWLINE
          || kind == Tokens.Kind.SYMBOL && tokens.brackets() == 0 && (tokens.symbol() == ';' || tokens.symbol() == ':');
      if (kind == Tokens.Kind.WORD && starts) {
        if (tokens.is("except")) {
          kind = except();
          continue;
        }
        if (tokens.is("async")) {
          statementStart = true;
        } else if (tokens.is("def") || tokens.is("class") || tokens.is("type")) {
          kind = generic();
          continue;
        }
      }
      kind = tokens.next();
    }
  }

  /** Walks over the head of an {@code except}; returns the kind of the token that ends it. */
  private Tokens.Kind except() {
    Tokens.Kind kind = tokens.next();
    if (kind == Tokens.Kind.SYMBOL && tokens.symbol() == '*') {
      kind = tokens.next();
    }
    int start = tokens.start();
    int end = start;
    boolean comma = false;
    boolean named = false;
    while (kind != Tokens.Kind.END && kind != Tokens.Kind.NEWLINE) {
      if (tokens.brackets() == 0 && kind == Tokens.Kind.SYMBOL) {
        if (tokens.symbol() == ':') {
          if (comma && !named) {
            opened.add(start);
            opened.add(end);
          }
          return kind;
        }
        comma |= tokens.symbol() == ',';
      }
      named |= tokens.brackets() == 0 && kind == Tokens.Kind.WORD && tokens.is("as");
      end = tokens.end();
      kind = tokens.next();
    }
    return kind;
  }

  /** Walks over a name and its type parameters; returns the kind of the token behind them. */
  private Tokens.Kind generic() {
    Tokens.Kind kind = tokens.next();
    if (kind != Tokens.Kind.WORD) {
      return kind;
    }
    kind = tokens.next();
    if (kind != Tokens.Kind.SYMBOL || tokens.symbol() != '[' || tokens.brackets() != 1) {
      return kind;
    }
    int equals = -1;
    while (kind != Tokens.Kind.END && tokens.brackets() > 0) {
      kind = tokens.next();
      if (kind == Tokens.Kind.SYMBOL && tokens.brackets() == 1 && equals < 0 && tokens.symbol() == '=') {
        equals = tokens.start();
      } else if (kind == Tokens.Kind.SYMBOL && equals >= 0 && ends()) {
        Arrays.fill(blank, equals, tokens.start(), true);
        blanks = true;
        equals = -1;
      }
    }
    return kind == Tokens.Kind.END ? kind : tokens.next();
  }

  private boolean ends() {
    return tokens.brackets() == 1 && tokens.symbol() == ',' || tokens.brackets() == 0 && tokens.symbol() == ']';
  }

  private Result result() {
    int[] templates = tokens.marks().templates();
    if (!blanks && opened.isEmpty() && templates.length == 0) {
      return new Result(text, Insertions.NONE, false);
    }
    StringBuilder out = new StringBuilder(text.length() + opened.size());
    List<Insertions.Place> places = new ArrayList<>();
    int insertion = 0;
    int template = 0;
    int line = 1;
    int column = 1;
    for (int at = 0; at < text.length(); at++) {
      if (insertion < opened.size() && opened.get(insertion) == at) {
        out.append(insertion % 2 == 0 ? '(' : ')');
        places.add(new Insertions.Place(line, column));
        insertion++;
        column++;
      }
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        column = 1;
        out.append(c);
        continue;
      }
      if (Character.isLowSurrogate(c)) {
        // A character beyond the BMP is one column, and one blank.
        if (!blank[at]) {
          out.append(c);
        }
        continue;
      }
      column++;
      if (template < templates.length && templates[template] == at) {
        template++;
        out.append(c == 't' ? 'f' : 'F');
      } else {
        out.append(blank[at] ? ' ' : c);
      }
    }
    return new Result(out.toString(), new Insertions(places), true);
  }
}
