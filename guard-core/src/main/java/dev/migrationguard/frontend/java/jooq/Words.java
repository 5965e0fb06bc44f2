package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.jooq.Chain.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement while it is put together, and the first call of it that was not understood. */
final class Words {

  private final StringBuilder sql = new StringBuilder();
  private final List<String> behind = new ArrayList<>();
  private Optional<Call> unread = Optional.empty();

  Words add(String words) {
    if (!sql.isEmpty() && !words.isEmpty()) {
      sql.append(' ');
    }
    sql.append(words);
    return this;
  }

  /** A statement that jOOQ sends in one block behind this one. */
  void behind(String statement) {
    behind.add(statement);
  }

  void unread(Call call) {
    if (unread.isEmpty()) {
      unread = Optional.of(call);
    }
  }

  /** The call that was not understood. */
  Optional<Call> unread() {
    return unread;
  }

  /** All of it. */
  String sql() {
    if (behind.isEmpty()) {
      return sql.toString();
    }
    StringBuilder block = new StringBuilder("DO $$ BEGIN ");
    if (!sql.isEmpty()) {
      block.append(sql).append("; ");
    }
    for (String statement : behind) {
      block.append(statement).append("; ");
    }
    return block.append("END $$").toString();
  }

  /** The words of a method: {@code dropTypeIfExists} is {@code DROP TYPE IF EXISTS}. */
  static String of(String method) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < method.length(); i++) {
      char c = method.charAt(i);
      if (Character.isUpperCase(c)) {
        words.append(' ');
      }
      if (c != '_') {
        words.append(Character.toUpperCase(c));
      }
    }
    return words.toString();
  }
}
