package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Lambda;
import dev.migrationguard.frontend.java.eval.Value.MethodReference;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.java.jooq.Chain.Call;
import dev.migrationguard.frontend.java.jooq.Chain.Link;
import java.util.List;
import java.util.Optional;

/** What reaches the database: a {@code DSLContext} and the statements that are made of it. */
final class Sending {

  private final Server server;

  Sending(Server server) {
    this.server = server;
  }

  /** {@code batch(q1, q2)}, {@code queries(…)}: statements that are sent together. */
  record Several(Dsl dsl, List<Value> queries) implements Value.Foreign {
    @Override
    public boolean reaches() {
      return true;
    }
  }

  /** A call on a {@code DSLContext} or its configuration. */
  Value context(Dsl dsl, String method, List<Value> given, Site site) {
    List<Value> arguments = Sql.flat(given);
    Value first = arguments.isEmpty() ? new Null() : arguments.get(0);
    switch (method) {
      case "dsl", "configuration", "derive", "deriveSettings" -> {
        return dsl;
      }
      case "set", "setLocal" -> {
        if (arguments.size() < 2) {
          return configured(dsl, first);
        }
        String value = Sql.literal(arguments.get(1), site);
        return Chain.of(Optional.of(dsl), "query", List.of(Part.of(
            Part.Kind.SQL, Words.of(method) + " " + Sql.name(first) + " = " + value)));
      }
      case "transaction", "transactionResult", "transactionAsync", "transactionResultAsync", "mock", "mockResult" -> {
        server.transaction(
            dsl.connection(),
            connection -> functions(arguments, List.of(new Dsl(connection, dsl.dialect(), dsl.quoted())), site));
        return server.answer();
      }
      case "connection", "connectionResult" -> {
        functions(arguments, List.of(dsl.connection()), site);
        return server.answer();
      }
      case "execute" -> {
        query(dsl, first, arguments, site);
        return server.answer();
      }
      case "batch", "queries" -> {
        // batch("INSERT … ?", values): the same statement again and again.
        boolean values = first instanceof Text && arguments.size() > 1 && !(arguments.get(1) instanceof Text);
        return new Several(dsl, values ? List.of(first) : arguments);
      }
      case "parser" -> {
        return dsl;
      }
      case "parse", "parseQuery", "parseResultQuery" -> {
        return new Several(dsl, List.of(first));
      }
      case "fetch", "fetchOne", "fetchMany", "fetchAny", "fetchSingle", "fetchOptional", "fetchValue", "fetchValues",
          "fetchLazy", "fetchStream", "fetchExists", "fetchCount", "fetchSet", "fetchMap" -> {
        read(dsl, first, arguments, site);
        return server.answer();
      }
      case "settings", "dialect", "family", "meta", "newResult", "newRecord", "data", "close", "lastID", "render",
          "renderInlined", "renderNamedParams", "extractParams", "informationSchema", "diagnosticsConnection",
          "connectionProvider", "setDefault", "map" -> {
        return new Unknown("it is what jOOQ knows of the connection");
      }
      default -> {
        if (Statements.starts(method)) {
          return Chain.of(Optional.of(dsl), method, arguments);
        }
        server.opaque(site.span(), "jOOQ's `" + method + "` is not understood");
        return server.answer();
      }
    }
  }

  private Dsl configured(Dsl dsl, Value with) {
    return switch (with) {
      case Jooq.Dialect dialect -> new Dsl(dsl.connection(), dialect.name(), dsl.quoted());
      case Jooq.Settings settings -> new Dsl(dsl.connection(), dsl.dialect(), settings.quoted());
      default -> new Dsl(server.connection(with).orElse(dsl.connection()), dsl.dialect(), dsl.quoted());
    };
  }

  private static boolean isFunction(Value value) {
    return value instanceof Lambda || value instanceof MethodReference || value instanceof Instance;
  }

  private static void functions(List<Value> arguments, List<Value> given, Site site) {
    arguments.stream().filter(Sending::isFunction).forEach(function -> site.call(function, given));
  }

  /** {@code ctx.fetch("…")}, {@code ctx.fetchExists(select)}, {@code ctx.fetchCount(table)}. */
  private void read(Dsl dsl, Value first, List<Value> arguments, Site site) {
    if (first instanceof Part part && part.kind() == Part.Kind.TABLE) {
      String filter = arguments.size() > 1 ? " where " + Sql.plain(arguments.get(1)) : "";
      send(dsl, "select * from " + part.sql() + filter, site);
    } else if (first instanceof Text || first instanceof Part || first instanceof Chain || first instanceof OneOf) {
      query(dsl, first, arguments, site);
    } else {
      server.opaque(site.span(), "it is not visible what it reads");
    }
  }

