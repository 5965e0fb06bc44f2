package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.SqlStatement.Located;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.Mention;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The labels that a script has added to enums so far. Nothing is looked for before it adds the first. */
public final class Labels {

  private final List<String> added = new ArrayList<>(0);

  /** Whether the script has added none. */
  public boolean none() {
    return added.isEmpty();
  }

  /** Whether a string reads like one of them. */
  public boolean has(String text) {
    return added.contains(text);
  }

  /** Takes note of what the script asks for. */
  public void note(Operation operation) {
    if (operation instanceof AddEnumValue add && !has(add.value())) {
      added.add(add.value());
    }
  }

  /** Those that an operation uses which was asked for without a statement in SQL. */
  public List<Mention> in(Operation operation) {
    if (none()) {
      return List.of();
    }
    List<Mention> found = new ArrayList<>(1);
    defaults(operation, found);
    switch (operation) {
      case CreateTable op -> op.constraints().forEach(constraint -> check(constraint, found));
      case AddConstraint op -> check(op.constraint(), found);
      case ChangeColumnType op -> op.using().ifPresent(using -> expression(using.text(), found));
      case CreateIndex op -> {
        op.predicate().ifPresent(predicate -> expression(predicate.text(), found));
        for (Key key : op.keys()) {
          if (key.expression()) {
            expression(key.text(), found);
          }
        }
      }
      default -> {}
    }
    return found;
  }

  private void check(Constraint constraint, List<Mention> found) {
    if (constraint instanceof Constraint.Check check) {
      expression(check.expression().text(), found);
    }
  }

  private void expression(String sql, List<Mention> found) {
    List<Token> tokens = DoBlocks.tokens(sql);
    new Mentions(new Cursor(sql, tokens), this).find(0, tokens.size(), (token, mention) -> found.add(mention));
  }

  /** A default is a value of its column, whose type the source may name beside it. */
  private void defaults(Operation operation, List<Mention> found) {
    switch (operation) {
      case SetDefault op -> constant(op.columnName(), DataType.unknown(), op.value(), found);
      case AddColumn op -> constant(op.column(), found);
      case CreateTable op -> op.columns().forEach(column -> constant(column, found));
      default -> {}
    }
  }

  private void constant(Column column, List<Mention> found) {
    if (column.defaultValue().isPresent()) {
      constant(column.name(), column.type(), column.defaultValue().get(), found);
    }
  }

  private void constant(String column, DataType type, SqlExpression value, List<Mention> found) {
    List<Token> tokens = DoBlocks.tokens(value.text());
    if (tokens.size() > 1) {
      expression(value.text(), found);
    } else if (tokens.size() == 1 && tokens.get(0).isString()) {
      String label = Literals.decode(value.text(), tokens.get(0)).value();
      if (has(label)) {
        found.add(new Mention(label, Optional.of(column), Optional.of(type).filter(DataType::known)));
      }
    }
  }

  /** Ties those that a statement uses to its operations: each to the last one whose words hold it, or to the first. */
  void tie(List<Located> operations, Cursor cursor, int statement, Sink sink) {
    for (int i = 0; i < operations.size(); i++) {
      List<Mention> defaults = new ArrayList<>(0);
      defaults(operations.get(i).operation(), defaults);
      tie(operations, i, defaults);
    }
    new Mentions(cursor, this).find(statement, cursor.limit(), (token, mention) -> {
      Place place = sink.place(cursor, token, token + 1);
      int holder = 0;
      for (int i = 1; i < operations.size(); i++) {
        holder = holds(operations.get(i).place(), place) ? i : holder;
      }
      tie(operations, holder, List.of(mention));
    });
  }

  private static boolean holds(Place outer, Place inner) {
    boolean begins = outer.span().line() < inner.span().line()
        || outer.span().line() == inner.span().line() && outer.span().column() <= inner.span().column();
    boolean ends = outer.span().endLine() > inner.span().endLine()
        || outer.span().endLine() == inner.span().endLine() && outer.span().endColumn() >= inner.span().endColumn();
    return begins && ends;
  }

  private static void tie(List<Located> operations, int index, List<Mention> mentions) {
    if (mentions.isEmpty()) {
      return;
    }
    Located located = operations.get(index);
    List<Mention> all = new ArrayList<>(located.mentions());
    all.addAll(mentions);
    operations.set(index, new Located(located.operation(), located.place(), located.conditional(), all));
  }
}
