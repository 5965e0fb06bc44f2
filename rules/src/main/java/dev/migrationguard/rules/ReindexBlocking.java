package dev.migrationguard.rules;

import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.IndexOperation.Scope;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** Indexes are built anew under a lock that stops reads and writes. */
final class ReindexBlocking implements Rule<Reindex> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "reindex-blocking",
          Severity.WARNING,
          "Rebuilding indexes blocks reads and writes",
          """
          While an index is built anew nobody writes to its table, and queries that would plan with the index wait as
          well: in practice every query of the table. The time grows with the table.
          """,
          """
          Rebuilt concurrently, where the version knows how, the index is replaced while queries run. Before that, a
          second index is built concurrently and the first one dropped concurrently.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<Reindex> on() {
    return Reindex.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(Reindex reindex, Context context) {
    Optional<ObjectName> table =
        reindex.scope() == Scope.INDEX
            ? context.state().tableOfIndex(reindex.name())
            : reindex.scope() == Scope.TABLE ? Optional.of(reindex.name()) : Optional.empty();
    if (reindex.concurrently()
        || table.filter(t -> !context.inUse(t)).isPresent()
        || !context.cost().growsWithTable()) {
      return Optional.empty();
    }
    String whose =
        switch (reindex.scope()) {
          case TABLE -> "every read and write of " + Say.table(reindex.name());
          case INDEX -> "every query that would plan with " + Say.index(Optional.of(reindex.name()));
          case SCHEMA -> "every query of the tables of " + Say.object(Kind.SCHEMA, reindex.name()) + " in turn";
          case DATABASE, SYSTEM -> "every query of each table in turn";
        };
    Reindex concurrently = new Reindex(reindex.scope(), reindex.name(), true);
    Remedy remedy =
        reindex.scope() != Scope.SYSTEM && Facts.understands(context, concurrently)
            ? Remedy.of(Phase.outsideTransaction("Rebuild while reads and writes go on", concurrently))
            : Remedy.NONE;
    return Optional.of(
        Hit.of("While indexes are built anew, " + whose + " waits " + Say.until(context), remedy));
  }
}
