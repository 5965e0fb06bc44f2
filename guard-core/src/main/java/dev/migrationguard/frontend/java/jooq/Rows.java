package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Entry;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.jooq.Chain.Call;
import java.util.ArrayList;
import java.util.List;

/** Statements that read and change rows. */
final class Rows {

  private final Words out;
  private final Site site;

  private Rows(Words out, Site site) {
    this.out = out;
    this.site = site;
  }

  static boolean writes(String method) {
    return switch (method) {
      case "insertInto", "update", "deleteFrom", "delete", "with", "withRecursive" -> true;
      default -> method.startsWith("select") && !method.equals("selectQuery");
    };
  }

  static void write(List<Call> calls, Words out, Site site) {
    new Rows(out, site).statement(calls);
  }

  private void statement(List<Call> calls) {
    switch (calls.get(0).method()) {
      case "insertInto" -> insert(calls);
      case "update" -> update(calls);
      case "deleteFrom", "delete" -> delete(calls);
      case "with", "withRecursive" -> with(calls);
      default -> select(calls);
    }
  }

  private void with(List<Call> calls) {
    int at = 0;
    String before = Words.of(calls.get(0).method());
    while (at + 1 < calls.size() && (at == 0 || !writes(calls.get(at).method()) || isWith(calls.get(at)))) {
      Call call = calls.get(at);
      if (isWith(call)) {
        out.add(at == 0 ? before : ",").add(Sql.identifier(call.first()));
      } else if (call.method().equals("as")) {
        out.add("AS (" + Statements.query(call.first(), site) + ")");
      } else {
        out.unread(call);
      }
      at++;
    }
    statement(isWith(calls.get(at)) ? List.of(new Call("selectOne", List.of())) : calls.subList(at, calls.size()));
  }

  private static boolean isWith(Call call) {
    return call.method().startsWith("with");
  }

  private void delete(List<Call> calls) {
    out.add("DELETE FROM").add(Sql.plain(calls.get(0).first()));
    clauses(calls);
  }

  private void update(List<Call> calls) {
    List<String> assignments = new ArrayList<>();
    List<Call> rest = new ArrayList<>();
    rest.add(calls.get(0));
    for (Call call : calls.subList(1, calls.size())) {
      if (call.method().equals("set")) {
        assign(call, assignments);
      } else {
        rest.add(call);
      }
    }
    out.add("UPDATE").add(Sql.plain(calls.get(0).first())).add("SET").add(String.join(", ", assignments));
    clauses(rest);
  }

  private void assign(Call call, List<String> assignments) {
    if (call.arguments().size() > 1) {
      assignments.add(Sql.identifier(call.first()) + " = " + Sql.literal(call.argument(1), site));
    } else if (call.first() instanceof Held map && map.cell().value() instanceof Items items && items.complete()) {
      for (Value item : items.items()) {
        if (item instanceof Entry entry) {
          assignments.add(Sql.identifier(entry.key()) + " = " + Sql.literal(entry.value(), site));
        }
      }
    } else {
      assignments.add(Sql.quoted(Sql.HOLE) + " = " + Sql.HOLE);
    }
  }

  private void insert(List<Call> calls) {
    Call start = calls.get(0);
    out.add("INSERT INTO").add(Sql.plain(start.first()));
    List<Value> columns = new ArrayList<>(start.arguments().subList(1, start.arguments().size()));
    List<String> rows = new ArrayList<>();
    String query = "";
    boolean set = true;
    for (Call call : calls.subList(1, calls.size())) {
      switch (call.method()) {
        case "columns" -> columns.addAll(call.arguments());
        case "values" -> rows.add("(" + Sql.literals(call.arguments(), site) + ")");
        case "valuesOfRecords", "valuesOfRows", "valuesOfMaps" -> rows.add("(" + Sql.HOLE + ")");
        case "set" -> {
          if (set) {
            columns.add(call.first() instanceof Held ? Part.expression(Sql.quoted(Sql.HOLE)) : call.first());
          }
        }
        case "select" -> query = Statements.query(call.first(), site);
        case "defaultValues" -> query = "DEFAULT VALUES";
        // What is done with rows that are there already is done to rows, one by one.
        case "newRecord", "onConflict", "onConflictDoNothing", "onConflictOnConstraint", "doNothing", "doUpdate",
            "onDuplicateKeyIgnore", "onDuplicateKeyUpdate", "where", "and", "or", "returning", "returningResult",
            "setAllToExcluded" -> set &= !call.method().startsWith("do") && !call.method().startsWith("on");
        default -> out.unread(call);
      }
    }
    if (rows.isEmpty()) {
      rows.add("(" + "?, ".repeat(Math.max(0, columns.size() - 1)) + "?)");
    }
    out.add(columns.isEmpty() ? "" : "(" + Sql.identifiers(columns) + ")");
    out.add(query.isEmpty() ? "VALUES " + String.join(", ", rows) : query);
  }

