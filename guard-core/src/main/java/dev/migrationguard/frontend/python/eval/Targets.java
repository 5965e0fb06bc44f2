package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import java.util.List;
import java.util.Optional;

/** What an assignment binds: names, items, attributes, and all of them at once. */
final class Targets {

  private Targets() {}

  static void assign(Expr target, Value value, Interpreter run) {
    switch (target) {
      case Expr.Name name -> run.scope().set(name.id(), value);
      case Expr.TupleDisplay tuple -> unpack(tuple.elements(), value, run);
      case Expr.ListDisplay list -> unpack(list.elements(), value, run);
      case Expr.Starred starred -> assign(starred.value(), value, run);
      case Expr.Subscript subscript -> {
        Value container = run.evaluator().value(subscript.value());
        if (container instanceof Mapping mapping) {
          run.budget().spend(mapping.entries().size() / 16);
          Value key = run.evaluator().value(subscript.index());
          assign(subscript.value(), Builtins.withEntry(mapping, key, value), run);
        }
      }
      case Expr.Attribute attribute -> {
        if (run.evaluator().value(attribute.value()) instanceof Value.Instance instance) {
          run.objects().set(instance, attribute.attribute(), value);
        }
      }
      default -> {}
    }
  }

  private static void unpack(List<Expr> targets, Value value, Interpreter run) {
    Optional<List<Value>> known = run.evaluator().iterate(value);
    int star = -1;
    for (int i = 0; i < targets.size(); i++) {
      star = targets.get(i) instanceof Expr.Starred ? i : star;
    }
    int extra = known.map(List::size).orElse(0) - targets.size();
    boolean fits = known.isPresent() && (extra == 0 || (star >= 0 && extra >= -1));
    int at = 0;
    for (int i = 0; i < targets.size(); i++) {
      if (!fits) {
        assign(targets.get(i), run.evaluator().anyItem(value), run);
      } else if (i == star) {
        assign(targets.get(i), new Sequence(known.get().subList(at, at + extra + 1), true), run);
        at += extra + 1;
      } else {
        assign(targets.get(i), known.get().get(at++), run);
      }
    }
  }
}
