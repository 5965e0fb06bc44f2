package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Host;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a file of the project that is no migration meets: its values are kept, and nothing reaches a database. */
final class ModuleHost implements Host {

  private final List<Convention> conventions = new ArrayList<>();

  /** A {@code naming_convention} that something was given, and where. */
  record Convention(Mapping names, Span span) {}

  /** The conventions that the file passes on, in the order of the run. */
  List<Convention> conventions() {
    return conventions;
  }

  @Override
  public Optional<Value> name(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> attribute(Value receiver, String name) {
    return receiver instanceof NamingConvention.Described described
        ? Optional.ofNullable(described.attributes().get(name))
        : Optional.empty();
  }

  @Override
  public Value call(Value callee, Arguments arguments, Expr.Call site, boolean statement) {
    if (arguments.named("naming_convention").orElse(null) instanceof Mapping names) {
      conventions.add(new Convention(names, site.span()));
    }
    if (callee instanceof Reference reference) {
      Optional<Value> known = library(reference.dotted(), arguments);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return callee instanceof Reference || callee instanceof Method || callee instanceof Built
        ? new Built(callee, arguments, site)
        : new Unknown("it is computed");
  }

  /** What few functions give that people put URLs together with. */
  private static Optional<Value> library(String dotted, Arguments arguments) {
    return switch (dotted) {
      // The default of a variable of the environment is an example of what stands there, but a file for development.
      case "os.environ.get", "os.getenv" ->
          arguments.at(1).filter(
              value -> value instanceof Text text && text.text().contains("://") && !text.text().startsWith("sqlite"));
      case "sqlalchemy.make_url", "sqlalchemy.engine.make_url", "sqlalchemy.engine.url.make_url" -> arguments.at(0);
      case "sqlalchemy.URL.create", "sqlalchemy.engine.URL.create", "sqlalchemy.engine.url.URL.create",
          "sqlalchemy.engine.url.URL" ->
          arguments.get(0, "drivername").flatMap(Values::text).map(driver -> Text.of(driver + "://"));
      case "re.split" -> split(arguments);
      default -> Optional.empty();
    };
  }

  /** {@code re.split(r",\s*", databases)}, as the template for several databases has it. */
  private static Optional<Value> split(Arguments arguments) {
    Optional<String> text = arguments.at(1).flatMap(Values::text);
    if (text.isEmpty() || !arguments.at(0).flatMap(Values::text).filter(",\\s*"::equals).isPresent()) {
      return Optional.empty();
    }
    List<Value> parts = new ArrayList<>();
    for (String part : text.get().split(",", -1)) {
      parts.add(Text.of(part.stripLeading()));
    }
    return Optional.of(new Sequence(parts, true));
  }

  @Override
  public Optional<Value> compare(Value left, String operator, Value right) {
    return Optional.empty();
  }

  @Override
  public Value enter(Value context) {
    return context;
  }

  @Override
  public void exit(Value context) {}

  /** What such a file does beyond the bound stays unknown. */
  @Override
  public void gaveUp(Span span, String what, String reason) {}
}
