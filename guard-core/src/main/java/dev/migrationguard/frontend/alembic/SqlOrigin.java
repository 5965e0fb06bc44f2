package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.eval.Value.Piece;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the characters of an SQL string stand in the Python file. */
final class SqlOrigin {

  private final String path;
  private final PythonModule module;
  private final String database;
  private final Map<Expr.Text, PythonModule.TextPositions> positions = new IdentityHashMap<>();

  SqlOrigin(String path, PythonModule module, String database) {
    this.path = path;
    this.database = database;
    this.module = module;
  }

  /**
   * SQL with its places.
   *
   * @param site   the call, which stands for what no literal of the file spells out
   * @param helper whether a helper in another file runs it: then the call stands for all that is not the script's own
   */
  SqlText text(Text text, Span site, boolean helper) {
    List<Piece> pieces = text.pieces();
    if (helper && !ownWords(pieces)) {
      return new SqlText(text.text(), (start, end) -> new Place(path, site), database);
    }
    return new SqlText(
        text.text(),
        (start, end) -> {
          Optional<Span> first = at(pieces, start, true);
          Optional<Span> last = at(pieces, Math.max(start, end - 1), false);
          Span span = first.isPresent() && last.isPresent() ? Span.between(first.get(), last.get()) : site;
          boolean backwards =
              span.endLine() < span.line()
                  || (span.endLine() == span.line() && span.endColumn() < span.column());
          return new Place(path, backwards ? site : span);
        },
        database);
  }

  private static boolean ownWords(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.source().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The place of one character; where no literal holds it, that of the nearest one that does. */
  private Optional<Span> at(List<Piece> pieces, int offset, boolean forward) {
    int start = 0;
    Optional<Span> before = Optional.empty();
    for (Piece piece : pieces) {
      int end = start + piece.text().length();
      boolean here = offset < end;
      if (piece.source().isPresent() && !piece.text().isEmpty()) {
        if (here && (offset >= start || forward)) {
          return Optional.of(span(piece, Math.max(0, offset - start)));
        }
        if (end <= offset + 1) {
          before = Optional.of(span(piece, piece.text().length() - 1));
        }
      }
      if (here && !forward) {
        return before;
      }
      start = end;
    }
    return before;
  }

  private Span span(Piece piece, int inPiece) {
    Expr.Text literal = piece.source().orElseThrow();
    return positions.computeIfAbsent(literal, module::positions).at(piece.offset() + inPiece);
  }
}