  /** {@code ctx.execute(query)}. */
  private void query(Dsl dsl, Value query, List<Value> arguments, Site site) {
    List<Value> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    switch (query) {
      case Text text when text.text().indexOf("{0}") >= 0 && !rest.isEmpty() ->
          send(dsl, Sql.template(text.text(), rest, site), site);
      case Text text -> server.plain(text, dsl.connection(), site);
      case Part part -> send(dsl, part.sql(), site);
      case Chain chain -> send(dsl, chain, site);
      case Several several -> several.queries().forEach(one -> query(dsl, one, List.of(one), site));
      case OneOf several -> site.each(several, one -> query(dsl, one, arguments, site));
      case Null none -> {}
      default -> server.plain(query, dsl.connection(), site);
    }
  }

  private void send(Dsl dsl, String sql, Site site) {
    server.rendered(dsl.quoted() ? sql : Sql.unquoted(sql), dsl.connection(), dsl.dialect(), site);
  }

  private void send(Dsl dsl, Chain chain, Site site) {
    site.each(chain.calls().value(), state -> {
      Optional<List<Call>> calls = Statements.calls(state);
      if (calls.isEmpty()) {
        server.opaque(site.span(), "the statement is built in a way that is not followed");
        return;
      }
      boolean plain = calls.get().size() == 1 && calls.get().get(0).method().endsWith("uery")
          && calls.get().get(0).arguments().size() == 1;
      if (plain) {
        query(dsl, calls.get().get(0).first(), calls.get().get(0).arguments(), site);
        return;
      }
      Words words = new Words();
      Statements.write(calls.get(), words, site);
      if (words.unread().isPresent()) {
        String call = Statements.shown(calls.get(), words.unread().get());
        server.opaque(site.span(), "jOOQ's `" + call + "` is not understood");
      } else if (!words.sql().isEmpty()) {
        send(dsl, words.sql(), site);
      }
    });
  }

  /** A call on a statement in the making. */
  Value chain(Chain chain, String method, List<Value> given, Site site) {
    switch (method) {
      case "execute", "executeAsync", "fetch", "fetchOne", "fetchAny", "fetchSingle", "fetchOptional", "fetchMany",
          "fetchInto", "fetchOneInto", "fetchOptionalInto", "fetchSet", "fetchMap", "fetchGroups", "fetchLazy",
          "fetchStream", "fetchStreamInto", "fetchArray", "fetchValues", "stream", "iterator", "forEach", "collect",
          "fetchSingleInto", "fetchAnyInto" -> {
        return sent(chain, method, given, site);
      }
      case "getSQL", "toString" -> {
        return Text.of(Statements.nested(chain, site));
      }
      case "bind", "queryTimeout", "poolable", "keepStatement", "fetchSize", "maxRows", "intern", "coerce", "attach",
          "detach", "resultSetType", "getQuery" -> {
        return chain;
      }
      case "asTable", "asField", "asMultiset" -> {
        String sql = "(" + Statements.nested(chain, site) + ")";
        String alias = given.isEmpty() ? "" : " as " + Sql.identifier(given.get(0));
        return Part.of(method.equals("asTable") ? Part.Kind.TABLE : Part.Kind.FIELD, sql + alias);
      }
      default -> {
        Value state = chain.calls().value();
        Call call = new Call(method, Sql.flat(given));
        if (method.equals("as") && state instanceof Link own && Statements.selects(own.all())) {
          return chain(chain, "asTable", given, site);
        }
        site.set(chain.calls(), switch (state) {
          case Link before -> new Link(Optional.of(before), call);
          case OneOf several -> new OneOf(several.values().stream().map(before -> longer(before, call)).toList());
          default -> state;
        });
        return chain;
      }
    }
  }

  private static Value longer(Value before, Call call) {
    return before instanceof Link link ? new Link(Optional.of(link), call) : before;
  }

  private Value sent(Chain chain, String method, List<Value> given, Site site) {
    if (chain.on().isEmpty()) {
      server.opaque(site.span(), "the statement is built without a connection");
      return server.answer();
    }
    send(chain.on().get(), chain, site);
    // What is done with each row.
    List<Value> row = List.of(server.answer(), server.answer());
    given.stream().filter(Sending::isFunction).forEach(function -> site.repeatedly(function, row));
    return server.answer();
  }

  /** A call on statements that are sent together. */
  Value several(Several several, String method, Site site) {
    if (method.startsWith("execute")) {
      for (Value query : several.queries()) {
        query(several.dsl(), query, List.of(query), site);
      }
      return server.answer();
    }
    return several;
  }
}
