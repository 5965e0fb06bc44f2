package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;

/** What the tests ask of the reader. */
final class SqlTexts {

  private SqlTexts() {}

  static SqlText text(String sql) {
    return new SqlText(sql, (start, end) -> place(sql, start, end));
  }

  static SqlText text(String sql, String database) {
    return new SqlText(sql, (start, end) -> place(sql, start, end), database);
  }

  private static Place place(String sql, int start, int end) {
    int line = 1 + (int) sql.substring(0, start).chars().filter(c -> c == '\n').count();
    int column = start - sql.lastIndexOf('\n', start - 1);
    int endLine = 1 + (int) sql.substring(0, end).chars().filter(c -> c == '\n').count();
    int endColumn = end - sql.lastIndexOf('\n', end - 1);
    return new Place("script.sql", new Span(line, column, endLine, endColumn));
  }

  /** All operations of a text, in order. */
  static List<Operation> operations(String sql) {
    List<Operation> operations = new ArrayList<>();
    for (SqlStatement statement : SqlReader.read(text(sql))) {
      for (SqlStatement.Located located : statement.operations()) {
        operations.add(located.operation());
      }
    }
    return operations;
  }

  /** Each operation's stretch of the source. */
  static List<String> stretches(String sql) {
    List<String> stretches = new ArrayList<>();
    SqlText text = new SqlText(sql, (start, end) -> new Place("script.sql", new Span(1, start + 1, 1, end + 1)));
    for (SqlStatement statement : SqlReader.read(text)) {
      for (SqlStatement.Located located : statement.operations()) {
        Span span = located.place().span();
        stretches.add(sql.substring(span.column() - 1, span.endColumn() - 1));
      }
    }
    return stretches;
  }

  static Operation single(String sql) {
    List<Operation> operations = operations(sql);
    if (operations.size() != 1) {
      throw new AssertionError("not one operation: " + operations);
    }
    return operations.get(0);
  }

  static List<Opaque> opaque(String sql) {
    List<Opaque> opaque = new ArrayList<>();
    for (Operation operation : operations(sql)) {
      if (operation instanceof Opaque unread) {
        opaque.add(unread);
      }
    }
    return opaque;
  }
}
