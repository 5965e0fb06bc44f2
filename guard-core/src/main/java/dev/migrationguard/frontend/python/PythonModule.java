package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.run.Positions;
import dev.migrationguard.model.Comment;
import java.util.List;

/** A Python file that parsed. */
public interface PythonModule {

  /** Its statements. */
  List<Stmt> body();

  /** Its lines without their ends. */
  List<String> lines();

  /** Its comments, found by a scan of the tokens: a {@code #} inside a string is none. */
  List<Comment> comments();

  /**
   * Where the characters of a string literal's value stand in the file.
   *
   * @param literal a literal of this module, also one that is a piece of an f-string
   */
  Positions positions(Expr.Text literal);
}
