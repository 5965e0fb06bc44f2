package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A whole schema or database is dropped. */
final class DropSchema implements Rule<ObjectOperation.DropObject> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-schema",
          Severity.ERROR,
          "Dropping a schema or a database",
          """
          Everything in it is gone for good. With CASCADE that includes tables, views and functions which the
          migration never names, and whatever depends on them in other schemas.
          """,
          """
          Its tables are dropped one by one, each after the release that no longer uses it. The empty schema then goes
          without CASCADE, which refuses when something is left.
          """,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.LOSES_DATA,
          Hazard.NOT_REVERSIBLE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<DropObject> on() {
    return DropObject.class;
  }

  @Override
  public Optional<Hit> check(DropObject drop, Context context) {
    boolean whole = drop.kind() == Kind.SCHEMA || drop.kind() == Kind.DATABASE;
    if (!whole || Facts.createdBefore(context, drop.kind(), drop.name())) {
      return Optional.empty();
    }
    String message =
        "Dropping " + Say.object(drop.kind(), drop.name())
            + " takes everything in it, and the running version fails wherever it uses any of that"
            + (drop.cascade() ? "; CASCADE also takes what depends on it elsewhere" : "");
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
