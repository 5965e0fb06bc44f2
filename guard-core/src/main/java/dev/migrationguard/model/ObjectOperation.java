package dev.migrationguard.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a migration does to an object of the database other than a table and its parts. */
public sealed interface ObjectOperation extends Operation {

  /** The kinds of objects. */
  enum Kind {
    SCHEMA,
    DATABASE,
    VIEW,
    MATERIALIZED_VIEW,
    FOREIGN_TABLE,
    SEQUENCE,
    TYPE,
    DOMAIN,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    TRIGGER,
    EVENT_TRIGGER,
    RULE,
    POLICY,
    EXTENSION,
    STATISTICS,
    PUBLICATION,
    SUBSCRIPTION,
    ROLE,
    TABLESPACE,
    COLLATION,
    OTHER;

    /** Whether columns can have it for their type. */
    public boolean isType() {
      return this == TYPE || this == DOMAIN;
    }

    /** The word of the SQL statement, in lower case: {@code materialized view}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * CREATE.
   *
   * @param orReplace  whether an object of that name is replaced
   * @param table      the table that it hangs on (trigger, rule, policy, statistics); for a view the one that it
   *     shows whole
   * @param definition what is told of a function or a view
   * @param filled     whether its query is run at once: a materialized view, unless WITH NO DATA
   */
  record CreateObject(
      Kind kind,
      ObjectName name,
      boolean orReplace,
      boolean ifNotExists,
      Optional<ObjectName> table,
      Optional<Definition> definition,
      boolean filled)
      implements ObjectOperation {

    /** CREATE of an object of which nothing more is told, and which holds no rows. */
    public CreateObject(
        Kind kind, ObjectName name, boolean orReplace, boolean ifNotExists, Optional<ObjectName> table) {
      this(kind, name, orReplace, ifNotExists, table, Optional.empty(), false);
    }
  }

  /**
   * DROP, one for each name of a list.
   *
   * @param table the table that it hangs on (trigger, rule, policy)
   */
  record DropObject(Kind kind, ObjectName name, boolean ifExists, boolean cascade, Optional<ObjectName> table)
      implements ObjectOperation {}

  /** ALTER … RENAME TO. */
  record RenameObject(Kind kind, ObjectName name, String newName) implements ObjectOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }

  /**
   * An ALTER that is understood and has no operation of its own.
   *
   * @param action the words of PostgreSQL's grammar, upper case: {@code OWNER TO}, {@code ADD CONSTRAINT}
   */
  record AlterObject(Kind kind, ObjectName name, String action) implements ObjectOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }

  /** CREATE TYPE … AS ENUM. */
  record CreateEnum(ObjectName name, List<String> labels) implements ObjectOperation {
    public CreateEnum {
      labels = List.copyOf(labels);
    }

    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }

  /**
   * CREATE DOMAIN.
   *
   * @param base        the type that it stands for
   * @param constrained whether it has a CHECK or refuses NULL
   * @param mandatory   whether it refuses NULL and gives no default, so that a value has to be named
   */
  record CreateDomain(ObjectName name, DataType base, boolean constrained, boolean mandatory)
      implements ObjectOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }

  /** ALTER TYPE … ADD VALUE. */
  record AddEnumValue(ObjectName type, String value, boolean ifNotExists) implements ObjectOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }

  /** ALTER TYPE … RENAME VALUE. */
  record RenameEnumValue(ObjectName type, String value, String newValue) implements ObjectOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.empty();
    }
  }

  /** REFRESH MATERIALIZED VIEW. */
  record RefreshMaterializedView(ObjectName name, boolean concurrently, boolean withData) implements ObjectOperation {
    @Override
    public Optional<ObjectName> table() {
      return Optional.of(name);
    }
  }
}
