package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.EnvHost.Configured;
import dev.migrationguard.frontend.alembic.EnvValue.Engine;
import dev.migrationguard.frontend.project.AlembicConfig;
import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.PythonReader;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.run.Literal;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Environment.Commits;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an {@code env.py} does, found out by running it over what its source shows. */
final class EnvScript {

  private final String path;
  private final EnvHost host;

  private EnvScript(String path, EnvHost host) {
    this.path = path;
    this.host = host;
  }

  /**
   * Runs an {@code env.py}; empty where it is no Python.
   *
   * @param path the file, as the user would name it
   */
  static Optional<EnvScript> run(String path, byte[] source, Optional<AlembicConfig> config) {
    PythonModule module;
    try {
      module = PythonReader.read(source);
    } catch (PythonReader.Failure notPython) {
      return Optional.empty();
    }
    EnvHost host = new EnvHost(path, config);
    host.run(module);
    listeners(module.body(), host);
    return Optional.of(new EnvScript(path, host));
  }

  /** Runs the functions under {@code @event.listens_for(engine, "connect")}: every connection starts with them. */
  private static void listeners(List<Stmt> body, EnvHost host) {
    for (Stmt statement : body) {
      if (statement instanceof Stmt.FunctionDef function) {
        if (listens(function)) {
          host.interpreter()
              .call(
                  new Function(
                      function.name(),
                      function.parameters(),
                      function.body(),
                      Optional.empty(),
                      host.interpreter().globals(),
                      false,
                      Value.Kind.PLAIN),
                  new Arguments(List.of(), Map.of(), false),
                  function.span());
        } else {
          listeners(function.body(), host);
        }
      }
    }
  }

  private static boolean listens(Stmt.FunctionDef function) {
    for (Expr decorator : function.decorators()) {
      if (decorator instanceof Expr.Call call
          && call.function() instanceof Expr.Attribute at
          && at.attribute().equals("listens_for")
          && call.arguments().size() > 1
          && call.arguments().get(1) instanceof Expr.Text event
          && event.value().contains("connect")) {
        return true;
      }
    }
    return false;
  }

  EnvHost host() {
    return host;
  }

  /** What the file sets on every connection. */
  List<Fact<SetParameter>> session() {
    return host.session();
  }

  /** When the migrations are committed; empty where the file does not show it, or does it in several ways. */
  Optional<Fact<Commits>> commits() {
    Optional<Fact<Commits>> found = Optional.empty();
    for (Configured call : host.configured()) {
      Optional<Commits> commits = commits(call);
      if (commits.isEmpty() || found.filter(fact -> fact.value() != commits.get()).isPresent()) {
        return Optional.empty();
      }
      if (found.isEmpty()) {
        found = Optional.of(new Fact<>(commits.get(), new Place(path, call.site())));
      }
    }
    return found;
  }

  private static Optional<Commits> commits(Configured call) {
    Arguments given = call.arguments();
    if (call.autocommit()
        || given.named("connection").orElse(null) instanceof Engine engine && engine.autocommit()) {
      return Optional.of(Commits.AFTER_STATEMENT);
    }
    if (call.begun()) {
      return Optional.of(Commits.AFTER_RUN);
    }
    if (given.named("transactional_ddl").filter(value -> value.truth() == Truth.FALSE).isPresent()) {
      return Optional.of(Commits.AFTER_MIGRATION);
    }
    Optional<Value> each = given.named("transaction_per_migration");
    if (each.isEmpty()) {
      return given.complete() ? Optional.of(Commits.AFTER_RUN) : Optional.empty();
    }
    return switch (each.get().truth()) {
      case TRUE -> Optional.of(Commits.AFTER_MIGRATION);
      case FALSE -> Optional.of(Commits.AFTER_RUN);
      case UNKNOWN -> Optional.empty();
    };
  }

  /**
   * An URL that it migrates with.
   *
   * @param value as far as it is known
   * @param site  where the file spells it out, else where it is used
   */
  record Url(Value value, Span site) {}

  /** The URLs that it migrates with; none where it leaves the choice to others. */
  List<Url> urls() {
    List<Url> urls = new ArrayList<>();
    for (Configured call : host.configured()) {
      if (call.arguments().named("connection").orElse(null) instanceof Engine engine) {
        urls.add(new Url(engine.url(), site(engine.url(), engine.site())));
      } else {
        call.arguments().named("url").ifPresent(url -> urls.add(new Url(url, site(url, call.site()))));
      }
    }
    if (urls.isEmpty()) {
      host.urlOption().ifPresent(url -> urls.add(new Url(url, site(url, Span.START))));
    }
    return urls;
  }

  /** Where an URL is spelled out, else where it is used. */
  static Span site(Value url, Span used) {
    return url instanceof Text text && !text.pieces().isEmpty()
        ? text.pieces().get(0).source().map(Literal::span).orElse(used)
        : used;
  }

  /** What the models are made of, for the names of constraints. */
  Optional<Value> metadata() {
    for (Configured call : host.configured()) {
      Optional<Value> given = call.arguments().named("target_metadata");
      if (given.isPresent()) {
        return given;
      }
    }
    return host.interpreter().globals().get("target_metadata");
  }
}
