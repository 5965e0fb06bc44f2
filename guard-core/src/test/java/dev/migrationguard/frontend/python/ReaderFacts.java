package dev.migrationguard.frontend.python;

import dev.migrationguard.model.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the reader sees in a file, in the words of {@code dump_facts.py}. */
final class ReaderFacts {

  private final boolean exactInFormatted;
  private final SortedSet<String> facts = new TreeSet<>();
  private final List<Expr.Text> texts = new ArrayList<>();

  private ReaderFacts(boolean exactInFormatted) {
    this.exactInFormatted = exactInFormatted;
  }

  /**
   * The facts of a module.
   *
   * @param exactInFormatted whether places inside f-strings are told
   */
  static List<String> of(PythonModule module, boolean exactInFormatted) {
    ReaderFacts reader = new ReaderFacts(exactInFormatted);
    reader.visit(module.body(), false, false);
    return List.copyOf(reader.facts);
  }

  /** All string literals of a module, the pieces of f-strings among them. */
  static List<Expr.Text> texts(PythonModule module) {
    ReaderFacts reader = new ReaderFacts(true);
    reader.visit(module.body(), false, false);
    return reader.texts;
  }

  private void visit(Object node, boolean inside, boolean specification) {
    boolean within = inside;
    switch (node) {
      case Collection<?> list -> list.forEach(each -> visit(each, inside, specification));
      case Optional<?> optional -> optional.ifPresent(each -> visit(each, inside, specification));
      case Stmt.Case matchCase -> {
        visit(matchCase.guard(), inside, false);
        visit(matchCase.body(), inside, false);
      }
      case Expr.Interpolation hole -> {
        visit(hole.value(), inside, false);
        visit(hole.format(), inside, true);
      }
      case Record each -> {
        if (each instanceof Expr.Call call) {
          facts.add(call(call, inside));
        } else if (each instanceof Expr.Text text) {
          texts.add(text);
          facts.add("text " + place(text.span(), inside) + " " + json(text.value()));
        } else if (each instanceof Expr.Formatted formatted) {
          if (!specification) {
            facts.add("f-string " + place(formatted.span(), inside));
          }
          within = true;
        }
        for (RecordComponent component : each.getClass().getRecordComponents()) {
          visit(value(each, component), within, false);
        }
      }
      default -> { }
    }
  }

  private static Object value(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  private String call(Expr.Call call, boolean inside) {
    StringBuilder names = new StringBuilder();
    for (Expr.Keyword keyword : call.keywords()) {
      names.append(names.isEmpty() ? "" : ",").append(keyword.name().orElse("**"));
    }
    return ("call " + place(call.span(), inside) + " " + dotted(call.function()) + " " + call.arguments().size() + " "
        + names).strip();
  }

  private static String dotted(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> name.id();
      case Expr.Attribute attribute -> dotted(attribute.value()) + "." + attribute.attribute();
      default -> "?";
    };
  }

  private String place(Span span, boolean inside) {
    return inside && !exactInFormatted
        ? "-"
        : span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
  }

  private static String json(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> out.append(c < 0x20 || c > 0x7E ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
