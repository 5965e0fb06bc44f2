package dev.migrationguard.model;

import java.util.List;
import java.util.Optional;

/** What a migration does to an index. */
public sealed interface IndexOperation extends Operation {

  /**
   * One key of an index.
   *
   * @param text       a column's name, or an expression as SQL
   * @param expression whether it is an expression
   */
  record Key(String text, boolean expression) {}

  /**
   * CREATE INDEX.
   *
   * @param name      empty where the database picks one
   * @param only      ON ONLY: the partitioned parent without its partitions
   * @param method    {@code btree}, {@code gin} …; empty for the default
   * @param include   the columns carried along
   * @param predicate the WHERE of a partial index
   */
  record CreateIndex(
      Optional<ObjectName> name,
      ObjectName tableName,
      List<Key> keys,
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      boolean only,
      Optional<String> method,
      List<String> include,
      Optional<SqlExpression> predicate)
      implements IndexOperation {
    public CreateIndex {
      keys = List.copyOf(keys);
      include = List.copyOf(include);
    }

    @Override
    public Optional<ObjectName> table() {
      return Optional.of(tableName);
    }

    /** The same index, built without stopping writes. */
    public CreateIndex withConcurrently() {
      return new CreateIndex(name, tableName, keys, unique, true, ifNotExists, only, method, include, predicate);
    }
  }

  /**
   * DROP INDEX, one for each name of a list.
   *
   * @param table the table of the index where the source names it
   */
  record DropIndex(
      ObjectName name, Optional<ObjectName> table, boolean concurrently, boolean ifExists, boolean cascade)
      implements IndexOperation {

    /** The same, without stopping readers and writers. */
    public DropIndex withConcurrently() {
      return new DropIndex(name, table, true, ifExists, cascade);
    }
  }

  /** ALTER INDEX … RENAME TO. */
  record RenameIndex(ObjectName name, String newName) implements IndexOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }

  /**
   * REINDEX.
   *
   * @param scope what {@code name} names; for SCHEMA, DATABASE and SYSTEM the tables are not listed
   */
  record Reindex(Scope scope, ObjectName name, boolean concurrently) implements IndexOperation {
    @Override
    public Optional<ObjectName> table() {
      return scope == Scope.TABLE ? Optional.of(name) : Optional.empty();
    }
  }

  /** What a REINDEX covers. */
  enum Scope {
    INDEX,
    TABLE,
    SCHEMA,
    DATABASE,
    SYSTEM
  }

  /**
   * An ALTER INDEX action that is understood and has no operation of its own.
   *
   * @param action the words of PostgreSQL's grammar, upper case: {@code SET TABLESPACE}, {@code ATTACH PARTITION}
   */
  record AlterIndex(ObjectName name, String action) implements IndexOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }
}
