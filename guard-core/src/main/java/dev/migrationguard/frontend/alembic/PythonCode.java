package dev.migrationguard.frontend.alembic;

import java.util.List;

/** A Python expression that breaks over lines where it is too long, in the way the formatter Black does it. */
sealed interface PythonCode {

  /** The longest line, in columns. */
  int WIDTH = 100;

  /** It on one line. */
  String flat();

  /** What cannot be broken. */
  record Atom(String flat) implements PythonCode {}

  /** A string literal. */
  record Text(String value) implements PythonCode {
    @Override
    public String flat() {
      return PythonText.literal(value);
    }
  }

  /** Parts between brackets with commas. */
  record Group(String open, List<PythonCode> parts, String close) implements PythonCode {
    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public String flat() {
      return open + commas() + close;
    }

    String commas() {
      StringBuilder text = new StringBuilder();
      for (PythonCode part : parts) {
        text.append(text.isEmpty() ? "" : ", ").append(part.flat());
      }
      return text.toString();
    }
  }

  /** A keyword argument. */
  record Keyword(String name, PythonCode value) implements PythonCode {
    @Override
    public String flat() {
      return name + "=" + value.flat();
    }
  }

  /** A call. */
  static PythonCode call(String function, List<PythonCode> arguments) {
    return new Group(function + "(", arguments, ")");
  }

  /** A call. */
  static PythonCode call(String function, PythonCode... arguments) {
    return call(function, List.of(arguments));
  }

  /** A list of strings. */
  static PythonCode strings(List<String> values) {
    return new Group("[", values.stream().<PythonCode>map(Text::new).toList(), "]");
  }

  /** The expression as a statement, every line indented, with a line end. */
  static String statement(PythonCode code, int indent) {
    StringBuilder out = new StringBuilder(" ".repeat(indent));
    write(code, indent, "", "", out);
    return out.append('\n').toString();
  }

  private static void write(PythonCode code, int indent, String before, String after, StringBuilder out) {
    String flat = before + code.flat() + after;
    if (indent + columns(flat) <= WIDTH) {
      out.append(flat);
      return;
    }
    switch (code) {
      case Atom atom -> out.append(flat);
      case Keyword keyword -> write(keyword.value(), indent, before + keyword.name() + "=", after, out);
      case Text text -> writeText(text, indent, before, after, out);
      case Group group -> writeGroup(group, indent, before, after, out);
    }
  }

  private static void writeText(Text text, int indent, String before, String after, StringBuilder out) {
    List<String> pieces = PythonText.pieces(text.value(), WIDTH - 4 - indent);
    if (pieces.size() == 1) {
      out.append(before).append(pieces.get(0)).append(after);
      return;
    }
    String inner = "\n" + " ".repeat(indent + 4);
    out.append(before).append('(');
    pieces.forEach(piece -> out.append(inner).append(piece));
    out.append('\n').append(" ".repeat(indent)).append(')').append(after);
  }

  private static void writeGroup(Group group, int indent, String before, String after, StringBuilder out) {
    out.append(before).append(group.open());
    if (group.parts().isEmpty()) {
      out.append(group.close()).append(after);
      return;
    }
    String inner = "\n" + " ".repeat(indent + 4);
    if (group.parts().size() == 1 && group.parts().get(0) instanceof Text text) {
      PythonText.pieces(text.value(), WIDTH - 4 - indent).forEach(piece -> out.append(inner).append(piece));
    } else if (indent + 4 + columns(group.commas()) <= WIDTH) {
      out.append(inner).append(group.commas());
    } else {
      for (PythonCode part : group.parts()) {
        out.append(inner);
        write(part, indent + 4, "", ",", out);
      }
    }
    out.append('\n').append(" ".repeat(indent)).append(group.close()).append(after);
  }

  private static int columns(String text) {
    return text.codePointCount(0, text.length());
  }
}
