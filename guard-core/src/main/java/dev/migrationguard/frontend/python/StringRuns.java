package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.run.Positions;
import dev.migrationguard.model.Span;
import java.util.Arrays;

/**
 * Which characters of the source stand for which of a string's value, as runs: a plain run is as long in the source as
 * in the value, any other run is one escape.
 */
final class StringRuns implements StringFragment, Positions {

  private final Source source;
  private int[] values = new int[8];
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;
  private int length;
  private int lastOffset;

  /**
   * No run yet.
   *
   * @param offset where the first would stand
   */
  StringRuns(Source source, int offset) {
    this.source = source;
    this.lastOffset = offset;
  }

  /** Adds characters that stand for themselves. */
  void plain(int start, int end) {
    if (start < end) {
      add(start, end, end - start);
    }
    lastOffset = end;
  }

  /** Adds an escape that stands for {@code units} UTF-16 units. */
  void escape(int start, int end, int units) {
    add(start, end, units);
    lastOffset = end;
  }

  /** How many UTF-16 units the value has. */
  int length() {
    return length;
  }

  private void add(int start, int end, int units) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    values[count] = length;
    starts[count] = start;
    ends[count] = end;
    count++;
    length += units;
  }

  @Override
  public Span at(int offset) {
    if (offset < 0 || offset > length) {
      throw new IndexOutOfBoundsException(offset);
    }
    if (offset == length) {
      return source.span(lastOffset, lastOffset);
    }
    int found = Arrays.binarySearch(values, 0, count, offset);
    int run = found >= 0 ? found : -found - 2;
    int units = (run + 1 < count ? values[run + 1] : length) - values[run];
    if (ends[run] - starts[run] != units) {
      return source.span(starts[run], ends[run]);
    }
    int start = starts[run] + offset - values[run];
    return source.span(startOfCharacter(start), endOfCharacter(start));
  }

  private int startOfCharacter(int offset) {
    String text = source.text();
    boolean inside = offset > 0 && Character.isLowSurrogate(text.charAt(offset))
        && Character.isHighSurrogate(text.charAt(offset - 1));
    return inside ? offset - 1 : offset;
  }

  private int endOfCharacter(int offset) {
    String text = source.text();
    boolean pair = Character.isHighSurrogate(text.charAt(offset)) && offset + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(offset + 1));
    return offset + (pair ? 2 : 1);
  }
}
