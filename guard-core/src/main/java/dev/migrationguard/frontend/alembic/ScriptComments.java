package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.run.Directives;
import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;

/** The comments that speak to the guard, each with the statement that it speaks of. */
final class ScriptComments {

  private ScriptComments() {}

  static List<Directive> of(PythonModule module) {
    List<Comment> spoken = new ArrayList<>();
    for (Comment comment : module.comments()) {
      if (Directives.speaks(comment)) {
        spoken.add(comment);
        continue;
      }
      // Behind what is said to another tool: # noqa: E501  # guard: …
      int behind = comment.text().indexOf("# " + Directives.MARK);
      if (behind > 0) {
        spoken.add(new Comment(comment.span(), comment.text().substring(behind + 2), comment.ownLine()));
      }
    }
    if (spoken.isEmpty()) {
      return List.of();
    }
    List<Span> statements = new ArrayList<>();
    collect(module.body(), statements);
    return Directives.of(spoken, statements);
  }

  /** Every statement; of one with a block only the lines before the block. */
  private static void collect(List<Stmt> body, List<Span> into) {
    for (Stmt statement : body) {
      List<List<Stmt>> blocks = blocks(statement);
      Span span = statement.span();
      int headEnd = span.endLine();
      for (List<Stmt> block : blocks) {
        if (!block.isEmpty()) {
          headEnd = Math.min(headEnd, Math.max(span.line(), block.get(0).span().line() - 1));
          collect(block, into);
        }
      }
      into.add(new Span(span.line(), span.column(), headEnd, span.endColumn()));
    }
  }

  private static List<List<Stmt>> blocks(Stmt statement) {
    return switch (statement) {
      case Stmt.FunctionDef s -> List.of(s.body());
      case Stmt.ClassDef s -> List.of(s.body());
      case Stmt.If s -> List.of(s.body(), s.orElse());
      case Stmt.For s -> List.of(s.body(), s.orElse());
      case Stmt.While s -> List.of(s.body(), s.orElse());
      case Stmt.With s -> List.of(s.body());
      case Stmt.Try s -> {
        List<List<Stmt>> blocks = new ArrayList<>(List.of(s.body(), s.orElse(), s.finalBody()));
        s.handlers().forEach(handler -> blocks.add(handler.body()));
        yield blocks;
      }
      case Stmt.Match s -> s.cases().stream().map(Stmt.Case::body).toList();
      default -> List.of();
    };
  }
}
