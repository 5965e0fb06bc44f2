package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Definition;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the columns of a view are called: by the list behind its name, or by what its query selects. */
final class ViewReader {

  private static final String HOLE = String.valueOf(ObjectName.HOLE);

  private final Cursor c;

  private ViewReader(Cursor c) {
    this.c = c;
  }

  /** Reads what stands behind the name of the view; the cursor goes to no certain place. */
  static Definition.View read(Cursor c) {
    ViewReader reader = new ViewReader(c);
    List<String> named = c.atSymbol("(") ? reader.listed() : List.of();
    while (!c.ended() && !c.at("as")) {
      c.next();
    }
    c.accept("as");
    Optional<List<String>> selected = c.at("select") ? reader.selected() : Optional.empty();
    if (selected.isEmpty() || named.isEmpty()) {
      // A list may name the first few only, so without the query their number is open.
      return new Definition.View(selected);
    }
    List<String> columns = new ArrayList<>(selected.get());
    for (int i = 0; i < named.size() && i < columns.size(); i++) {
      columns.set(i, named.get(i));
    }
    return new Definition.View(Optional.of(columns));
  }

  private List<String> listed() {
    List<String> names = new ArrayList<>();
    c.next();
    while (!c.ended() && !c.acceptSymbol(")")) {
      Token token = c.next();
      names.add(token.isName() ? c.name(token) : HOLE);
      c.acceptSymbol(",");
    }
    return names;
  }

  private Optional<List<String>> selected() {
    c.next();
    c.accept("all");
    if (c.accept("distinct") && c.accept("on")) {
      c.skipParentheses();
    }
    List<String> names = new ArrayList<>();
    do {
      int from = c.index();
      element();
      int last = c.index() - 1;
      if (last < from || c.token(last).isSymbol("*") || c.token(last).text().indexOf(ObjectName.HOLE) >= 0) {
        return Optional.empty();
      }
      names.add(name(from, last));
    } while (c.acceptSymbol(","));
    return Optional.of(names);
  }

  /** Goes to the comma behind an element of the list, or to what ends the list. */
  private void element() {
    int depth = 0;
    while (!c.ended()) {
      Token token = c.peek();
      if (token.isSymbol("(") || token.isSymbol("[")) {
        depth++;
      } else if (token.isSymbol(")") || token.isSymbol("]")) {
        depth--;
      }
      boolean ends = token.isSymbol(",") || token.isSymbol(";")
          || token.kind() == Kind.WORD && ends(token.text()) && !isDistinctFrom();
      if (depth == 0 && ends) {
        return;
      }
      c.next();
    }
  }

  private boolean isDistinctFrom() {
    return c.at("from") && c.token(c.index() - 1).is("distinct");
  }

  private static boolean ends(String word) {
    return switch (word) {
      case "from", "where", "union", "except", "intersect", "order", "limit", "group", "having", "window", "offset",
          "fetch", "for", "with" -> true;
      default -> false;
    };
  }

  /** What an element is called: by its alias, or as a plain column, whose cast changes nothing of its name. */
  private String name(int from, int last) {
    boolean named = c.token(last).isName() && last > from;
    if (named && c.token(last - 1).is("as")) {
      return c.name(c.token(last));
    }
    int at = from;
    while (c.token(at).isName() && c.token(at + 1).isSymbol(".") && at + 2 <= last) {
      at += 2;
    }
    boolean column = isColumn(c.token(at));
    if (column && (at == last || c.token(at + 1).isSymbol("::") && onlyType(at + 2, last))) {
      return c.name(c.token(at));
    }
    // x.a b, count(*) b
    boolean alias = named && isColumn(c.token(last))
        && (column && at == last - 1 || c.token(last - 1).isSymbol(")"));
    return alias ? c.name(c.token(last)) : HOLE;
  }

  private boolean onlyType(int from, int last) {
    Cursor type = c.within(from, last + 1);
    try {
      Types.read(type);
      return type.ended();
    } catch (Unread notAType) {
      return false;
    }
  }

  private static boolean isColumn(Token token) {
    return token.kind() == Kind.QUOTED || token.kind() == Kind.WORD && !Words.isReserved(token.text());
  }
}
