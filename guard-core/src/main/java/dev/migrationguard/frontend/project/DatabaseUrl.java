package dev.migrationguard.frontend.project;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the URL of a database tells without a connection. */
public final class DatabaseUrl {

  private DatabaseUrl() {}

  /**
   * The database system, as {@code --target} names it.
   *
   * @param url an URL of SQLAlchemy, JDBC or a driver; what stands behind {@code ://} need not be known
   * @return empty where the URL names none that is known
   */
  public static Optional<String> system(String url) {
    String bare = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    int end = bare.indexOf(':');
    String scheme = end < 0 ? "" : bare.substring(0, end).toLowerCase(Locale.ROOT);
    int driver = scheme.indexOf('+');
    return switch (driver < 0 ? scheme : scheme.substring(0, driver)) {
      case "postgresql", "postgres" -> Optional.of("postgresql");
      case "mysql" -> Optional.of("mysql");
      case "mariadb" -> Optional.of("mariadb");
      case "sqlite" -> Optional.of("sqlite");
      default -> Optional.empty();
    };
  }

  /** The server's parameters that {@code options} of the query sets, each as {@code name=value}. */
  public static List<String> parameters(String url) {
    int query = url.indexOf('?');
    List<String> parameters = new ArrayList<>();
    if (query >= 0) {
      for (String part : url.substring(query + 1).split("&", -1)) {
        if (part.startsWith("options=")) {
          parameters.addAll(options(decoded(part.substring("options=".length()))));
        }
      }
    }
    return parameters;
  }

  /**
   * What libpq's {@code options} sets: {@code -c lock_timeout=5s}, {@code --lock-timeout=5s}.
   *
   * @return each as {@code name=value}
   */
  public static List<String> options(String options) {
    List<String> parameters = new ArrayList<>();
    boolean next = false;
    for (String word : options.strip().split(" +", -1)) {
      if (next) {
        parameters.add(word);
        next = false;
      } else if (word.equals("-c")) {
        next = true;
      } else if (word.startsWith("-c")) {
        parameters.add(word.substring(2));
      } else if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        parameters.add(
            equals < 0 ? word.substring(2) : word.substring(2, equals).replace('-', '_') + word.substring(equals));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
