package dev.migrationguard.rules;

import dev.migrationguard.dialect.Blocks;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.rule.Context;
import java.util.List;
import java.util.Optional;

/** The phrases that messages share, so that the same fact is always told in the same words. */
final class Say {

  private Say() {}

  /** A table by its name, or in words where the source does not show it. */
  static String table(ObjectName name) {
    return named(name, "a table");
  }

  /** An index by its name, or in words. */
  static String index(Optional<ObjectName> name) {
    return name.map(n -> named(n, "an index")).orElse("an index");
  }

  /** Any object by its name, or in words: {@code what} with its article stands for it. */
  static String named(ObjectName name, String what) {
    if (name.known()) {
      return "`" + name + "`";
    }
    return name.name().length() == 1
        ? what + " whose name the source does not show"
        : what + " named like `" + name + "`";
  }

  /** An object with its kind: {@code the view `x`}, or in words where the source does not show its name. */
  static String object(Kind kind, ObjectName name) {
    if (name.known()) {
      return "the " + kind.word() + " " + quoted(name.toString());
    }
    return named(name, ("aeiou".indexOf(kind.word().charAt(0)) < 0 ? "a " : "an ") + kind.word());
  }

  /** A column of a table. */
  static String column(ObjectName table, String column) {
    boolean known = column.indexOf(ObjectName.HOLE) < 0;
    return (known ? quoted(column) : "a column whose name the source does not show") + " of " + table(table);
  }

  /** A name, or in words where the source does not show it. */
  static String name(String name) {
    return name.indexOf(ObjectName.HOLE) < 0 ? quoted(name) : "a name that the source does not show";
  }

  /** The same words at the start of a sentence. */
  static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A constraint by its name, or in words. */
  static String constraint(Optional<String> name) {
    return name.map(n -> named(ObjectName.of(n), "a constraint")).orElse("a constraint without a name");
  }

  /** A constraint that is added, by its name, or by its kind where the source gives none. */
  static String newConstraint(Optional<String> name, String kind) {
    return name.isPresent() ? constraint(name) : "the new " + kind;
  }

  /** A name as it is written in a message. */
  static String quoted(String name) {
    return "`" + name + "`";
  }

  /** Who waits for a table. */
  static String whoWaits(Blocks blocks, ObjectName table) {
    return switch (blocks) {
      case WRITES -> "every INSERT, UPDATE and DELETE on " + table(table);
      case READS_AND_WRITES -> "every read and write of " + table(table);
      case NOTHING, SCHEMA_CHANGES -> "every other schema change of " + table(table);
      case UNKNOWN -> "whoever uses " + table(table);
    };
  }

  /** Until when a lock of this step is held. */
  static String until(Context context) {
    return switch (context.step().transaction().mode()) {
      case INSIDE -> "until the migration commits";
      case STRING -> "until the last statement of the string is done";
      case OUTSIDE -> "until the statement is done";
      case UNKNOWN -> "until the transaction around it ends";
    };
  }

  /** The other tables whose users wait, as the end of a sentence; empty for none. */
  static String othersWaiting(Context context) {
    StringBuilder text = new StringBuilder();
    for (Cost.OtherLock other : context.cost().otherLocks()) {
      if (other.blocks().writes() && text.indexOf(table(other.table())) < 0) {
        text.append(text.isEmpty() ? "; " : " and ").append(whoWaits(other.blocks(), other.table()));
      }
    }
    return text.isEmpty() ? "" : text.append(" waits ").append(until(context)).toString();
  }

  /** Names in a row: {@code `a`, `b` and `c`}. */
  static String list(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        text.append(i == names.size() - 1 ? " and " : ", ");
      }
      text.append(quoted(names.get(i)));
    }
    return text.toString();
  }
}
