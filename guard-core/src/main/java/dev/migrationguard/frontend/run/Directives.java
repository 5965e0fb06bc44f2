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

  /** Whether a comment speaks to the guard. */
  public static boolean speaks(Comment comment) {
    return comment.text().startsWith(MARK);
  }

  /**
   * The directives among comments.
   *
   * @param statements every statement; of one with a block only the lines before the block
   */
  public static List<Directive> of(List<Comment> comments, List<Span> statements) {
    List<Directive> directives = new ArrayList<>();
    for (Comment comment : comments) {
      if (speaks(comment)) {
        directives.add(new Directive(comment, covered(comment, statements)));
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
