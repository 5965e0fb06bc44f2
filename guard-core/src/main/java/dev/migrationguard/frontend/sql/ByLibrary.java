package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.frontend.sql.library.LibraryReader;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import java.util.List;

/** Hands a statement that changes rows and that is not understood here to a parser of the whole language. */
final class ByLibrary {

  /** Characters; a parser that looks far ahead takes seconds for a statement of a megabyte. */
  private static final int LONGEST = 65_536;

  /** Parentheses in parentheses: the time doubles with every few, and the stack ends. */
  private static final int DEEPEST = 24;

  private ByLibrary() {}

  /** Reads the statement that begins at the token; false where it is none of rows, or not understood there either. */
  static boolean read(Cursor c, Sink sink, int statement) {
    if (!changesRows(c.token(statement))) {
      return false;
    }
    int start = c.token(statement).start();
    String text = c.text().substring(start, c.token(c.limit() - 1).end());
    if (text.length() > LONGEST || text.indexOf(ObjectName.HOLE) >= 0 || depth(c, statement) > DEEPEST) {
      return false;
    }
    List<Operation> operations = LibraryReader.read(text, c.grammar().mysql());
    if (operations.isEmpty()) {
      return false;
    }
    c.skipRest();
    for (Operation operation : operations) {
      sink.add(operation, c, statement);
    }
    return true;
  }

  private static boolean changesRows(Token first) {
    return first.kind() == Kind.WORD
        && switch (first.text()) {
          case "update", "delete", "insert", "replace", "with" -> true;
          default -> false;
        };
  }

  private static int depth(Cursor c, int from) {
    int depth = 0;
    int deepest = 0;
    for (int i = from; i < c.limit(); i++) {
      Token token = c.token(i);
      if (token.isSymbol("(") || token.is("case")) {
        deepest = Math.max(deepest, ++depth);
      } else if (token.isSymbol(")") || token.is("end")) {
        depth--;
      }
    }
    return deepest;
  }
}
