package dev.migrationguard.dialect;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.schema.SchemaState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL 10 to 18. What it does is listed in the tables beside this class; here operations find their line. */
public final class PostgreSql implements Dialect {

  /** The first version that was measured. */
  static final int OLDEST = 10;

  /** The last version that was measured. */
  static final int NEWEST = 18;

  /** What of it somebody named. */
  enum Named {
    NOTHING,
    SYSTEM,
    VERSION
  }

  private final int version;
  private final Named named;

  /** PostgreSQL at a major version, from 10 to 18. */
  public PostgreSql(int version) {
    this(version, Named.VERSION);
  }

  /**
   * PostgreSQL at a major version, from 10 to 18.
   *
   * @param named what of that somebody said: a version that nobody did may be a later one
   */
  PostgreSql(int version, Named named) {
    this.version = version;
    this.named = named;
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public String title() {
    return "PostgreSQL";
  }

  @Override
  public boolean assumed() {
    return named == Named.NOTHING;
  }

  @Override
  public boolean versionAssumed() {
    return named != Named.VERSION;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public List<Cost> costs(List<Operation> statement, List<SchemaState> before) {
    List<Cost> costs = new ArrayList<>(statement.size());
    for (int i = 0; i < statement.size(); i++) {
      costs.add(alone(statement.get(i), facts(before.get(i), statement)));
    }
    return costs.size() < 2 ? costs : withStrongestLocks(costs, statement);
  }

  /** ALTER TABLE takes the strongest lock that any of its parts needs before it starts with the first. */
  private static List<Cost> withStrongestLocks(List<Cost> costs, List<Operation> statement) {
    Map<Optional<ObjectName>, String> strongest = new HashMap<>();
    for (int i = 0; i < costs.size(); i++) {
      if (isPartOfAlterTable(statement.get(i))) {
        Optional<ObjectName> table = statement.get(i).table();
        String lock = strongest.getOrDefault(table, LockModes.NONE);
        strongest.put(table, LockModes.stronger(costs.get(i).lock(), lock));
      }
    }
    List<Cost> together = new ArrayList<>(costs.size());
    for (int i = 0; i < costs.size(); i++) {
      Cost cost = costs.get(i);
      boolean part = isPartOfAlterTable(statement.get(i));
      String lock = part ? strongest.get(statement.get(i).table()) : cost.lock();
      together.add(lock.equals(cost.lock()) ? cost : withLock(cost, lock));
    }
    return together;
  }

  private Facts facts(SchemaState before, List<Operation> statement) {
    return new Facts(version, versionAssumed() ? NEWEST : version, before, statement);
  }

  private static Cost alone(Operation operation, Facts facts) {
    return switch (operation) {
      case TableOperation op -> TableCosts.of(op, facts);
      case ColumnOperation op -> ColumnCosts.of(op, facts);
      case ConstraintOperation op -> ConstraintCosts.of(op, facts);
      case IndexOperation op -> IndexCosts.of(op, facts);
      case ObjectOperation op -> OtherCosts.of(op, facts);
      case DataOperation op -> OtherCosts.of(op, facts);
      case SessionOperation op -> OtherCosts.of(op, facts);
      case Opaque op -> Cost.UNKNOWN;
    };
  }

  private static boolean isPartOfAlterTable(Operation operation) {
    return operation instanceof ColumnOperation
        || operation instanceof ConstraintOperation
        || operation instanceof TableOperation.AlterTable
        || operation instanceof TableOperation.RewriteTable;
  }

  private static Cost withLock(Cost cost, String lock) {
    return new Cost(
        lock,
        LockModes.blocks(lock).stronger(cost.blocks()),
        cost.rewrites(),
        cost.rebuilds(),
        cost.scans(),
        cost.transaction(),
        cost.otherLocks());
  }

  @Override
  public Optional<String> refusal(Operation operation, SchemaState before, List<Operation> statement) {
    Facts facts = facts(before, statement);
    Optional<String> unheardOf = unheardOf(operation, facts);
    return unheardOf
        .or(() -> ForeignTypes.refusal(operation, before))
        .or(() -> PostgreSqlRefusals.of(operation, facts));
  }

  /** Which versions know the syntax of an operation that this one does not; empty where it does, or none is known to. */
  private static Optional<String> unheardOf(Operation operation, Facts facts) {
    int version = facts.version();
    if (known(operation, facts)) {
      return Optional.empty();
    }
    for (int later = version + 1; later <= NEWEST; later++) {
      if (known(operation, facts.at(later))) {
        return Optional.of("version " + later + " is the first that knows it, and this is version " + version);
      }
    }
    for (int earlier = version - 1; earlier >= OLDEST; earlier--) {
      if (known(operation, facts.at(earlier))) {
        return Optional.of("version " + earlier + " is the last that knows it, and this is version " + version);
      }
    }
    return Optional.empty();
  }

  private static boolean known(Operation operation, Facts facts) {
    return alone(operation, facts).transaction() != Cost.Permission.UNKNOWN;
  }

  @Override
  public TypeChange typeChange(DataType from, DataType to) {
    Conversion conversion = Conversions.between(from, to);
    boolean always = conversion.whenUtc() && version < 12;
    return new TypeChange(conversion.narrows(), always ? Answer.YES : conversion.rewrites());
  }

  @Override
  public Misfit misfit(ChangeColumnType change, DataType from, DataType to) {
    return switch (UsingClause.of(change)) {
      case EXPRESSION, UNKNOWN -> Misfit.UNKNOWN;
      case NONE -> Sizes.misfit(from, to, false);
      case CAST -> Sizes.misfit(from, to, true);
    };
  }

  @Override
  public Answer sameForEveryRow(SqlExpression expression) {
    return Volatility.sameForEveryRow(expression, SchemaState.EMPTY);
  }

  @Override
  public Answer newEnumLabelUsable(boolean enumIsNew) {
    return enumIsNew && (version <= 11 || version >= 17) ? Answer.YES : Answer.NO;
  }

  @Override
  public boolean hasTypesOfPostgreSql() {
    return true;
  }

  @Override
  public boolean enumsAreTypes() {
    return true;
  }

  @Override
  public int longestName() {
    return 63;
  }
}
