package dev.migrationguard.rules;

import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A command that exists to write a whole table anew. */
final class RewriteTable implements Rule<TableOperation.RewriteTable> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "rewrite-table",
          Severity.WARNING,
          "Writing a whole table anew",
          """
          The table and all its indexes are copied while no query of the table gets through, and the copy needs as
          much space again. The time grows with the table.
          """,
          """
          Plain VACUUM makes the space of dead rows usable again without stopping anybody. Tools outside the database
          copy a table while it is in use. Otherwise it waits for a time when the table may stand still.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<TableOperation.RewriteTable> on() {
    return TableOperation.RewriteTable.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(TableOperation.RewriteTable rewrite, Context context) {
    if (!context.inUse(rewrite.name())) {
      return Optional.empty();
    }
    String command = rewrite.how().name().replace('_', ' ');
    String message =
        command + " writes the whole of " + Say.table(rewrite.name()) + " anew; "
            + Say.whoWaits(context.cost().blocks(), rewrite.name()) + " waits " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
