package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.ObjectOperation.RefreshMaterializedView;
import dev.migrationguard.model.Phase;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A materialized view is filled anew while its readers wait. */
final class RefreshMaterializedViewBlocking implements Rule<RefreshMaterializedView> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "refresh-materialized-view-blocking",
          Severity.WARNING,
          "Refreshing a materialized view blocks its readers",
          """
          The query of the view runs from start to end while everybody who reads the view waits, until the migration
          commits.
          """,
          """
          Refreshed concurrently, the view stays readable. It needs a unique index over all its rows for that.
          """,
          Hazard.BLOCKS_READS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<RefreshMaterializedView> on() {
    return RefreshMaterializedView.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(RefreshMaterializedView refresh, Context context) {
    if (refresh.concurrently()
        || Facts.createdBefore(context, Kind.MATERIALIZED_VIEW, refresh.name())
        || !Facts.mayBlockWrites(context.cost())) {
      return Optional.empty();
    }
    String view = Say.named(refresh.name(), "a materialized view");
    Remedy remedy =
        refresh.withData()
            ? Remedy.of(
                Phase.migration(
                    "Refresh the view while it is read", new RefreshMaterializedView(refresh.name(), true, true)))
            : Remedy.NONE;
    return Optional.of(
        Hit.of("While " + view + " is filled anew, every query of it waits " + Say.until(context), remedy));
  }
}
