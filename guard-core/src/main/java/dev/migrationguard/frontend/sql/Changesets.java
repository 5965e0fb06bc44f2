package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Guards;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The changesets of a script that Liquibase runs: {@code --liquibase formatted sql} in its first line, and
 * {@code --changeset author:id runInTransaction:false dbms:postgresql} before each. Liquibase commits behind every one.
 */
record Changesets(List<Changeset> all) {

  /**
   * One of them.
   *
   * @param line        where it begins, counted from 1
   * @param transaction whether it runs in a transaction, which is the usual way
   * @param guards      the databases that it is for
   */
  record Changeset(int line, boolean transaction, Guards guards) {}

  /** None where the script is not Liquibase's. */
  static final Changesets NONE = new Changesets(List.of());

  static Changesets of(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (!words(text, start, text.length()).startsWith("liquibase formatted")) {
      return NONE;
    }
    List<Changeset> found = new ArrayList<>();
    int line = 1;
    for (int at = 0; at < text.length(); line++) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String words = words(text, at, end);
      if (words.startsWith("changeset ")) {
        found.add(new Changeset(line, !told(words, "runintransaction:").equals("false"), guards(told(words, "dbms:"))));
      }
      at = end + 1;
    }
    return new Changesets(found);
  }

  /** The words of a comment at the beginning of a line, in lower case; empty where there is none. */
  private static String words(String text, int from, int to) {
    return text.startsWith("--", from)
        ? text.substring(from + 2, Math.min(to, from + 400)).strip().toLowerCase(Locale.ROOT)
        : "";
  }

  private static String told(String words, String name) {
    int at = words.indexOf(name);
    if (at < 0) {
      return "";
    }
    int start = at + name.length();
    int end = start;
    while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
      end++;
    }
    return words.substring(start, end).replace("\"", "");
  }

  /** Where several databases are named, or some are left out, it may be any. */
  private static Guards guards(String dbms) {
    return dbms.indexOf(',') < 0 ? ScriptDialect.guards(dbms) : Guards.NONE;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
