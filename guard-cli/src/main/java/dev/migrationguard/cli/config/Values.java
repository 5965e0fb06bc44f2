package dev.migrationguard.cli.config;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.engine.Nearest;
import dev.migrationguard.model.Direction;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Understands the values that flags and configurations share, and says in one line what is wrong with others. */
public final class Values {

  /** The values of {@code direction}, the default first. */
  public static final List<String> DIRECTIONS = List.of("upgrade", "downgrade", "both");

  /** The values of {@code fail-on}. */
  public static final List<String> THRESHOLDS = List.of("error", "warning", "note", "never");

  /** The profiles that rules are in, the default first. */
  public static final List<String> PROFILES = List.of(RuleInfo.DEFAULT, "strict", "style");

  /** Databases that people run, the usual ones first. */
  public static final List<String> TARGETS =
      List.of(
          "postgresql:18", "postgresql:17", "postgresql:16", "postgresql:15", "postgresql:14", "postgresql:13", "mysql",
          "mysql:8.4", "mysql:8.0", "mariadb", "mariadb:11.4", "mariadb:10.11", "sqlite");

  private static final List<String> WEIGHTS = List.of("error", "warning", "note", "off");
  private static final List<String> DATABASES = List.of("postgresql", "mysql", "mariadb", "sqlite");
  private static final List<String> SCHEMES = List.of("https://", "http://", "file://");

  private final List<String> ids;
  private final List<String> profiles;

  /** Values that speak of these rules. */
  public Values(List<RuleInfo> rules) {
    Set<String> found = new LinkedHashSet<>(List.of(RuleInfo.DEFAULT));
    ids = new ArrayList<>(rules.size());
    for (RuleInfo rule : rules) {
      ids.add(rule.id());
      found.add(rule.profile());
    }
    profiles = List.copyOf(found);
  }

  /** The database that a text names. */
  public Dialect target(String text) throws Mistake {
    try {
      return Dialects.parse(text);
    } catch (IllegalArgumentException e) {
      int colon = text.indexOf(':');
      String name = colon < 0 ? text : text.substring(0, colon);
      Optional<String> near = DATABASES.contains(name) ? Optional.empty() : Nearest.to(name, DATABASES);
      throw new Mistake(
          near.isPresent() ? "target `" + text + "` is not known; did you mean '" + near.get() + "'?" : e.getMessage());
    }
  }

  /**
   * The directions that a word means.
   *
   * @param key what the word was given to, for the complaint
   */
  public Set<Direction> directions(String word, String key) throws Mistake {
    return switch (oneOf(word, key, DIRECTIONS)) {
      case 0 -> Set.of(Direction.UPGRADE);
      case 1 -> Set.of(Direction.DOWNGRADE);
      default -> Set.of(Direction.UPGRADE, Direction.DOWNGRADE);
    };
  }

  /** The mildest severity that makes a run fail; empty for never. */
  public Optional<Severity> threshold(String word, String key) throws Mistake {
    return severity(oneOf(word, key, THRESHOLDS));
  }

  /** What findings of a rule count as; empty for a rule that is switched off. */
  Optional<Severity> weight(String word, String key) throws Mistake {
    return severity(oneOf(word, key, WEIGHTS));
  }

  /** The id itself, if there is such a rule. */
  public String rule(String id) throws Mistake {
    if (!ids.contains(id)) {
      String hint = Nearest.hint(id, ids);
      throw new Mistake("unknown rule '" + id + "'" + (hint.isEmpty() ? "; 'rules' lists them" : hint));
    }
    return id;
  }

  /** The profile itself, if there is one of that name. */
  public String profile(String name, String key) throws Mistake {
    oneOf(name, key, profiles);
    return name;
  }

  /** A link is followed by a browser: only what shows a file, nothing that runs. */
  public String linkBase(String url, String key) throws Mistake {
    for (String scheme : SCHEMES) {
      if (url.regionMatches(true, 0, scheme, 0, scheme.length()) && url.length() > scheme.length()) {
        return url.endsWith("/") ? url : url + "/";
      }
    }
    throw new Mistake(key + " takes a URL that begins with https://, http:// or file://, not '" + url + "'");
  }

  /** Which of several words it is. */
  public static int oneOf(String word, String key, List<String> words) throws Mistake {
    int index = words.indexOf(word);
    if (index < 0) {
      String hint = Nearest.hint(word, words);
      throw new Mistake(
          "unknown value '" + word + "' for " + key
              + (hint.isEmpty() ? "; it takes " + String.join(", ", words) : hint));
    }
    return index;
  }

  private static Optional<Severity> severity(int index) {
    return switch (index) {
      case 0 -> Optional.of(Severity.ERROR);
      case 1 -> Optional.of(Severity.WARNING);
      case 2 -> Optional.of(Severity.NOTE);
      default -> Optional.empty();
    };
  }
}
