package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.Parameters.Parameter;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Calls {@code upgrade} as Alembic does: once, or once for each engine where it is given an engine's name. */
final class Engines {

  private Engines() {}

  static List<Step> steps(Session session, Optional<Value> function, ProjectFacts project) {
    if (function.isEmpty() || !(function.get() instanceof Function known)) {
      return List.of();
    }
    List<Parameter> given = known.parameters().positional();
    boolean named = !given.isEmpty() && given.get(0).name().equals("engine_name");
    List<String> engines = named ? engines(known, project) : List.of();
    if (engines.isEmpty()) {
      return session.steps(known, List.of(), "");
    }
    List<Step> steps = new ArrayList<>();
    for (String engine : engines) {
      steps.addAll(session.steps(known, List.of(Text.of(engine)), engine));
    }
    return steps;
  }

  /** Those that the file has functions for ({@code upgrade_engine1}), else those that {@code alembic.ini} lists. */
  private static List<String> engines(Function function, ProjectFacts project) {
    String prefix = function.name() + "_";
    TreeSet<String> engines = new TreeSet<>();
    function.closure().own().forEach((name, value) -> {
      if (name.startsWith(prefix) && value instanceof Function) {
        engines.add(name.substring(prefix.length()));
      }
    });
    return engines.isEmpty() ? project.engines() : List.copyOf(engines);
  }
}
