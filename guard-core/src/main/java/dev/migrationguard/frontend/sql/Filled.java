package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.SqlText.Origin;
import java.util.Arrays;

/** A text in which names are replaced by their values, with the way back to where they were written. */
final class Filled {

  /** The text with the values in it. */
  private final String text;

  /** Where the pieces begin in this text and in the one that was written, in turn, and where they end in that one. */
  private final int[] here;
  private final int[] there;
  private final int[] ends;
  private final boolean[] values;

  private Filled(String text, Builder builder) {
    this.text = text;
    this.here = Arrays.copyOf(builder.here, builder.pieces);
    this.there = Arrays.copyOf(builder.there, builder.pieces);
    this.ends = Arrays.copyOf(builder.ends, builder.pieces);
    this.values = Arrays.copyOf(builder.values, builder.pieces);
  }

  String text() {
    return text;
  }

  /** Where a character was written; one of a value, where its name begins. */
  int first(int offset) {
    int piece = piece(offset);
    return values[piece] ? there[piece] : there[piece] + offset - here[piece];
  }

  /** Where what stands before an offset ends; behind the whole name where it ends in a value. */
  int behind(int offset) {
    int piece = piece(Math.max(0, offset - 1));
    return values[piece] ? ends[piece] : there[piece] + offset - here[piece];
  }

  /** Where its characters stand, if those of the text that was written stand there. */
  Origin written(Origin origin) {
    return (start, end) -> origin.place(first(start), Math.max(first(start), behind(end)));
  }

  private int piece(int offset) {
    int found = Arrays.binarySearch(here, offset);
    // Of pieces that begin at one place, those before the last are empty.
    int at = found >= 0 ? found : -found - 2;
    while (at + 1 < here.length && here[at + 1] == here[at] && here[at] <= offset) {
      at++;
    }
    return Math.max(0, at);
  }

  /** Puts a text together from left to right. */
  static final class Builder {

    private final String source;
    private final StringBuilder text;
    private int[] here = new int[8];
    private int[] there = new int[8];
    private int[] ends = new int[8];
    private boolean[] values = new boolean[8];
    private int pieces;
    private int done;

    Builder(String source) {
      this.source = source;
      this.text = new StringBuilder(source.length() + 64);
    }

    /** Replaces what stands from one offset up to, not with, another; from left to right. */
    void replace(int from, int to, String value) {
      piece(done, from, false);
      text.append(source, done, from);
      piece(from, to, true);
      text.append(value);
      done = to;
    }

    /** Whether nothing was replaced. */
    boolean unchanged() {
      return pieces == 0;
    }

    Filled build() {
      piece(done, source.length(), false);
      text.append(source, done, source.length());
      return new Filled(text.toString(), this);
    }

    private void piece(int from, int to, boolean value) {
      if (pieces == here.length) {
        here = Arrays.copyOf(here, pieces * 2);
        there = Arrays.copyOf(there, pieces * 2);
        ends = Arrays.copyOf(ends, pieces * 2);
        values = Arrays.copyOf(values, pieces * 2);
      }
      here[pieces] = text.length();
      there[pieces] = from;
      ends[pieces] = to;
      values[pieces++] = value;
    }
  }
}
