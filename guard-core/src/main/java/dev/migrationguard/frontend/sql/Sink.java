package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.SqlStatement.Located;
import dev.migrationguard.frontend.sql.SqlText.Origin;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.SessionOperation.Query;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a statement was understood to ask, each thing at its place. */
final class Sink {

  /** As many characters of a statement say which one is meant. */
  private static final int EXCERPT = 60;

  /** A block in a string in a block: deeper than this nobody writes it. */
  private static final int DEPTH = 8;

  /** The longest escape: a backslash, a U and eight digits. */
  private static final int ESCAPE = 10;

  private final Origin origin;
  private final Labels labels;
  private final List<Located> operations;
  private final int depth;
  private boolean conditional;

  /** Whether all of it is asked for only if something holds. */
  private final boolean perhaps;

  /**
   * A sink for a statement.
   *
   * @param labels  those that the script has added to enums before it
   * @param perhaps whether it is run only if something holds
   */
  Sink(Origin origin, Labels labels, boolean perhaps) {
    this(origin, labels, new ArrayList<>(2), 0, perhaps);
  }

  private Sink(Origin origin, Labels labels, List<Located> operations, int depth, boolean perhaps) {
    this.labels = labels;
    this.perhaps = perhaps;
    this.origin = origin;
    this.operations = operations;
    this.depth = depth;
  }

  /** A sink for the statements inside a string, which go where those around it go; null where it lies too deep. */
  Sink nested(Literals.Decoded string) {
    if (depth >= DEPTH) {
      return null;
    }
    Origin inside = new Origin() {
      @Override
      public Place place(int start, int end) {
        int last = string.offset(Math.max(start, end - 1));
        int behind = string.offset(end);
        // An escape takes several characters of the source; a greater gap is the way to the next piece of the string.
        boolean adjacent = behind > last && behind - last <= ESCAPE;
        return origin.place(string.offset(start), adjacent ? behind : last + 1);
      }
    };
    Sink nested = new Sink(inside, labels, operations, depth + 1, perhaps);
    nested.conditional = conditional;
    return nested;
  }

  /** Whether what is added from now on is asked for only if something holds. */
  void conditional(boolean now) {
    conditional = now;
  }

  List<Located> operations() {
    return operations;
  }

  /** Adds an operation that stands from the token at {@code from} up to where the cursor is. */
  void add(Operation operation, Cursor cursor, int from) {
    add(operation, place(cursor, from, cursor.index()));
  }

  /** Adds an operation at a place that is known already. */
  void add(Operation operation, Place place) {
    operations.add(new Located(operation, place, conditional || perhaps));
    labels.note(operation);
  }

  /**
   * Ties the labels that a statement uses to what it asks.
   *
   * @param before how many operations there were before the statement
   */
  void mention(Cursor cursor, int statement, int before) {
    if (!labels.none() && operations.size() > before) {
      labels.tie(operations.subList(before, operations.size()), cursor, statement, this);
    }
  }

  /** Takes back the operation added last where it is a query: one inside a WITH is part of the statement around it. */
  void dropQuery() {
    int last = operations.size() - 1;
    if (last >= 0 && operations.get(last).operation() instanceof Query) {
      operations.remove(last);
    }
  }

  /** Lets the place of the operation added last reach up to where the cursor is. */
  void stretch(Cursor cursor, int from) {
    Located last = operations.remove(operations.size() - 1);
    add(last.operation(), cursor, from);
  }

  /** Adds that a clause, from one token up to another, was not understood. */
  void opaque(Cursor cursor, int statement, int from, int to, Unread reason) {
    opaque(cursor, statement, from, to, reason.getMessage(), reason.refused());
  }

  /** Adds that a clause, from one token up to another, was not understood. */
  void opaque(Cursor cursor, int statement, int from, int to, String reason) {
    opaque(cursor, statement, from, to, reason, false);
  }

  private void opaque(Cursor cursor, int statement, int from, int to, String reason, boolean refused) {
    int last = Math.max(from + 1, to);
    String read = squeeze(cursor.text(), cursor.token(statement).start(), cursor.token(from).end());
    boolean more = from + 1 < cursor.limit();
    String what = more && !read.endsWith(String.valueOf(ObjectName.HOLE)) ? read + " " + ObjectName.HOLE : read;
    operations.add(new Located(new Opaque(what, reason, refused), place(cursor, from, last), conditional || perhaps));
  }

  /** The place from the token at one index up to, not with, the token at another. */
  Place place(Cursor cursor, int from, int to) {
    int last = Math.max(from, Math.min(to, cursor.limit()) - 1);
    return origin.place(cursor.token(from).start(), cursor.token(last).end());
  }

  /** A stretch of SQL on one line, cut to the length of a heading. */
  static String squeeze(String text, int start, int end) {
    StringBuilder words = new StringBuilder(EXCERPT);
    boolean blank = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c <= ' ') {
        blank = words.length() > 0;
        continue;
      }
      if (c == ObjectName.HOLE && i > start && text.charAt(i - 1) == c) {
        continue;
      }
      if (words.length() >= EXCERPT) {
        return words.append(' ').append(ObjectName.HOLE).toString();
      }
      if (blank) {
        words.append(' ');
        blank = false;
      }
      words.append(c);
    }
    return words.toString();
  }
}
