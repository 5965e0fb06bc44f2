package dev.migrationguard.dialect;

import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Reindex;

/** Which line of the cost table an operation on an index falls under. */
final class IndexCosts {

  private IndexCosts() {}

  static Cost of(IndexOperation operation, Facts facts) {
    return switch (operation) {
      case CreateIndex op ->
          facts.cost((op.concurrently() ? "create-index-concurrently" : "create-index") + variant(op, facts));
      case IndexOperation.DropIndex op -> facts.cost(op.concurrently() ? "drop-index-concurrently" : "drop-index");
      case IndexOperation.RenameIndex op -> facts.cost("rename-index");
      case Reindex op ->
          facts.cost(op.concurrently() ? "reindex-concurrently" : "reindex " + scope(op, facts));
      case IndexOperation.AlterIndex op -> facts.cost("alter-index " + op.action());
    };
  }

  private static String scope(Reindex op, Facts facts) {
    boolean partitioned = op.scope() == IndexOperation.Scope.TABLE && facts.partitioned(op.name());
    return partitioned ? "TABLE-partitioned" : op.scope().name();
  }

  private static String variant(CreateIndex op, Facts facts) {
    boolean exists = op.name().flatMap(name -> facts.before().tableOfIndex(name)).isPresent();
    if (exists) {
      return " exists";
    }
    if (op.only() && !op.concurrently()) {
      return " only";
    }
    if (facts.partitioned(op.tableName())) {
      return " partitioned";
    }
    return op.include().isEmpty() ? "" : " include";
  }
}
