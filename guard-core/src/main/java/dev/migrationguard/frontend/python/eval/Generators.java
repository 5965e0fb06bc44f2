package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.Stmt;
import java.util.List;

/** Tells generator functions from others. */
final class Generators {

  private Generators() {}

  /** Whether a function of that body yields, as a statement of its own or to a name. */
  static boolean yields(List<Stmt> body) {
    for (Stmt statement : body) {
      if (yields(statement)) {
        return true;
      }
    }
    return false;
  }

  private static boolean yields(Stmt statement) {
    return switch (statement) {
      case Stmt.Expression s -> s.value() instanceof Expr.Yield;
      case Stmt.Assign s -> s.value() instanceof Expr.Yield;
      case Stmt.Return s -> s.value().filter(Expr.Yield.class::isInstance).isPresent();
      case Stmt.If s -> yields(s.body()) || yields(s.orElse());
      case Stmt.For s -> yields(s.body()) || yields(s.orElse());
      case Stmt.While s -> yields(s.body()) || yields(s.orElse());
      case Stmt.With s -> yields(s.body());
      case Stmt.Try s ->
          yields(s.body())
              || yields(s.orElse())
              || yields(s.finalBody())
              || s.handlers().stream().anyMatch(handler -> yields(handler.body()));
      case Stmt.Match s -> s.cases().stream().anyMatch(arm -> yields(arm.body()));
      default -> false;
    };
  }
}
