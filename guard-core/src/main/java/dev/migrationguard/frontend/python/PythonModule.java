package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Span;
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
  TextPositions positions(Expr.Text literal);

  /** Maps offsets of a decoded value to places in the source. */
  interface TextPositions {

    /**
     * The place of one character.
     *
     * @param offset from 0 to the value's length; the length itself gives the place behind the last character
     * @return a span of the characters that the source writes for it
     */
    Span at(int offset);
  }
}
