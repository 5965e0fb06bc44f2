package dev.migrationguard.frontend.run;

import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;

/** The comments that speak to the guard, each with the statement that it speaks of. */
public final class Directives {

  /** What a comment that speaks to the guard starts with. */
  public static final String MARK = "guard:";

  private Directives() {}

  /**
   * What a comment says to the guard; empty where it does not speak to it. That may stand behind what is said to another
   * tool: {@code # noqa: E501  # guard: …}.
   *
   * @param text   of the comment, without its marker
   * @param marker what comments begin with: {@code #}, {@code //}, {@code --}
   */
  public static String said(String text, String marker) {
    if (text.startsWith(MARK)) {
      return text;
    }
    int second = text.indexOf(marker + " " + MARK);
    return second < 0 ? "" : text.substring(second + marker.length() + 1);
  }

  /**
   * The directives among comments.
   *
   * @param marker     what comments begin with
   * @param statements every statement; of one with a block only the lines before the block
   */
  public static List<Directive> of(List<Comment> comments, String marker, List<Span> statements) {
    List<Directive> directives = new ArrayList<>();
    for (Comment comment : comments) {
      String said = said(comment.text(), marker);
      if (!said.isEmpty()) {
        Comment own = new Comment(comment.span(), said, comment.ownLine());
        directives.add(new Directive(own, covered(own, statements)));
      }
    }
    return directives;
  }

  /** The statement on the comment's line, or the first one below a comment that has its line to itself. */
  private static Span covered(Comment comment, List<Span> statements) {
    Span best = comment.span();
    boolean found = false;
    int line = comment.span().line();
    for (Span statement : statements) {
      boolean fits =
          comment.ownLine()
              ? statement.line() > line && (!found || statement.line() < best.line())
              : statement.line() <= line
                  && line <= statement.endLine()
                  && (!found || statement.endLine() - statement.line() < best.endLine() - best.line());
      if (fits) {
        best = statement;
        found = true;
      }
    }
    return best;
  }
}
