package dev.migrationguard.dialect;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.schema.Domain;
import dev.migrationguard.schema.Table;
import dev.migrationguard.schema.Table.KnownConstraint;
import dev.migrationguard.schema.Table.KnownIndex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which line of the cost table an ALTER COLUMN … TYPE falls under.
 *
 * <p>What the history does not show is taken for absent where it only adds to the cost: a table whose constraints and
 * indexes are not visible is not suspected of having a CHECK on the column.
 */
final class TypeChangeCosts {

  private TypeChangeCosts() {}

  static Cost of(ChangeColumnType op, Facts facts) {
    return facts.cost(
        "change-type " + variant(op, facts),
        op.tableName(),
        facts.besideForeignKeys("drop-foreign-key", op.tableName(), Optional.of(op.columnName())));
  }

  private static String variant(ChangeColumnType op, Facts facts) {
    Optional<Column> column = facts.before().column(op.tableName(), op.columnName());
    Conversion conversion =
        op.from()
            .filter(DataType::known)
            .or(() -> column.map(Column::type))
            .map(from -> between(from, op.type(), facts))
            .orElse(Conversion.UNKNOWN);
    UsingClause using = UsingClause.of(op);
    if (using == UsingClause.EXPRESSION) {
      return "rewrite";
    }
    if (conversion.automatic() == Answer.NO && using == UsingClause.NONE) {
      return "refused";
    }
    if (conversion.whenUtc()) {
      // Whether or not the rows are written anew, an index on the column is.
      return inPlace(op, facts, true).equals("index") ? "time-zone-indexed" : "time-zone";
    }
    if (using == UsingClause.UNKNOWN && conversion.rewrites() == Answer.NO) {
      return "unknown";
    }
    return switch (conversion.rewrites()) {
      case YES -> "rewrite";
      case UNKNOWN -> "unknown";
      case NO -> inPlace(op, facts, conversion.rebuildsIndex() || changesCollation(op, column));
    };
  }

  /** A domain with a constraint has every value tested, for which the rows are written anew. */
  private static Conversion between(DataType from, DataType to, Facts facts) {
    Conversion conversion = Conversions.between(facts.before().stored(from), facts.before().resolved(to));
    boolean tested = facts.before().domain(to).filter(d -> d.constraint() == Domain.Constraint.SOME).isPresent();
    return tested && !from.equals(to) ? Conversion.rewriting(conversion.narrows()) : conversion;
  }

  private static boolean changesCollation(ChangeColumnType op, Optional<Column> column) {
    return !op.collation().equals(column.flatMap(Column::collation));
  }

  /** The rows stay: what of indexes and CHECKs on the column has to be done all the same. */
  private static String inPlace(ChangeColumnType op, Facts facts, boolean plainIndexToo) {
    Optional<Table> table = facts.before().table(op.tableName());
    if (table.isEmpty()) {
      return "catalogue";
    }
    // Measured: PostgreSQL keeps an index of an ordinary table, and builds those of partitions anew.
    boolean anyIndex = plainIndexToo || facts.partitioned(op.tableName());
    for (KnownIndex known : table.get().indexesOn(op.columnName()).values()) {
      if (computed(known.index(), op.columnName()) || anyIndex && plain(known.index(), op.columnName())) {
        return "index";
      }
    }
    List<String> dropped = facts.droppedConstraints(op.tableName());
    boolean checked = false;
    for (var entry : table.get().constraintsOn(op.columnName()).entrySet()) {
      KnownConstraint known = entry.getValue();
      if (dropped.contains(entry.getKey())) {
        continue;
      }
      switch (known.constraint()) {
        case Constraint.Check check -> checked |= known.validated() && check.enforced();
        case Constraint.PrimaryKey c when anyIndex -> {
          return "index";
        }
        case Constraint.Unique c when anyIndex -> {
          return "index";
        }
        default -> {}
      }
    }
    return checked ? "checked" : "catalogue";
  }

  private static boolean plain(CreateIndex index, String column) {
    for (Key key : index.keys()) {
      if (!key.expression() && key.text().equals(column)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the column stands in an expression or in the WHERE of the index, or by it in a partial one. */
  private static boolean computed(CreateIndex index, String column) {
    if (index.predicate().isPresent()
        && (plain(index, column) || index.predicate().get().columns().contains(column))) {
      return true;
    }
    for (Key key : index.keys()) {
      if (key.expression() && mentions(key.text(), column)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word stands in the expression; one inside a string is taken for the column too. */
  private static boolean mentions(String expression, String column) {
    String text = expression.toLowerCase(Locale.ROOT);
    String word = column.toLowerCase(Locale.ROOT);
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean starts = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }
}
