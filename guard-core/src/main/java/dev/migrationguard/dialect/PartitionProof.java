package dev.migrationguard.dialect;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.Limit;
import dev.migrationguard.model.Limit.Relation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.PartitionKey;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether the validated CHECKs of a table prove on which side of a partition's bounds its rows are.
 *
 * <p>Measured: PostgreSQL combines all CHECKs of the table; tighter limits, BETWEEN, a constant on the left and a subset
 * of a list count; a key that may be NULL is not proven; a key of several columns or of hash partitions never is.
 */
final class PartitionProof {

  private final SchemaState state;
  private final ObjectName table;
  private final List<Limit> limits = new ArrayList<>();
  private final List<String> mentioned = new ArrayList<>();
  private boolean open;

  private PartitionProof(SchemaState state, ObjectName table) {
    this.state = state;
    this.table = table;
    for (KnownConstraint known : constraints()) {
      if (known.constraint() instanceof Constraint.Check check && check.enforced() && known.validated()) {
        limits.addAll(check.expression().limits());
        mentioned.addAll(check.expression().columns());
        open |= !check.expression().onlyLimits();
      }
    }
  }

  private Iterable<KnownConstraint> constraints() {
    return state.table(table).<Iterable<KnownConstraint>>map(t -> t.constraints().values()).orElse(List.of());
  }

  /** Whether every row of a table lies within the bounds; UNKNOWN where a CHECK may say so and is not understood. */
  static Answer within(PartitionBounds bounds, ObjectName parent, ObjectName table, SchemaState state) {
    PartitionProof proof = new PartitionProof(state, table);
    Optional<PartitionKey> key = state.partitionKey(parent);
    if (proof.mentioned.isEmpty()) {
      return state.table(table).filter(t -> t.complete()).isPresent() ? Answer.NO : Answer.UNKNOWN;
    }
    if (bounds.kind() == PartitionBounds.Kind.HASH) {
      return Answer.NO;
    }
    if (key.isEmpty()) {
      // Any column that the CHECKs hold within these bounds must be the key.
      for (Limit limit : proof.limits) {
        if (proof.holds(limit.column(), bounds)) {
          return proof.neverNull(limit.column());
        }
      }
      return Answer.UNKNOWN;
    }
    if (key.get().columns().size() != 1 || key.get().expression()) {
      return proof.open ? Answer.UNKNOWN : Answer.NO;
    }
    String column = key.get().columns().getFirst();
    if (proof.holds(column, bounds)) {
      return proof.neverNull(column);
    }
    return !proof.mentioned.contains(column) || !proof.open && proof.comparable(column, bounds)
        ? Answer.NO
        : Answer.UNKNOWN;
  }

  /** Whether no row of a default partition lies within the bounds; NO where it cannot be told. */
  static Answer outside(PartitionBounds bounds, ObjectName parent, ObjectName table, SchemaState state) {
    PartitionProof proof = new PartitionProof(state, table);
    Optional<PartitionKey> key = state.partitionKey(parent);
    boolean range = bounds.kind() == PartitionBounds.Kind.RANGE && bounds.from().size() == 1 && bounds.to().size() == 1;
    if (range && key.filter(k -> k.columns().size() == 1).isPresent()) {
      String column = key.get().columns().getFirst();
      if (proof.below(column, bounds.from().getFirst()) || proof.from(column, bounds.to().getFirst())) {
        return Answer.YES;
      }
    }
    return proof.mentioned.isEmpty() ? Answer.NO : Answer.UNKNOWN;
  }

  private Answer neverNull(String column) {
    if (state.provenNotNull(table, column, List.of())) {
      return Answer.YES;
    }
    return state
        .table(table)
        .map(t -> t.columns().get(column))
        .filter(c -> c.nullabilityKnown())
        .map(c -> c.column().notNull() ? Answer.YES : Answer.NO)
        .orElse(Answer.UNKNOWN);
  }

  private boolean holds(String column, PartitionBounds bounds) {
    return switch (bounds.kind()) {
      case RANGE ->
          bounds.from().size() == 1
              && bounds.to().size() == 1
              && (bounds.from().getFirst().equals("MINVALUE") || from(column, bounds.from().getFirst()))
              && (bounds.to().getFirst().equals("MAXVALUE") || below(column, bounds.to().getFirst()));
      case LIST -> oneOf(column, bounds.from());
      default -> false;
    };
  }

  /** Whether no value is less than the constant. */
  private boolean from(String column, String constant) {
    for (Limit limit : limits) {
      boolean lower =
          switch (limit.relation()) {
            case AT_LEAST, GREATER, ONE_OF -> true;
            case LESS, AT_MOST -> false;
          };
      if (lower && limit.column().equals(column) && all(limit.values(), constant, 0, 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every value is less than the constant. */
  private boolean below(String column, String constant) {
    for (Limit limit : limits) {
      boolean proves =
          limit.column().equals(column)
              && switch (limit.relation()) {
                case LESS -> all(limit.values(), constant, -1, 0);
                case AT_MOST, ONE_OF -> all(limit.values(), constant, -1, -1);
                case AT_LEAST, GREATER -> false;
              };
      if (proves) {
        return true;
      }
    }
    return false;
  }

  private boolean oneOf(String column, List<String> values) {
    for (Limit limit : limits) {
      if (limit.column().equals(column) && limit.relation() == Relation.ONE_OF && values.containsAll(limit.values())) {
        return true;
      }
    }
    return false;
  }

  /** Whether each constant stands so to another: -1 before it, 0 the same, 1 behind it. */
  private static boolean all(List<String> constants, String other, int least, int most) {
    for (String constant : constants) {
      OptionalInt order = Constants.compare(constant, other);
      if (order.isEmpty() || order.getAsInt() < least || order.getAsInt() > most) {
        return false;
      }
    }
    return true;
  }

  /** Whether all that is said of the column can be compared with the bounds. */
  private boolean comparable(String column, PartitionBounds bounds) {
    List<String> constants = new ArrayList<>(bounds.from());
    constants.addAll(bounds.to());
    constants.removeIf(constant -> constant.equals("MINVALUE") || constant.equals("MAXVALUE"));
    for (Limit limit : limits) {
      // Whether two constants are the same can always be told.
      boolean equality = bounds.kind() == PartitionBounds.Kind.LIST && limit.relation() == Relation.ONE_OF;
      if (limit.column().equals(column) && !equality) {
        for (String value : limit.values()) {
          for (String constant : constants) {
            if (Constants.compare(value, constant).isEmpty()) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }
}
