package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.PythonCode.Atom;
import dev.migrationguard.frontend.alembic.PythonCode.Text;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.SqlExpression;
import java.util.List;
import java.util.Optional;

/** Columns and the constraints of a new table as SQLAlchemy's objects. */
final class SqlalchemyColumns {

  private SqlalchemyColumns() {}

  /**
   * A column; empty where SQLAlchemy cannot say it.
   *
   * @param primaryKey the columns of the primary key that is created with it: an integer that is alone there becomes
   *     {@code serial} unless it is told not to
   */
  static Optional<PythonCode> column(Column column, List<String> primaryKey) {
    boolean alone = primaryKey.equals(List.of(column.name()));
    if (column.generation() == Generation.SERIAL && !alone || column.generation() == Generation.COMPUTED) {
      return Optional.empty();
    }
    return SqlalchemyTypes.write(column.type(), column.collation()).map(type -> {
      CallBuilder call = new CallBuilder("sa.Column").text(column.name()).add(type);
      generation(column, call);
      if (alone && column.generation() == Generation.NONE && column.defaultValue().isEmpty() && integer(column)) {
        call.keyword("autoincrement", new Atom("False"));
      }
      if (column.notNull()) {
        call.keyword("nullable", new Atom("False"));
      }
      return call.build();
    });
  }

  private static void generation(Column column, CallBuilder call) {
    switch (column.generation()) {
      case NONE -> column.defaultValue().ifPresent(value -> call.keyword("server_default", serverDefault(value)));
      case SERIAL -> call.keyword("autoincrement", new Atom("True"));
      case IDENTITY -> call.add(PythonCode.call("sa.Identity"));
      case STORED -> call.add(computed(column, "True"));
      case VIRTUAL -> call.add(computed(column, "False"));
      case COMPUTED -> call.add(computed(column, "None"));
    }
  }

  private static PythonCode computed(Column column, String persisted) {
    String expression = column.defaultValue().orElse(SqlExpression.unknown()).text();
    return new CallBuilder("sa.Computed")
        .text(PythonText.sql(expression))
        .keyword("persisted", new Atom(persisted))
        .build();
  }

  private static boolean integer(Column column) {
    return switch (column.type().name()) {
      case "integer", "bigint", "smallint", "numeric" -> column.type().dimensions() == 0;
      default -> false;
    };
  }

  /** A default: a string where it is one, since SQLAlchemy quotes strings itself, else SQL. */
  static PythonCode serverDefault(SqlExpression value) {
    String sql = value.text();
    return string(sql)
        ? new Text(sql.substring(1, sql.length() - 1).replace("''", "'"))
        : text(sql);
  }

  /** {@code sa.text(…)}. */
  static PythonCode text(String sql) {
    return PythonCode.call("sa.text", new Text(PythonText.sql(sql)));
  }

  /** Whether it is one string constant; SQLAlchemy doubles a backslash, so one with a backslash stays SQL. */
  private static boolean string(String sql) {
    if (sql.length() < 2 || sql.charAt(0) != '\'' || sql.charAt(sql.length() - 1) != '\'' || sql.indexOf('\\') >= 0) {
      return false;
    }
    for (int i = 1; i < sql.length() - 1; i++) {
      if (sql.charAt(i) == '\'') {
        i++;
        if (i == sql.length() - 1 || sql.charAt(i) != '\'') {
          return false;
        }
      }
    }
    return true;
  }

  /** A constraint of a new table; empty where SQLAlchemy cannot say it. */
  static Optional<PythonCode> constraint(Constraint constraint) {
    if (constraint.notValid()) {
      return Optional.empty();
    }
    return switch (constraint) {
      case Constraint.PrimaryKey key -> key.usingIndex().isPresent()
          ? Optional.empty()
          : Optional.of(keys("sa.PrimaryKeyConstraint", key.columns(), key.name()));
      case Constraint.Unique unique -> unique.usingIndex().isPresent()
          ? Optional.empty()
          : Optional.of(keys("sa.UniqueConstraint", unique.columns(), unique.name()));
      case Constraint.ForeignKey key -> foreignKey(key);
      case Constraint.Check check -> check.enforced()
          ? Optional.of(new CallBuilder("sa.CheckConstraint")
              .text(PythonText.sql(check.expression().text())).keyword("name", check.name()).build())
          : Optional.empty();
      case Constraint.Exclude exclude -> Optional.empty();
      case Constraint.NotNull notNull -> Optional.empty();
    };
  }

  private static PythonCode keys(String type, List<String> columns, Optional<String> name) {
    CallBuilder call = new CallBuilder(type);
    columns.forEach(call::text);
    return call.keyword("name", name).build();
  }

  private static Optional<PythonCode> foreignKey(Constraint.ForeignKey key) {
    Optional<ReferenceOptions> options = ReferenceOptions.of(key.options());
    // SQLAlchemy takes the place apart at its dots.
    if (options.isEmpty() || key.referencedColumns().isEmpty() || key.references().name().indexOf('.') >= 0) {
      return Optional.empty();
    }
    String table = key.references().toString();
    CallBuilder call = new CallBuilder("sa.ForeignKeyConstraint")
        .strings(key.columns())
        .strings(key.referencedColumns().stream().map(column -> table + "." + column).toList())
        .keyword("name", key.name());
    options.get().addTo(call);
    return Optional.of(call.build());
  }
}
