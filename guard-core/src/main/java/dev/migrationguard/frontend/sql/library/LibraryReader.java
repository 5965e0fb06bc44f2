package dev.migrationguard.frontend.sql.library;

import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;

/** Reads UPDATE, DELETE and INSERT of several tables; of all else it is not asked. */
public final class LibraryReader {

  private LibraryReader() {}

  /**
   * What a statement does to rows.
   *
   * @param sql   one statement, of bounded length and depth: the caller has counted both
   * @param mysql whether it is MySQL's or MariaDB's, else SQLite's
   * @return empty where it is not understood; nothing is thrown
   */
  public static List<Operation> read(String sql, boolean mysql) {
    List<Operation> simple = operations(sql, mysql, false);
    return simple.isEmpty() ? operations(sql, mysql, true) : simple;
  }

  /** It runs on this thread, which the library's own entry for whole texts does not. */
  private static List<Operation> operations(String sql, boolean mysql, boolean complex) {
    try {
      CCJSqlParser parser = CCJSqlParserUtil.newParser(sql).withAllowComplexParsing(complex);
      if (mysql) {
        parser.withDialect(Dialect.MYSQL).withBackslashEscapeCharacter(true);
      }
      return operations(parser.Statement());
    } catch (ParseException | TokenMgrException | StackOverflowError refused) {
      return List.of();
    } catch (RuntimeException defect) {
      // It throws what it likes for what it does not expect.
      return List.of();
    }
  }

  private static List<Operation> operations(Statement statement) {
    return switch (statement) {
      case Update update -> updates(update);
      case Delete delete -> deletes(delete);
      case Insert insert ->
          List.of(new InsertRows(name(insert.getTable()), !(insert.getSelect() instanceof Values)));
      case null, default -> List.of();
    };
  }

  private static List<Operation> updates(Update update) {
    Map<String, Table> tables = new LinkedHashMap<>();
    List<Join> joins = new ArrayList<>();
    see(update.getTable(), tables);
    if (update.getStartJoins() != null) {
      joins.addAll(update.getStartJoins());
    }
    if (update.getJoins() != null) {
      joins.addAll(update.getJoins());
    }
    see(update.getFromItem(), tables);
    joins.forEach(join -> see(join.getFromItem(), tables));
    Map<String, StringBuilder> assigned = new LinkedHashMap<>();
    for (UpdateSet set : update.getUpdateSets()) {
      for (int i = 0; i < set.getColumns().size(); i++) {
        Table of = set.getColumn(i).getTable();
        String table = of == null ? key(update.getTable()) : of.getUnquotedName();
        StringBuilder text = assigned.computeIfAbsent(table, t -> new StringBuilder());
        Object value = i < set.getValues().size() ? set.getValue(i) : set.getValues();
        text.append(text.isEmpty() ? "" : ", ").append(set.getColumn(i).getColumnName()).append(" = ").append(value);
      }
    }
    Optional<SqlExpression> filter = filter(update.getWhere(), joins, update.getLimit() != null);
    List<Operation> operations = new ArrayList<>();
    assigned.forEach((table, text) ->
        operations.add(new UpdateRows(name(tables.getOrDefault(table, new Table(table))), text.toString(), filter)));
    return operations;
  }

  private static List<Operation> deletes(Delete delete) {
    Map<String, Table> tables = new LinkedHashMap<>();
    see(delete.getTable(), tables);
    List<Join> joins = delete.getJoins() == null ? List.of() : delete.getJoins();
    joins.forEach(join -> see(join.getFromItem(), tables));
    if (delete.getUsingFromItemList() != null) {
      delete.getUsingFromItemList().forEach(item -> see(item, tables));
    }
    Optional<SqlExpression> filter = filter(delete.getWhere(), joins, delete.getLimit() != null);
    List<Table> targets = delete.getTables() == null || delete.getTables().isEmpty()
        ? List.of(delete.getTable())
        : delete.getTables();
    List<Operation> operations = new ArrayList<>();
    for (Table target : targets) {
      operations.add(new DeleteRows(name(tables.getOrDefault(target.getUnquotedName(), target)), filter));
    }
    return operations;
  }

  private static void see(FromItem item, Map<String, Table> tables) {
    if (item instanceof Table table) {
      tables.put(key(table), table);
    }
  }

  private static String key(Table table) {
    return table.getAlias() == null ? table.getUnquotedName() : table.getAlias().getUnquotedName();
  }

  /** A join that is no outer one, and a LIMIT, leave rows out as a condition does. */
  private static Optional<SqlExpression> filter(Expression where, List<Join> joins, boolean limit) {
    if (where != null) {
      String text = where.toString();
      return isAlwaysTrue(text) ? Optional.empty() : Optional.of(SqlExpression.constant(text));
    }
    for (Join join : joins) {
      if (!join.isLeft() && !join.isFull() && !join.isCross()) {
        return Optional.of(SqlExpression.unknown());
      }
    }
    return limit ? Optional.of(SqlExpression.unknown()) : Optional.empty();
  }

  private static boolean isAlwaysTrue(String where) {
    return where.equals("1 = 1") || where.equals("1") || where.equalsIgnoreCase("true");
  }

  private static ObjectName name(Table table) {
    String schema = table.getUnquotedSchemaName();
    return ObjectName.of(schema == null ? "" : schema, table.getUnquotedName());
  }
}
