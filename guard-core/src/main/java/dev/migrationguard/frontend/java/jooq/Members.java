package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.jooq.Part.Kind;
import java.util.List;
import java.util.Optional;

/** The methods of fields, conditions, tables, names and constraints. */
final class Members {

  private Members() {}

  static Optional<Value> method(Part part, String method, List<Value> arguments, Site site) {
    if (part.kind() == Kind.CONSTRAINT) {
      return constraint(part, method, Sql.flat(arguments));
    }
    Value first = arguments.isEmpty() ? new Value.Null() : arguments.get(0);
    return switch (method) {
      case "getName", "last", "first", "toString", "unquotedName" -> Optional.of(bare(part));
      case "getQualifiedName", "getUnqualifiedName", "quotedName", "getTable", "getSchema", "getComment" ->
          Optional.of(part.as(Kind.NAME));
      case "getDataType" -> Optional.of(SqlTypes.of(part));
      case "append" -> Optional.of(
          new Part(part.kind(), part.sql() + "." + Sql.name(first), Sql.identifier(first), Optional.empty()));
      case "eq", "equal", "ne", "notEqual", "gt", "greaterThan", "ge", "greaterOrEqual", "lt", "lessThan", "le",
          "lessOrEqual", "like", "notLike", "likeIgnoreCase", "isDistinctFrom", "isNotDistinctFrom", "similarTo" ->
          condition(part.sql() + " " + operator(method) + " " + Sql.literal(first, site));
      case "isNull", "isNotNull" -> condition(part.sql() + " " + Words.of(method));
      case "isTrue", "isFalse" -> condition(method.equals("isTrue") ? part.sql() : "NOT (" + part.sql() + ")");
      case "in", "notIn" -> condition(part.sql() + " " + Words.of(method) + " " + inList(arguments, site));
      case "between" -> condition(part.sql() + " BETWEEN " + Sql.literals(arguments, site).replace(", ", " AND "));
      case "and", "or" -> condition(
          arguments.isEmpty() ? part.sql() : Functions.joined(List.of(part, plain(first)), method, site));
      case "andNot", "orNot" -> condition(
          "(" + part.sql() + " " + Words.of(method.substring(0, method.length() - 3)) + " NOT ("
              + Sql.literal(first, site) + "))");
      case "not" -> condition("NOT (" + part.sql() + ")");
      case "plus", "add" -> expression(part.sql() + " + " + Sql.literal(first, site));
      case "minus", "sub", "subtract" -> expression(part.sql() + " - " + Sql.literal(first, site));
      case "mul", "multiply", "times" -> expression(part.sql() + " * " + Sql.literal(first, site));
      case "div", "divide" -> expression(part.sql() + " / " + Sql.literal(first, site));
      case "concat" -> expression("(" + part.sql() + " || " + Sql.literal(first, site) + ")");
      case "desc", "asc" ->
          Optional.of(new Part(Kind.FIELD, part.sql() + " " + method, part.own() + " " + method, Optional.empty()));
      case "nullsFirst", "nullsLast" -> Optional.of(
          new Part(Kind.FIELD, part.sql() + " " + Words.of(method), part.own() + " "
              + Words.of(method), Optional.empty()));
      case "as" -> Optional.of(
          new Part(part.kind(), part.sql() + " AS " + Sql.identifier(first), Sql.identifier(first), part.type()));
      case "cast", "coerce" -> method.equals("coerce")
          ? Optional.of(part)
          : expression("CAST(" + part.sql() + " AS " + SqlTypes.of(first).cast() + ")");
      case "asterisk" -> expression(part.sql() + ".*");
      case "field" -> expression(part.sql() + "." + Sql.identifier(first));
      case "join", "innerJoin", "leftJoin", "leftOuterJoin", "rightJoin", "rightOuterJoin", "crossJoin" -> Optional.of(
          Part.of(Kind.TABLE, part.sql() + " " + Words.of(method) + " " + Sql.plain(first)));
      case "on" -> Optional.of(Part.of(Kind.TABLE, part.sql() + " ON " + Sql.plain(first)));
      case "getArrayDataType" -> Optional.of(SqlTypes.of(part).array());
      default -> part.kind() == Kind.FIELD || part.kind() == Kind.CONDITION ? expression(Sql.HOLE) : Optional.empty();
    };
  }

  private static Value plain(Value condition) {
    return condition instanceof Text text ? Part.of(Kind.CONDITION, "(" + text.text() + ")") : condition;
  }

  /** The last part of a name, without its quotes. */
  private static Text bare(Part part) {
    String own = part.own();
    boolean quoted = own.length() > 1 && own.startsWith("\"") && own.endsWith("\"");
    return Text.of(quoted ? own.substring(1, own.length() - 1).replace("\"\"", "\"")
        : own.substring(own.lastIndexOf('.') + 1));
  }

  private static Optional<Value> condition(String sql) {
    return Optional.of(Part.of(Kind.CONDITION, sql));
  }

  private static Optional<Value> expression(String sql) {
    return Optional.of(Part.expression(sql));
  }

  private static String inList(List<Value> arguments, Site site) {
    return arguments.size() == 1 && arguments.get(0) instanceof Chain chain
        ? Sql.literal(chain, site)
        : "(" + Sql.literals(Sql.flat(arguments), site) + ")";
  }

  private static String operator(String method) {
    return switch (method) {
      case "eq", "equal" -> "=";
      case "ne", "notEqual" -> "<>";
      case "gt", "greaterThan" -> ">";
      case "ge", "greaterOrEqual" -> ">=";
      case "lt", "lessThan" -> "<";
      case "le", "lessOrEqual" -> "<=";
      case "likeIgnoreCase" -> "ilike";
      default -> Words.of(method);
    };
  }

  /** What a constraint becomes of a call. */
  static Optional<Value> constraint(Part part, String method, List<Value> arguments) {
    Value first = arguments.isEmpty() ? new Value.Null() : arguments.get(0);
    return switch (method) {
      case "primaryKey", "unique" -> more(part, Words.of(method) + " (" + Sql.identifiers(Sql.flat(arguments)) + ")");
      case "foreignKey" -> more(part, "FOREIGN KEY (" + Sql.identifiers(Sql.flat(arguments)) + ")");
      case "references" -> {
        List<Value> columns = Sql.flat(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
        yield more(
            part, "REFERENCES " + Sql.name(first) + (columns.isEmpty() ? "" : " (" + Sql.identifiers(columns) + ")"));
      }
      case "check" -> more(part, "CHECK (" + Sql.plain(first) + ")");
      case "onDeleteCascade", "onDeleteSetNull", "onDeleteRestrict", "onDeleteNoAction", "onDeleteSetDefault",
          "onUpdateCascade", "onUpdateSetNull", "onUpdateRestrict", "onUpdateNoAction", "onUpdateSetDefault",
          "enforced", "notEnforced", "deferrable", "notDeferrable", "initiallyDeferred", "initiallyImmediate" ->
          more(part, Words.of(method));
      case "getName" -> Optional.of(bare(part));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> more(Part part, String words) {
    int update = part.sql().indexOf(" ON UPDATE ");
    if (update >= 0 && words.startsWith("ON DELETE ")) {
      // Whichever was called first, the deletion is sent in front.
      String sql = part.sql().substring(0, update) + " " + words + part.sql().substring(update);
      return Optional.of(new Part(Kind.CONSTRAINT, sql, part.own(), Optional.empty()));
    }
    return Optional.of(
        new Part(Kind.CONSTRAINT, part.sql().isEmpty() ? words : part.sql() + " "
            + words, part.own(), Optional.empty()));
  }
}
