package dev.migrationguard.frontend.run;

import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the characters of an SQL string stand in the file that puts it together. */
public final class SqlOrigin {

  private final String path;
  private final Literals literals;
  private final String database;
  private final Map<Literal, Positions> positions = new IdentityHashMap<>();

  /** The literals of a file. */
  @FunctionalInterface
  public interface Literals {

    /** Where the characters of one of them stand. */
    Positions positions(Literal literal);
  }

  /**
   * The strings of one file.
   *
   * @param path     the file, as the user would name it
   * @param literals its literals
   * @param database the database that its SQL is sent to, lower case
   */
  public SqlOrigin(String path, Literals literals, String database) {
    this.path = path;
    this.database = database;
    this.literals = literals;
  }

  /**
   * SQL with its places.
   *
   * @param pieces the string
   * @param site   the call, which stands for what no literal of the file spells out
   * @param helper whether a helper in another file runs it: then the call stands for all that is not the script's own
   */
  public SqlText text(List<Piece> pieces, Span site, boolean helper) {
    String text = Pieces.text(pieces);
    if (helper && !ownWords(pieces)) {
      return new SqlText(text, (start, end) -> new Place(path, site), database);
    }
    return new SqlText(
        text,
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
    Literal literal = piece.source().orElseThrow();
    return positions.computeIfAbsent(literal, literals::positions).at(piece.offset() + inPiece);
  }
}
