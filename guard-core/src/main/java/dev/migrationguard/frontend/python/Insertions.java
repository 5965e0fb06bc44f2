package dev.migrationguard.frontend.python;

import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import dev.migrationguard.model.Span;
import java.util.List;

/**
 * The characters that the parser was given and the file does not hold, and so the way from the parser's places to the
 * file's.
 */
final class Insertions {

  /** The file as it is. */
  static final Insertions NONE = new Insertions(List.of());

  private final List<Place> places;

  /**
   * A character that was inserted.
   *
   * @param line   from 1
   * @param column from 1, where it stands in what the parser was given
   */
  record Place(int line, int column) {}

  Insertions(List<Place> places) {
    this.places = List.copyOf(places);
  }

  /** The stretch of the file that the parser's range stands for. */
  Span original(SourceRange range) {
    if (places.isEmpty()) {
      return new Span(range.startLine, range.startColumn + 1, range.endLine, range.endColumn + 1);
    }
    return new Span(
        range.startLine, column(range.startLine, range.startColumn + 1),
        range.endLine, column(range.endLine, range.endColumn + 1));
  }

  private int column(int line, int column) {
    int low = firstOf(line);
    int inserted = 0;
    while (low < places.size() && places.get(low).line() == line && places.get(low).column() < column) {
      inserted++;
      low++;
    }
    return column - inserted;
  }

  private int firstOf(int line) {
    int low = 0;
    int high = places.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places.get(middle).line() < line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
