package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Foreign;
import dev.migrationguard.frontend.java.eval.Value.Lambda;
import dev.migrationguard.frontend.java.eval.Value.MethodReference;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.java.eval.Values;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls of what neither the project nor a known library defines: they may reach the database behind our back. */
final class Foreigners {

  private final Database database;

  Foreigners(Database database) {
    this.database = database;
  }

  Value call(Value receiver, String what, String type, List<Value> arguments, Site site) {
    String method = what.substring(what.lastIndexOf('.') + 1);
    if (executes(method) && !arguments.isEmpty() && isSql(arguments.get(0)) && !harmless(type, what)) {
      // Whatever object it is that runs it, the statement is there to be read.
      database.sql(arguments.get(0), site, Mode.UNKNOWN);
      return new Live.Answer();
    }
    runHanded(arguments, site);
    boolean handed = handsOver(receiver, arguments);
    // A property is set on an object that is still in memory.
    boolean property = (method.startsWith("set") || method.startsWith("with")) && arguments.size() == 1;
    boolean project = site.statement() && !property && isProject(type);
    // Whatever it is made of, it sends something: a query of an object mapper, a statement that was built elsewhere.
    boolean sends = method.startsWith("execute") && !type.startsWith("java.")
        && arguments.stream().noneMatch(Foreigners::isFunction);
    if ((handed || project || sends) && !harmless(type, what)) {
      database.opaque(site.span(), "`" + what + "` is not visible: it is defined in another file or a library");
    }
    if (what.startsWith("new ")) {
      return receiver;
    }
    return receiver instanceof Live.Answer ? receiver : new Unknown("it comes from `" + what + "`");
  }

  private static boolean executes(String method) {
    return method.startsWith("execute") || method.equals("update") || method.equals("batchUpdate")
        || method.equals("runSql") || method.equals("executeSql");
  }

  private static boolean isSql(Value value) {
    if (!(value instanceof Text text)) {
      return false;
    }
    String sql = text.text().stripLeading();
    int end = 0;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return end < sql.length() && switch (sql.substring(0, end).toLowerCase(Locale.ROOT)) {
      case "create", "alter", "drop", "insert", "update", "delete", "truncate", "lock", "with", "do", "vacuum",
          "reindex", "set", "comment", "grant", "revoke", "rename", "replace", "merge" -> true;
      default -> false;
    };
  }

  /** {@code inTransaction(() -> …)}: what is handed over to be called may be called. */
  private static void runHanded(List<Value> arguments, Site site) {
    for (Value value : arguments) {
      if (isFunction(value)) {
        site.perhaps(value, List.of());
      }
    }
  }

  private static boolean isFunction(Value value) {
    return value instanceof Lambda || value instanceof MethodReference;
  }

  private static boolean handsOver(Value receiver, List<Value> arguments) {
    boolean handed = reaches(receiver);
    for (Value value : arguments) {
      handed |= reaches(value);
      handed |= Values.items(value).orElse(List.of()).stream().anyMatch(Foreigners::reaches);
    }
    return handed;
  }

  private static boolean reaches(Value value) {
    return value instanceof Value.Foreign own && own.reaches();
  }

  /** Whether a class is one of the project's own, as far as its package shows. */
  private boolean isProject(String type) {
    String own = database.file().packageName();
    Optional<String> root = root(own);
    if (type.indexOf('.') < 0) {
      // Nothing imports it: it lies in the same package, where it is not found, or in one that is imported as a whole.
      return !type.isEmpty();
    }
    return root.isPresent() ? type.startsWith(root.get()) : !known(type);
  }

  /** The first two parts of a package name; empty for Flyway's own {@code db.migration}. */
  private static Optional<String> root(String packageName) {
    int first = packageName.indexOf('.');
    int second = packageName.indexOf('.', first + 1);
    boolean flyway = packageName.startsWith("db.");
    if (first < 0 || flyway) {
      return Optional.empty();
    }
    return Optional.of(second < 0 ? packageName : packageName.substring(0, second));
  }

  private static boolean known(String type) {
    return type.startsWith("java.") || type.startsWith("javax.") || type.startsWith("org.slf4j.")
        || type.startsWith("org.apache.") || type.startsWith("com.fasterxml.") || type.startsWith("com.google.")
        || type.startsWith("lombok.") || type.startsWith("org.springframework.util.")
        || type.startsWith("org.springframework.core.") || type.startsWith("org.flywaydb.")
        || type.startsWith("org.junit.") || type.startsWith("liquibase.");
  }

  private static boolean harmless(String type, String what) {
    String first = what.indexOf('.') < 0 ? what : what.substring(0, what.indexOf('.'));
    return switch (first) {
      case "log", "logger", "LOG", "LOGGER", "Logger", "Log", "Objects", "Optional", "Assert", "Assertions" -> true;
      default -> what.startsWith("new ") && what.endsWith("Exception")
          || type.startsWith("org.slf4j.")
          // What fills in the parameters of a statement, or reads its rows.
          || type.startsWith("org.springframework.jdbc.")
          || type.startsWith("org.apache.commons.logging.")
          || type.startsWith("org.apache.logging.")
          || type.startsWith("java.lang.")
          || type.startsWith("java.util.");
    };
  }
}
