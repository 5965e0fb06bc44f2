package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Parameters;
import dev.migrationguard.frontend.python.Parameters.Parameter;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a function's parameters their values. */
final class Binder {

  private Binder() {}

  static void bind(Function function, Arguments arguments, Scope into, Evaluator evaluator) {
    Parameters parameters = function.parameters();
    Map<String, Value> named = new LinkedHashMap<>(arguments.named());
    List<Value> positional = arguments.positional();
    for (int i = 0; i < parameters.positional().size(); i++) {
      Parameter parameter = parameters.positional().get(i);
      Value byName = named.remove(parameter.name());
      Optional<Value> given = i < positional.size() ? Optional.of(positional.get(i)) : Optional.ofNullable(byName);
      into.set(parameter.name(), given.orElseGet(() -> missing(parameter, arguments, evaluator)));
    }
    for (Parameter parameter : parameters.keywordOnly()) {
      Value given = named.remove(parameter.name());
      into.set(parameter.name(), given != null ? given : missing(parameter, arguments, evaluator));
    }
    parameters.variadic().ifPresent(name -> {
      int from = Math.min(parameters.positional().size(), positional.size());
      into.set(name, new Sequence(List.copyOf(positional.subList(from, positional.size())), arguments.complete()));
    });
    parameters.variadicKeywords().ifPresent(name -> {
      List<Mapping.Entry> rest = new ArrayList<>();
      named.forEach((key, value) -> rest.add(new Mapping.Entry(Text.of(key), value)));
      into.set(name, new Mapping(rest, arguments.complete()));
    });
  }

  private static Value missing(Parameter parameter, Arguments arguments, Evaluator evaluator) {
    if (parameter.defaultValue().isPresent() && arguments.complete()) {
      return evaluator.value(parameter.defaultValue().get());
    }
    return evaluator
        .hostName(parameter.name())
        .orElseGet(() -> new Unknown("`" + parameter.name() + "` is given by the caller"));
  }
}
