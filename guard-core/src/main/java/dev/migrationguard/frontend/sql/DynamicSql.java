package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;
import java.util.Arrays;

/** Reads what EXECUTE in a block runs, as far as its text can be seen; what it puts in at run time becomes a hole. */
final class DynamicSql {

  private final Cursor c;
  private final StringBuilder sql = new StringBuilder();
  private int[] offsets = new int[64];

  private DynamicSql(Cursor c) {
    this.c = c;
  }

  /** Reads the EXECUTE that the cursor spans. */
  static void read(Cursor c, Sink sink) {
    int statement = c.index();
    c.next();
    int end = end(c);
    DynamicSql dynamic = new DynamicSql(c.within(c.index(), end));
    dynamic.concatenation();
    String text = dynamic.sql.toString();
    Sink inner = sink.nested(new Literals.Decoded(text, 0, dynamic.offsets));
    if (inner == null || !dynamic.shows()) {
      String reason = inner == null
          ? "EXECUTE is nested too deeply"
          : "the statement is put together when it runs";
      sink.opaque(c, statement, statement, c.limit(), reason);
      return;
    }
    SqlReader.readInto(text, inner, true);
  }

  /** INTO and USING behind the expression are no part of it. */
  private static int end(Cursor c) {
    int depth = 0;
    for (int i = c.index(); i < c.limit(); i++) {
      Token token = c.token(i);
      if (token.isSymbol("(")) {
        depth++;
      } else if (token.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && (token.is("into") || token.is("using"))) {
        return i;
      }
    }
    return c.limit();
  }

  /** Whether any of the text can be seen. */
  private boolean shows() {
    for (int i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) > ' ' && sql.charAt(i) != ObjectName.HOLE) {
        return true;
      }
    }
    return false;
  }

  private void concatenation() {
    boolean wrapped = c.atSymbol("(") && closesAtEnd();
    new Pieces(wrapped ? c.within(c.index() + 1, c.limit() - 1) : c).read();
  }

  private boolean closesAtEnd() {
    int from = c.index();
    c.skipParentheses();
    boolean whole = c.ended();
    c.goTo(from);
    return whole;
  }

  /** The operands of {@code ||}. */
  private final class Pieces {

    private final Cursor p;

    Pieces(Cursor p) {
      this.p = p;
    }

    void read() {
      while (!p.ended()) {
        int from = p.index();
        if (p.peek().isString() && endsPiece(p.peek(1))) {
          append(Literals.decode(p.text(), p.next()));
        } else if (p.at("format") && p.peek(1).isSymbol("(") && p.peek(2).isString()) {
          format(Literals.decode(p.text(), p.peek(2)));
          p.next();
          p.skipParentheses();
          skipPiece();
        } else {
          skipPiece();
          append(ObjectName.HOLE, p.token(from).start());
        }
        p.acceptSymbol("||");
      }
    }

    private boolean endsPiece(Token next) {
      return next.kind() == Kind.END || next.isSymbol("||");
    }

    private void skipPiece() {
      int depth = 0;
      while (!p.ended() && !(depth == 0 && p.atSymbol("||"))) {
        Token token = p.next();
        depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      }
    }
  }

  private void append(Literals.Decoded literal) {
    for (int i = 0; i < literal.value().length(); i++) {
      append(literal.value().charAt(i), literal.offset(i));
    }
    offsets[sql.length()] = literal.offset(literal.value().length());
  }

  private void append(char character, int offset) {
    if (sql.length() + 2 > offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[sql.length()] = offset;
    offsets[sql.length() + 1] = offset + 1;
    sql.append(character);
  }

  /** The pattern of {@code format()}: each placeholder is a hole. */
  private void format(Literals.Decoded pattern) {
    String value = pattern.value();
    int i = 0;
    while (i < value.length()) {
      char character = value.charAt(i);
      if (character != '%') {
        append(character, pattern.offset(i));
        i++;
      } else if (i + 1 < value.length() && value.charAt(i + 1) == '%') {
        append('%', pattern.offset(i));
        i += 2;
      } else {
        append(ObjectName.HOLE, pattern.offset(i));
        i++;
        while (i < value.length() && "0123456789$*-".indexOf(value.charAt(i)) >= 0) {
          i++;
        }
        i++;
      }
    }
  }
}
