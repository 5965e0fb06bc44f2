package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.jooq.Part.Kind;
import java.util.List;
import java.util.Optional;

/** The functions of {@code DSL} that make pieces of statements. */
final class Functions {

  /** What stands for no condition at all: beside others it is left out. */
  static final Part NO_CONDITION = new Part(Kind.CONDITION, "TRUE", "", Optional.empty());

  private Functions() {}

  static Optional<Value> of(String name, List<Value> arguments, Site site) {
    Value first = arguments.isEmpty() ? new Value.Null() : arguments.get(0);
    List<Value> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (name) {
      case "name", "quotedName" -> Optional.of(name(arguments, true));
      case "unquotedName" -> Optional.of(name(arguments, false));
      case "field" -> Optional.of(field(first, rest, site));
      case "table", "schema", "catalog", "sequence", "domain", "view" ->
          Optional.of(object(first, rest, Kind.TABLE, site));
      case "sql", "raw", "query", "resultQuery", "keyword" -> Optional.of(object(first, rest, Kind.SQL, site));
      case "condition" -> Optional.of(object(first, rest, Kind.CONDITION, site));
      case "index", "role", "user", "collation", "characterSet" -> Optional.of(
          Part.of(Kind.NAME, Sql.identifier(first)));
      case "constraint" -> Optional.of(arguments.isEmpty()
          ? Part.of(Kind.CONSTRAINT, "")
          : new Part(Kind.CONSTRAINT, "CONSTRAINT " + Sql.identifier(first), Sql.identifier(first), Optional.empty()));
      case "primaryKey", "unique", "foreignKey", "check" ->
          Members.constraint(Part.of(Kind.CONSTRAINT, ""), name, arguments);
      case "val", "value", "inline", "constant" -> Optional.of(literal(first, rest, site));
      case "cast" -> Optional.of(Part.expression(
          "CAST(" + Sql.literal(first, site) + " AS " + SqlTypes.of(rest.isEmpty() ? first
              : rest.get(0)).cast() + ")"));
      case "trueCondition" -> Optional.of(Part.of(Kind.CONDITION, "TRUE"));
      case "noCondition" -> Optional.of(NO_CONDITION);
      case "falseCondition" -> Optional.of(Part.of(Kind.CONDITION, "FALSE"));
      case "not" -> Optional.of(Part.of(Kind.CONDITION, "NOT (" + Sql.literal(first, site) + ")"));
      case "and", "or" -> Optional.of(Part.of(Kind.CONDITION, joined(arguments, name, site)));
      case "exists", "notExists" -> Optional.of(Part.of(
          Kind.CONDITION, (name.equals("exists") ? "EXISTS (" : "NOT EXISTS (") + Statements.query(first, site) + ")"));
      case "asterisk" -> expression("*");
      case "one" -> expression("1");
      case "zero" -> expression("0");
      case "two" -> expression("2");
      case "currentTimestamp", "now", "currentInstant", "currentLocalDateTime" -> expression("CURRENT_TIMESTAMP");
      case "currentOffsetDateTime" -> expression("CAST(CURRENT_TIMESTAMP AS timestamp with time zone)");
      case "currentDate", "currentLocalDate" -> expression("CURRENT_DATE");
      case "currentTime", "currentLocalTime" -> expression("CURRENT_TIME");
      case "currentUser" -> expression("CURRENT_USER");
      case "currentSchema" -> expression("CURRENT_SCHEMA");
      case "uuid" -> expression("gen_random_uuid()");
      case "rand" -> expression("random()");
      case "count" -> expression(arguments.isEmpty() ? "COUNT(*)" : call(name, arguments, site));
      case "lower", "upper", "coalesce", "trim", "ltrim", "rtrim", "length", "abs", "round", "floor", "ceil", "concat",
          "max", "min", "sum", "avg", "md5", "nullif", "greatest", "least", "substring", "replace", "left", "right",
          "row", "any", "all", "exp", "ln", "sqrt", "sign", "reverse", "repeat", "lpad", "rpad" ->
          expression(call(name, arguments, site));
      case "function" -> expression(call(
          first instanceof Text text ? text.text()
              : Sql.name(first), rest.subList(Math.min(1, rest.size()), rest.size()), site));
      case "case_", "choose", "when", "decode", "rowNumber", "rank", "denseRank", "partitionBy", "orderBy", "over",
          "listAgg", "arrayAgg", "groupConcat", "extract", "jsonObject", "jsonbObject", "jsonArray", "jsonbArray",
          "array", "date", "timestamp", "time", "countDistinct", "iif", "if_", "nvl", "defaultValue", "default_",
          "excluded", "param", "select_", "values", "generateSeries", "unnest", "lateral", "position", "trunc",
          "localDateTimeAdd", "dateAdd", "dateDiff", "datePart", "year", "month", "day", "hour", "minute", "second" ->
          expression(Sql.HOLE);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> expression(String sql) {
    return Optional.of(Part.expression(sql));
  }

  private static String call(String name, List<Value> arguments, Site site) {
    return (name.equals("row") ? "" : name) + "(" + Sql.literals(Sql.flat(arguments), site) + ")";
  }

  static String joined(List<Value> conditions, String word, Site site) {
    List<Value> given = Sql.flat(conditions).stream().filter(one -> !one.equals(NO_CONDITION)).toList();
    if (given.size() == 1) {
      return Sql.literal(given.get(0), site);
    }
    StringBuilder sql = new StringBuilder("(");
    for (Value condition : given) {
      sql.append(sql.length() == 1 ? "" : " " + Words.of(word) + " ").append(Sql.literal(condition, site));
    }
    return sql.append(')').toString();
  }

  /** {@code name("schema", "table")}. */
  private static Part name(List<Value> arguments, boolean quoted) {
    StringBuilder sql = new StringBuilder();
    String last = Sql.quoted(Sql.HOLE);
    for (Value part : Sql.flat(arguments)) {
      last = quoted || !(part instanceof Text text) ? Sql.name(part) : text.text();
      sql.append(sql.isEmpty() ? "" : ".").append(last);
    }
    return new Part(Kind.NAME, sql.isEmpty() ? last : sql.toString(), last, Optional.empty());
  }

  private static Part field(Value first, List<Value> rest, Site site) {
    Part field = object(first, rest, Kind.FIELD, site);
    if (!rest.isEmpty() && rest.get(0) instanceof SqlType type) {
      return field.typed(type);
    }
    return rest.isEmpty() || !(rest.get(0) instanceof Type type)
        ? field
        : SqlTypes.of(type).map(field::typed).orElse(field);
  }

  /** Something given by SQL of the source's own, or by a name. */
  private static Part object(Value first, List<Value> rest, Kind kind, Site site) {
    return switch (first) {
      case Text text -> Part.of(kind, Sql.template(text.text(), rest, site));
      case Part part -> part.as(kind);
      case Chain chain -> Part.of(kind, Sql.literal(chain, site));
      default -> Part.of(kind, Sql.HOLE);
    };
  }

  private static Part literal(Value first, List<Value> rest, Site site) {
    Part value = Part.expression(Sql.literal(first, site));
    return rest.isEmpty() || !(rest.get(0) instanceof SqlType type)
        ? value
        : Part.expression("CAST(" + value.sql() + " AS " + type.cast() + ")");
  }
}
