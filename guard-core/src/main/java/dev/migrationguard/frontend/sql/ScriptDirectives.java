package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.SqlStatement.Located;
import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;

/** The comments of a script that speak to the guard, each with the statement that it speaks of. */
final class ScriptDirectives {

  private static final String MARK = "guard:";

  private final ScriptText script;
  private final List<Comment> comments = new ArrayList<>();

  private ScriptDirectives(ScriptText script) {
    this.script = script;
  }

  /**
   * The directives of a text.
   *
   * @param text       the part of the script that is read, of the same length
   * @param statements what it holds
   */
  static List<Directive> of(ScriptText script, String text, List<SqlStatement> statements) {
    if (!text.contains(MARK)) {
      return List.of();
    }
    ScriptDirectives directives = new ScriptDirectives(script);
    directives.scan(text, 0);
    List<Span> spans = new ArrayList<>();
    for (SqlStatement statement : statements) {
      spans.add(statement.place().span());
      if (statement.block()) {
        for (Located located : statement.operations()) {
          spans.add(located.place().span());
        }
      }
    }
    List<Directive> found = new ArrayList<>();
    for (Comment comment : directives.comments) {
      found.add(new Directive(comment, covered(comment, spans)));
    }
    return found;
  }

  /** The statement on the comment's line, or the first one below a comment that has its line to itself. */
  private static Span covered(Comment comment, List<Span> statements) {
    Span best = comment.span();
    boolean found = false;
    for (Span statement : statements) {
      boolean fits =
          comment.ownLine()
              ? statement.line() > comment.span().endLine() && (!found || statement.line() < best.line())
              : statement.line() <= comment.span().line()
                  && comment.span().line() <= statement.endLine()
                  && (!found || statement.endLine() - statement.line() < best.endLine() - best.line());
      if (fits) {
        best = statement;
        found = true;
      }
    }
    return best;
  }

  /** What stands between tokens is blank, a semicolon or a comment; a DO block has tokens of its own. */
  private void scan(String text, int offset) {
    Splitter splitter = new Splitter(text);
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
      if (!line && !block) {
        at++;
        continue;
      }
      int close = text.indexOf(line ? "\n" : "*/", at + 2);
      int end = close < 0 || close > to ? to : close;
      String words = text.substring(at + 2, Math.max(at + 2, end)).strip();
      int behind = line || close < 0 ? end : end + 2;
      if (words.startsWith(MARK)) {
        int last = offset + behind - (line && behind > at && text.charAt(behind - 1) == '\r' ? 1 : 0);
        comments.add(new Comment(script.span(offset + at, last), words, ownLine(offset + at)));
      }
      at = Math.max(behind, at + 2);
    }
  }

  private boolean ownLine(int at) {
    String text = script.text();
    int i = at - 1;
    while (i >= 0 && text.charAt(i) != '\n') {
      if (text.charAt(i) > ' ') {
        return false;
      }
      i--;
    }
    return true;
  }
}
