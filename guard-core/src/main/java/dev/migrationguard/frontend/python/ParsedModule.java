package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.run.Positions;
import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A module with its source, from which places inside strings are found when they are asked for. */
final class ParsedModule implements PythonModule {

  private final Source source;
  private final List<Stmt> body;
  private final List<String> lines;
  private final List<Comment> comments;
  private final List<Expr.Formatted> formatted;
  private volatile Map<Span, Expr.Formatted> owners;

  ParsedModule(Source source, List<Stmt> body, List<Comment> comments, List<Expr.Formatted> formatted) {
    this.source = source;
    this.body = body;
    this.lines = source.lines();
    this.comments = comments;
    this.formatted = formatted;
  }

  @Override
  public List<Stmt> body() {
    return body;
  }

  @Override
  public List<String> lines() {
    return lines;
  }

  @Override
  public List<Comment> comments() {
    return comments;
  }

  @Override
  public Positions positions(Expr.Text literal) {
    return runs(literal);
  }

  /** The relexed literal; its length is that of the literal's value. */
  StringRuns runs(Expr.Text literal) {
    Expr.Formatted owner = owners().get(literal.span());
    if (owner != null) {
      StringRuns found = find(owner.pieces(), fragments(owner.span()), literal.span());
      if (found != null) {
        return found;
      }
    }
    List<StringFragment> fragments = fragments(literal.span());
    int start = source.offset(literal.span().line(), literal.span().column());
    return !fragments.isEmpty() && fragments.get(0) instanceof StringRuns runs ? runs : new StringRuns(source, start);
  }

  /** The f-string of each literal that is a piece of one. */
  private Map<Span, Expr.Formatted> owners() {
    Map<Span, Expr.Formatted> known = owners;
    if (known == null) {
      known = new HashMap<>();
      for (Expr.Formatted each : formatted) {
        own(each.pieces(), each, known);
      }
      owners = known;
    }
    return known;
  }

  private static void own(List<Expr> pieces, Expr.Formatted owner, Map<Span, Expr.Formatted> into) {
    for (Expr piece : pieces) {
      if (piece instanceof Expr.Text text) {
        into.put(text.span(), owner);
      } else if (piece instanceof Expr.Interpolation hole && format(hole) instanceof Expr.Formatted format) {
        own(format.pieces(), owner, into);
      }
    }
  }

  private static Expr format(Expr.Interpolation hole) {
    return hole.format().orElse(hole);
  }

  /** Walks the pieces and the fragments of an f-string side by side: between two holes both have at most one text. */
  private static StringRuns find(List<Expr> pieces, List<StringFragment> fragments, Span wanted) {
    int next = 0;
    for (Expr piece : pieces) {
      if (piece instanceof Expr.Text text) {
        if (text.span().equals(wanted)) {
          return next < fragments.size() && fragments.get(next) instanceof StringRuns runs ? runs : null;
        }
      } else if (piece instanceof Expr.Interpolation hole) {
        while (next < fragments.size() && !(fragments.get(next) instanceof StringFragment.Hole)) {
          next++;
        }
        if (next < fragments.size() && fragments.get(next) instanceof StringFragment.Hole(List<StringFragment> inner)
            && format(hole) instanceof Expr.Formatted format) {
          StringRuns found = find(format.pieces(), inner, wanted);
          if (found != null) {
            return found;
          }
        }
        next++;
      }
    }
    return null;
  }

  /** The fragments of all implicitly concatenated literals of a stretch. */
  private List<StringFragment> fragments(Span span) {
    String text = source.text();
    int at = source.offset(span.line(), span.column());
    int end = source.offset(span.endLine(), span.endColumn());
    List<StringFragment> fragments = new ArrayList<>();
    while (at < end) {
      int prefix = StringScanner.prefixLength(text, at);
      if (prefix >= 0) {
        at = new StringScanner(source, new Tokens.Marks()).fragments(at, prefix, fragments);
      } else if (text.charAt(at) == '#') {
        at = Tokens.lineEnd(text, at);
      } else {
        at++;
      }
    }
    return fragments;
  }
}
