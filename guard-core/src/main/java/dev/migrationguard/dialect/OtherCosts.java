package dev.migrationguard.dialect;

import dev.migrationguard.dialect.Cost.OtherLock;
import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.SessionOperation;
import java.util.ArrayList;
import java.util.List;

/** Which line of the cost table an operation falls under that concerns rows, other objects or the session. */
final class OtherCosts {

  private OtherCosts() {}

  static Cost of(DataOperation operation, Facts facts) {
    return switch (operation) {
      case DataOperation.InsertRows op -> facts.cost("insert-rows");
      case DataOperation.UpdateRows op -> facts.cost(op.filter().isEmpty() ? "update-rows all" : "update-rows some");
      case DataOperation.DeleteRows op -> facts.cost(op.filter().isEmpty() ? "delete-rows all" : "delete-rows some");
      case DataOperation.TruncateTable op -> facts.cost("truncate-table");
    };
  }

  static Cost of(ObjectOperation operation, Facts facts) {
    return switch (operation) {
      case ObjectOperation.CreateObject op ->
          facts.cost((op.orReplace() ? "replace " : "create ") + op.kind().name());
      case ObjectOperation.DropObject op -> dropped(op, facts);
      case ObjectOperation.RenameObject op -> facts.cost("rename " + op.kind().name());
      case ObjectOperation.AlterObject op -> altered(op, facts);
      case ObjectOperation.CreateDomain op -> facts.cost("create DOMAIN");
      case ObjectOperation.CreateEnum op -> facts.cost("create-enum");
      case ObjectOperation.AddEnumValue op -> facts.cost("add-enum-value");
      case ObjectOperation.RenameEnumValue op -> facts.cost("rename-enum-value");
      case ObjectOperation.RefreshMaterializedView op ->
          facts.cost(
              op.concurrently()
                  ? "refresh-materialized-view-concurrently"
                  : op.withData() ? "refresh-materialized-view" : "refresh-materialized-view no-data",
              op.name());
    };
  }

  private static Cost dropped(ObjectOperation.DropObject op, Facts facts) {
    Cost cascading = op.cascade() ? facts.cost("drop-cascade " + op.kind().name()) : Cost.UNKNOWN;
    return cascading == Cost.UNKNOWN ? facts.cost("drop " + op.kind().name()) : cascading;
  }

  /** A constraint of a domain is tested in every table that has a column of it. */
  private static Cost altered(ObjectOperation.AlterObject op, Facts facts) {
    Cost cost = facts.cost("alter " + op.kind().name() + " " + op.action());
    if (op.kind() != ObjectOperation.Kind.DOMAIN || !cost.scans().yes()) {
      return cost;
    }
    List<OtherLock> locks = new ArrayList<>();
    for (ObjectName table : facts.before().tablesWith(op.name())) {
      locks.add(facts.beside("domain", table));
    }
    return cost.beside(locks);
  }

  static Cost of(SessionOperation operation, Facts facts) {
    return switch (operation) {
      case SessionOperation.SetParameter op -> facts.cost("set-parameter");
      case SessionOperation.TransactionControl op -> facts.cost("transaction-control");
      case SessionOperation.Query op -> facts.cost("query");
      case SessionOperation.OtherStatement op -> {
        Cost onTable = op.on().isPresent() ? facts.cost("table-statement " + op.command()) : Cost.UNKNOWN;
        yield onTable == Cost.UNKNOWN ? facts.cost("statement " + op.command()) : onTable;
      }
    };
  }
}