  private void select(List<Call> calls) {
    Call start = calls.get(0);
    String fields = fields(start.arguments());
    switch (start.method()) {
      case "selectFrom" -> out.add("SELECT * FROM").add(Sql.plain(start.first()));
      case "selectOne" -> out.add("SELECT 1 AS \"one\"");
      case "selectZero" -> out.add("SELECT 0 AS \"zero\"");
      case "selectCount" -> out.add("SELECT COUNT(*)");
      case "selectDistinct" -> out.add("SELECT DISTINCT").add(fields);
      default -> out.add("SELECT").add(fields);
    }
    clauses(calls);
  }

  private String fields(List<Value> arguments) {
    return arguments.isEmpty() ? "*" : Sql.literals(arguments, site);
  }

  /** What stands behind the start of a statement. */
  private void clauses(List<Call> calls) {
    for (Call call : calls.subList(1, calls.size())) {
      String words = Words.of(call.method());
      switch (call.method()) {
        case "select" -> out.add(", " + fields(call.arguments()));
        case "from", "using", "join", "innerJoin", "leftJoin", "leftOuterJoin", "rightJoin", "rightOuterJoin",
            "fullJoin", "fullOuterJoin", "crossJoin", "naturalJoin" -> out.add(words).add(tables(call.arguments()));
        case "where", "having" -> out.add(words).add(condition(call, site));
        case "on" -> out.add("ON").add(condition(call, site));
        case "and", "or" -> out.add(words).add(condition(call, site));
        case "andNot", "orNot" -> out.add(words).add("(" + condition(call, site) + ")");
        case "whereExists", "andExists", "orExists", "whereNotExists", "andNotExists", "orNotExists" ->
            out.add(words).add("(" + Statements.query(call.first(), site) + ")");
        case "groupBy", "orderBy" -> out.add(words).add(Sql.literals(call.arguments(), site));
        case "limit", "offset" -> out.add(words).add(Sql.literal(call.first(), site));
        case "union", "unionAll", "except", "exceptAll", "intersect", "intersectAll" ->
            out.add(words).add(Statements.query(call.first(), site));
        // Which rows are kept says nothing of what is read.
        case "distinctOn" -> {}
        case "forUpdate", "forShare", "skipLocked" -> out.add(words);
        case "noWait" -> out.add("nowait");
        case "of" -> out.add("of").add(Sql.names(call.arguments()));
        case "returning", "returningResult" -> out.add("returning").add(fields(call.arguments()));
        default -> out.unread(call);
      }
    }
  }

  private String tables(List<Value> tables) {
    StringBuilder sql = new StringBuilder();
    for (Value table : tables) {
      String one = table instanceof Chain ? Sql.literal(table, site) : Sql.plain(table);
      sql.append(sql.isEmpty() ? "" : ", ").append(one);
    }
    return sql.toString();
  }

  /** The condition that a call is given: strings are SQL, several are joined. */
  static String condition(Call call, Site site) {
    if (call.first() instanceof Text text) {
      return "(" + Sql.template(text.text(), call.arguments().subList(1, call.arguments().size()), site) + ")";
    }
    StringBuilder sql = new StringBuilder();
    for (Value each : call.arguments()) {
      sql.append(sql.isEmpty() ? "" : " AND ").append(each instanceof Chain ? Sql.literal(each, site)
          : Sql.plain(each));
    }
    return sql.isEmpty() ? "true" : sql.toString();
  }
}
