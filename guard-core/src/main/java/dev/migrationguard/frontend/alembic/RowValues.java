package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.sql.Labels;
import dev.migrationguard.model.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels new in this script among the values that are given to columns, in SQLAlchemy Core or as rows. */
final class RowValues {

  private final Labels labels;
  private final List<Mention> found = new ArrayList<>(1);

  private RowValues(Labels labels) {
    this.labels = labels;
  }

  /**
   * Those of a statement.
   *
   * @param statement {@code users.insert().values(…)}, or the table alone
   * @param rows      the dicts that stand beside it
   */
  static List<Mention> of(Value statement, Optional<Value> rows, Labels labels) {
    if (labels.none()) {
      return List.of();
    }
    RowValues values = new RowValues(labels);
    Value at = statement;
    while (at instanceof Built built && built.callee() instanceof Method method) {
      switch (method.name()) {
        case "values", "insert", "update" -> values.add(built.arguments());
        default -> {}
      }
      at = method.receiver();
    }
    rows.ifPresent(values::row);
    return values.found;
  }

  private void add(Value.Arguments arguments) {
    arguments.positional().forEach(this::row);
    for (Map.Entry<String, Value> named : arguments.named().entrySet()) {
      if (named.getKey().equals("values")) {
        row(named.getValue());
      } else {
        value(Optional.of(named.getKey()), named.getValue());
      }
    }
  }

  private void row(Value row) {
    switch (row) {
      case Mapping mapping -> mapping.entries().forEach(entry -> value(column(entry.key()), entry.value()));
      case Sequence rows -> rows.items().forEach(each -> {
        if (each instanceof Mapping) {
          row(each);
        }
      });
      default -> {}
    }
  }

  /** A column by its name, or as {@code users.c.mood}, {@code User.mood}. */
  private static Optional<String> column(Value key) {
    return key instanceof Method member ? Optional.of(member.name()) : Values.text(key);
  }

  private void value(Optional<String> column, Value value) {
    switch (value) {
      case Sequence several -> several.items().forEach(item -> value(column, item));
      case Built built when built.callee() instanceof Reference reference -> built(column, reference, built);
      default -> {
        Optional<String> text = Values.text(value).filter(labels::has);
        if (text.isPresent()) {
          found.add(new Mention(text.get(), column, Optional.empty()));
        }
      }
    }
  }

  /** An expression that gives one of its arguments, or SQL that is nothing but a string. */
  private void built(Optional<String> column, Reference made, Built built) {
    switch (made.simpleName()) {
      case "inline_literal", "literal", "cast", "type_coerce", "case", "coalesce" -> {
        built.arguments().positional().forEach(argument -> value(column, argument));
        built.arguments().named("else_").ifPresent(otherwise -> value(column, otherwise));
      }
      case "text" -> {
        String sql = built.arguments().at(0).flatMap(Values::text).orElse("");
        int end = sql.indexOf('\'', 1);
        if (sql.startsWith("'") && end > 0) {
          value(column, Value.Text.of(sql.substring(1, end)));
        }
      }
      default -> {}
    }
  }
}
