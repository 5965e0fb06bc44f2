package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.PartitionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what is written about partitions. */
final class Partitions {

  private Partitions() {}

  /** DEFAULT, or FOR VALUES and the bounds. */
  static PartitionBounds bounds(Cursor c) {
    if (c.accept("default")) {
      return PartitionBounds.DEFAULT;
    }
    c.expect("for", "values");
    if (c.accept("in")) {
      return new PartitionBounds(PartitionBounds.Kind.LIST, constants(c), List.of());
    }
    if (c.accept("from")) {
      List<String> from = constants(c);
      c.expect("to");
      return new PartitionBounds(PartitionBounds.Kind.RANGE, from, constants(c));
    }
    c.expect("with");
    c.skipParentheses();
    return new PartitionBounds(PartitionBounds.Kind.HASH, List.of(), List.of());
  }

  private static List<String> constants(Cursor c) {
    List<String> constants = new ArrayList<>(2);
    if (c.atSymbol("(") && c.peek(1).isSymbol(")")) {
      c.skipParentheses();
      return constants;
    }
    c.expectSymbol("(");
    do {
      int from = c.index();
      c.skipElement();
      int to = c.index();
      constants.add(Limits.constant(c, from, to).orElseGet(() -> c.source(from, to).toUpperCase(Locale.ROOT)));
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
    return constants;
  }

  /** PARTITION BY strategy (key, …), behind its first word. */
  static PartitionKey by(Cursor c) {
    c.expect("by");
    String strategy = Names.plain(c);
    List<String> columns = new ArrayList<>(1);
    boolean expression = false;
    int open = c.index();
    c.skipParentheses();
    int close = c.index() - 1;
    c.goTo(open + 1);
    while (c.index() < close) {
      Token name = c.peek();
      int from = c.index();
      c.skipElement();
      if (name.kind() == Kind.WORD && c.index() == from + 1 || name.kind() == Kind.QUOTED && c.index() == from + 1) {
        columns.add(name.text());
      } else {
        expression = true;
      }
      c.next();
    }
    c.goTo(close + 1);
    return new PartitionKey(strategy, columns, expression);
  }
}
