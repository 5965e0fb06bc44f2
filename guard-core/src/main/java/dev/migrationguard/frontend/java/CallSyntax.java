package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.run.Piece;
import java.util.ArrayList;
import java.util.List;

/** JDBC's {@code {? = call f(?)}}: the same without its own signs, each character at its place. */
final class CallSyntax {

  private CallSyntax() {}

  static Text bare(Text text) {
    String all = text.text().strip();
    if (!all.startsWith("{")) {
      return text;
    }
    List<Piece> pieces = new ArrayList<>();
    boolean open = true;
    for (Piece piece : text.pieces()) {
      StringBuilder bare = new StringBuilder(piece.text());
      for (int i = 0; i < bare.length() && !piece.isHole(); i++) {
        char c = bare.charAt(i);
        open &= !Character.isLetter(c);
        if (c == '{' || c == '}' || open && (c == '?' || c == '=')) {
          bare.setCharAt(i, ' ');
        }
      }
      pieces.add(piece.isHole() ? piece : new Piece(bare.toString(), piece.source(), piece.offset()));
    }
    return new Text(pieces);
  }
}
