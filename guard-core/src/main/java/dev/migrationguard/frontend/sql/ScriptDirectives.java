package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.SqlStatement.Located;
import dev.migrationguard.frontend.sql.SqlText.Origin;
import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;

/** The comments of a script that speak to the guard, each with the statement that it speaks of. */
final class ScriptDirectives {

  private static final String MARK = "guard:";

  private final Origin origin;
  private final String whole;
  private final Grammar grammar;
  private final List<Comment> comments = new ArrayList<>();

  private ScriptDirectives(Origin origin, String whole, Grammar grammar) {
    this.origin = origin;
    this.whole = whole;
    this.grammar = grammar;
  }

  /**
   * The directives of a text.
   *
   * @param text       the part of the script that is read
   * @param origin     where its characters stand
   * @param statements what it holds
   */
  static List<Directive> of(String text, Origin origin, Grammar grammar, List<SqlStatement> statements) {
    if (!text.contains(MARK)) {
      return List.of();
    }
    ScriptDirectives directives = new ScriptDirectives(origin, text, grammar);
    directives.scan(text, 0);
    List<Directive> found = new ArrayList<>();
    for (Comment comment : directives.comments) {
      found.add(new Directive(comment, covered(comment, statements)));
    }
    return found;
  }

  /** The statement on the comment's line, or the first one below a comment that has its line to itself. */
  private static Span covered(Comment comment, List<SqlStatement> statements) {
    int line = comment.ownLine() ? comment.span().endLine() : comment.span().line();
    int next = firstBelow(line, statements);
    // A block that spans the line may hold the statement that is meant.
    int at = next - 1;
    Span best = null;
    while (at >= 0 && span(statements.get(at)).endLine() >= line) {
      SqlStatement statement = statements.get(at);
      best = comment.ownLine() ? best : smaller(best, span(statement));
      if (statement.block()) {
        for (Located located : statement.operations()) {
          Span inside = located.place().span();
          boolean fits = comment.ownLine()
              ? inside.line() > line && (best == null || inside.line() < best.line())
              : inside.line() <= line && line <= inside.endLine();
          if (fits) {
            best = comment.ownLine() ? inside : smaller(best, inside);
          }
        }
      }
      at--;
    }
    if (best == null && comment.ownLine() && next < statements.size()) {
      best = span(statements.get(next));
    }
    return best == null ? comment.span() : best;
  }

  private static Span smaller(Span one, Span other) {
    return one == null || other.endLine() - other.line() <= one.endLine() - one.line() ? other : one;
  }

  /** The index of the first statement that begins below a line. */
  private static int firstBelow(int line, List<SqlStatement> statements) {
    int low = 0;
    int high = statements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (span(statements.get(middle)).line() > line) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Span span(SqlStatement statement) {
    return statement.place().span();
  }

  /** What stands between tokens is blank, a semicolon or a comment; a DO block has tokens of its own. */
  private void scan(String text, int offset) {
    Splitter splitter = new Splitter(text, grammar);
    int end = 0;
    for (List<Token> tokens = splitter.next(); !tokens.isEmpty(); tokens = splitter.next()) {
      for (Token token : tokens) {
        gap(text, end, token.start(), offset);
        end = Math.max(end, token.end());
        if (token.kind() == Kind.DOLLAR_STRING && tokens.get(0).is("do")) {
          Literals.Decoded body = Literals.decode(text, token);
          scan(body.value(), offset + body.first());
        }
      }
    }
    gap(text, end, text.length(), offset);
  }

  private void gap(String text, int from, int to, int offset) {
    int at = from;
    while (at + 1 < to) {
      boolean line = text.charAt(at) == '-' && text.charAt(at + 1) == '-';
      boolean block = text.charAt(at) == '/' && text.charAt(at + 1) == '*';
      line |= grammar.mysql() && text.charAt(at) == '#';
      if (!line && !block) {
        at++;
        continue;
      }
      int close = text.indexOf(line ? "\n" : "*/", at + 2);
      int end = close < 0 || close > to ? to : close;
      int first = text.charAt(at) == '#' ? at + 1 : at + 2;
      String words = text.substring(first, Math.max(first, end)).strip();
      int behind = line || close < 0 ? end : end + 2;
      // Behind what is said to another tool: -- noqa  -- guard: …
      int second = words.startsWith(MARK) ? -1 : words.indexOf("-- " + MARK);
      words = second < 0 ? words : words.substring(second + 3);
      if (words.startsWith(MARK)) {
        int last = offset + behind - (line && behind > at && text.charAt(behind - 1) == '\r' ? 1 : 0);
        comments.add(new Comment(origin.place(offset + at, last).span(), words, ownLine(offset + at)));
      }
      at = Math.max(behind, at + 2);
    }
  }

  private boolean ownLine(int at) {
    int i = at - 1;
    while (i >= 0 && whole.charAt(i) != '\n') {
      if (whole.charAt(i) > ' ') {
        return false;
      }
      i--;
    }
    return true;
  }
}
