package dev.migrationguard.rules;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Constraints of domains, which are tested in every table that has a column of the domain. */
final class Domains {

  private Domains() {}

  /** What is to be said where an ALTER DOMAIN reads tables in use. */
  static Optional<Hit> tested(AlterObject alter, Context context) {
    if (alter.kind() != Kind.DOMAIN
        || !context.cost().scans().yes()
        || Facts.createdBefore(context, Kind.DOMAIN, alter.name())) {
      return Optional.empty();
    }
    List<String> tables = new ArrayList<>();
    for (Cost.OtherLock other : context.cost().otherLocks()) {
      if (context.inUse(other.table())) {
        tables.add(other.table().toString());
      }
    }
    if (tables.isEmpty() && (context.state().whole() || knows(alter.name(), context))) {
      return Optional.empty();
    }
    String which = tables.isEmpty() ? "every table that has a column of it" : Say.list(tables);
    String message =
        "Every value of " + Say.object(Kind.DOMAIN, alter.name()) + " is tested, for which the whole of " + which
            + " is read; every INSERT, UPDATE and DELETE there waits " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }

  /** Whether the history shows where the domain comes from, and so the columns that were made of it since. */
  private static boolean knows(ObjectName domain, Context context) {
    return context.state().domain(domain).isPresent();
  }
}
