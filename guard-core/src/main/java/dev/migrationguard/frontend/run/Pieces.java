package dev.migrationguard.frontend.run;

import java.util.List;
import java.util.Optional;

/** Questions about a string that is put together of pieces, and the bounds that it is kept in. */
public final class Pieces {

  private Pieces() {}

  /** The characters; what is not known stands as one hole character. */
  public static String text(List<Piece> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0).text();
    }
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(piece.text());
    }
    return text.toString();
  }

  /** Whether every character is known. */
  public static boolean known(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.isHole()) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is empty; unknown where all that it has is not known. */
  public static Truth empty(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (!piece.isHole() && !piece.text().isEmpty()) {
        return Truth.FALSE;
      }
    }
    return known(pieces) ? Truth.TRUE : Truth.UNKNOWN;
  }

  /** Adds a string to another. Past what a string may hold the rest is left open. */
  public static void append(List<Piece> pieces, List<Piece> more) {
    if (pieces.size() > Budget.PIECES) {
      if (!pieces.get(pieces.size() - 1).isHole()) {
        pieces.add(Piece.HOLE);
      }
      return;
    }
    for (Piece piece : more) {
      if (!piece.text().isEmpty()) {
        pieces.add(piece);
      }
    }
  }

  /** A string too long to be of use is given up; one of too many stretches gives up their places. */
  public static List<Piece> bounded(List<Piece> pieces) {
    long length = 0;
    for (Piece piece : pieces) {
      length += piece.text().length();
    }
    boolean many = pieces.size() > Budget.PIECES;
    if (length > Budget.TEXT || (many && !known(pieces))) {
      return List.of(Piece.HOLE);
    }
    return many ? List.of(new Piece(text(pieces), Optional.empty(), 0)) : pieces;
  }

  /** What a string costs to work on, in evaluations. */
  public static int weight(List<Piece> pieces) {
    long characters = 0;
    for (Piece piece : pieces) {
      characters += piece.text().length();
    }
    return (int) Math.min(Integer.MAX_VALUE / 4, characters / 512 + pieces.size() / 16);
  }
}
