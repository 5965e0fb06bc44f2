package dev.migrationguard.model;

import java.util.List;
import java.util.Optional;

/** A rule that the database keeps about the rows of a table. */
public sealed interface Constraint {

  /** Its name; empty where the database picks one. */
  Optional<String> name();

  /** Whether existing rows are left unchecked: NOT VALID. */
  boolean notValid();

  /** The columns that it speaks of; empty where that is not visible. */
  List<String> columns();

  /**
   * PRIMARY KEY.
   *
   * @param usingIndex the existing unique index that it takes over
   */
  record PrimaryKey(Optional<String> name, List<String> columns, Optional<String> usingIndex, boolean notValid)
      implements Constraint {
    public PrimaryKey {
      columns = List.copyOf(columns);
    }
  }

  /**
   * UNIQUE.
   *
   * @param usingIndex the existing unique index that it takes over
   */
  record Unique(Optional<String> name, List<String> columns, Optional<String> usingIndex, boolean notValid)
      implements Constraint {
    public Unique {
      columns = List.copyOf(columns);
    }
  }

  /**
   * FOREIGN KEY.
   *
   * @param references        the table that it points to
   * @param referencedColumns the columns there; empty for the primary key
   * @param options           ON DELETE, ON UPDATE, DEFERRABLE … as SQL, empty for none
   */
  record ForeignKey(
      Optional<String> name,
      List<String> columns,
      ObjectName references,
      List<String> referencedColumns,
      String options,
      boolean notValid)
      implements Constraint {
    public ForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
    }

    /** Whether the database keeps it. */
    public boolean enforced() {
      return !options.contains("NOT ENFORCED");
    }

    /** The same key, kept by the database or not. */
    public ForeignKey enforced(boolean now) {
      String others = options.replace("NOT ENFORCED", "").strip();
      String all = now ? others : (others + " NOT ENFORCED").strip();
      return new ForeignKey(name, columns, references, referencedColumns, all, !now);
    }
  }

  /**
   * CHECK.
   *
   * @param enforced false for NOT ENFORCED
   */
  record Check(Optional<String> name, SqlExpression expression, boolean enforced, boolean notValid)
      implements Constraint {
    @Override
    public List<String> columns() {
      return expression.columns();
    }
  }

  /**
   * EXCLUDE.
   *
   * @param definition what follows the word, as SQL
   */
  record Exclude(Optional<String> name, String definition, boolean notValid) implements Constraint {
    @Override
    public List<String> columns() {
      return List.of();
    }
  }

  /** NOT NULL as a constraint with a name (PostgreSQL 18). */
  record NotNull(Optional<String> name, String column, boolean notValid) implements Constraint {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }
}
