package dev.migrationguard.frontend.project;

import dev.migrationguard.frontend.project.GradleTokens.Kind;
import dev.migrationguard.frontend.project.GradleTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the block {@code flyway} of a {@code build.gradle} or {@code build.gradle.kts} says to Flyway in plain values:
 * strings, switches, lists and maps of strings. A build file is a program; a setting that it gives any other value, or
 * more than one way, is unknown. Source: Flyway's manual, "Gradle task", "Configuration".
 */
final class GradleFlyway {

  private static final Set<String> LISTS = Set.of("arrayOf", "listOf", "mutableListOf", "setOf");
  private static final Set<String> MAPS = Set.of("mapOf", "mutableMapOf");

  private final List<Token> tokens;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> unknown = new HashSet<>();
  private int at;

  private GradleFlyway(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The settings by their names, each behind {@code flyway.}. */
  static Map<String, String> values(String text) {
    GradleFlyway gradle = new GradleFlyway(GradleTokens.of(text));
    gradle.file();
    Map<String, String> known = new LinkedHashMap<>();
    gradle.values.forEach((name, value) -> {
      int dot = name.indexOf('.');
      if (!gradle.unknown.contains(dot < 0 ? name : name.substring(0, dot))) {
        known.put("flyway." + name, value);
      }
    });
    return known;
  }

  private void file() {
    int depth = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at++);
      boolean block = depth == 0 && token.kind() == Kind.WORD && token.text().equals("flyway");
      boolean first = at < 2 || tokens.get(at - 2).kind() == Kind.LINE || tokens.get(at - 2).is("}");
      if (block && first && at < tokens.size() && tokens.get(at).is("{")) {
        at++;
        block();
      } else {
        depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      }
    }
  }

  /** Statement by statement up to the brace that closes the block. */
  private void block() {
    List<Token> statement = new ArrayList<>();
    int depth = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at++);
      if (depth == 0 && (token.kind() == Kind.LINE || token.is("}"))) {
        statement(statement);
        statement = new ArrayList<>();
        if (token.is("}")) {
          return;
        }
      } else if (token.kind() != Kind.LINE) {
        depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
        depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
        statement.add(token);
      }
    }
  }

  private void statement(List<Token> all) {
    if (all.isEmpty()) {
      return;
    }
    String name = all.get(0).text();
    boolean assigned = all.size() > 1 && all.get(1).is("=");
    if (all.get(0).kind() != Kind.WORD || all.size() < 2 || !value(name, all.subList(assigned ? 2 : 1, all.size()))) {
      // Whatever it does, it may do to any setting that it names.
      for (Token token : all) {
        if (token.kind() == Kind.WORD) {
          unknown.add(token.text());
        }
      }
    }
  }

  /** Takes a plain value; false where it is none, or the setting has one already. */
  private boolean value(String name, List<Token> all) {
    if (values.containsKey(name) || all.isEmpty()) {
      return false;
    }
    Token first = all.get(0);
    if (all.size() == 1) {
      boolean plain = first.kind() == Kind.STRING || first.text().equals("true") || first.text().equals("false");
      if (plain) {
        values.put(name, first.text());
      }
      return plain;
    }
    boolean called = first.kind() == Kind.WORD && all.get(1).is("(") && all.get(all.size() - 1).is(")");
    boolean literal = first.is("[") && all.get(all.size() - 1).is("]");
    if (!called && !literal) {
      return false;
    }
    List<Token> inside = all.subList(called ? 2 : 1, all.size() - 1);
    return (literal || LISTS.contains(first.text())) && list(name, inside)
        || literal && map(name, inside, ":")
        || MAPS.contains(first.text()) && map(name, inside, "to");
  }

  private boolean list(String name, List<Token> inside) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < inside.size(); i += 2) {
      boolean separated = i + 1 == inside.size() || inside.get(i + 1).is(",");
      if (inside.get(i).kind() != Kind.STRING || !separated) {
        return false;
      }
      items.add(inside.get(i).text());
    }
    values.put(name, String.join(",", items));
    return true;
  }

  private boolean map(String name, List<Token> inside, String between) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < inside.size(); i += 4) {
      boolean entry = i + 2 < inside.size()
          && (inside.get(i).kind() == Kind.STRING || inside.get(i).kind() == Kind.WORD && between.equals(":"))
          && inside.get(i + 1).text().equals(between)
          && inside.get(i + 2).kind() == Kind.STRING
          && (i + 3 == inside.size() || inside.get(i + 3).is(","));
      if (!entry) {
        return false;
      }
      entries.put(name + "." + inside.get(i).text(), inside.get(i + 2).text());
    }
    values.putAll(entries);
    return true;
  }
}
