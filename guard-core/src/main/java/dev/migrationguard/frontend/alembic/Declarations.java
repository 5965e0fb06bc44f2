package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.model.Declaration;
import dev.migrationguard.model.Declaration.WayBack;
import dev.migrationguard.model.Span;
import java.util.List;

/** Finds the lines of a script that say who it is, what it follows and how it is taken back. */
final class Declarations {

  private Declarations() {}

  static Declaration of(PythonModule module, List<String> follows) {
    Span id = Span.START;
    Span parents = Span.START;
    Span downgrade = Span.START;
    WayBack way = WayBack.ABSENT;
    for (Stmt statement : module.body()) {
      switch (statement) {
        case Stmt.Assign assign -> {
          for (Expr target : assign.targets()) {
            id = names(target, "revision") ? assign.span() : id;
            parents = names(target, "down_revision") ? assign.span() : parents;
            // downgrade = something_else: what that is shows elsewhere.
            way = names(target, "downgrade") ? WayBack.UNKNOWN : way;
          }
        }
        case Stmt.AnnotatedAssign assign -> {
          id = names(assign.target(), "revision") ? assign.span() : id;
          parents = names(assign.target(), "down_revision") ? assign.span() : parents;
        }
        case Stmt.FunctionDef function when function.name().equals("downgrade") -> {
          downgrade = head(function);
          way = way(function.body());
        }
        case Stmt.ImportFrom imported -> {
          for (Stmt.Alias alias : imported.names()) {
            String name = alias.as().orElse(alias.name());
            way = name.equals("downgrade") || name.equals("*") ? WayBack.UNKNOWN : way;
          }
        }
        default -> {}
      }
    }
    return new Declaration(follows, id, parents, downgrade, way);
  }

  private static boolean names(Expr target, String name) {
    return target instanceof Expr.Name known && known.id().equals(name);
  }

  /** The line of the `def`, without what stands in it: a comment there speaks of the way back as a whole. */
  private static Span head(Stmt.FunctionDef function) {
    Span span = function.span();
    return new Span(span.line(), span.column(), span.line(), span.column() + "def downgrade".length());
  }

  private static WayBack way(List<Stmt> body) {
    for (Stmt statement : body) {
      boolean nothing =
          statement instanceof Stmt.Pass
              || statement instanceof Stmt.Expression expression && isConstant(expression.value())
              || statement instanceof Stmt.Return done && done.value().filter(v -> !isConstant(v)).isEmpty();
      if (statement instanceof Stmt.Raise) {
        return WayBack.RAISES;
      }
      if (!nothing) {
        return WayBack.WRITTEN;
      }
    }
    return WayBack.EMPTY;
  }

  private static boolean isConstant(Expr value) {
    return value instanceof Expr.Text || value instanceof Expr.Ellipsis || value instanceof Expr.None;
  }
}
