package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Number;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** SQLAlchemy's expressions as SQL, as far as defaults, checks and index keys need them. */
final class Expressions {

  private static final String HOLE = String.valueOf(ObjectName.HOLE);

  /** The functions of SQL that are words, which is how SQLAlchemy prints them. */
  private static final Set<String> WITHOUT_PARENTHESES =
      Set.of(
          "current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp",
          "session_user", "user");

  private Expressions() {}

  /** A server default: a Python string is a quoted constant there. Empty for none. */
  static Optional<SqlExpression> serverDefault(Value given) {
    Value value = Values.plain(given);
    return switch (value) {
      case None none -> Optional.empty();
      case Text text -> Optional.of(SqlExpression.constant("'" + text.text().replace("'", "''") + "'"));
      default -> Optional.of(SqlReader.expression(sql(value))).filter(e -> !e.isNull());
    };
  }

  /** A condition or an index key: a Python string is SQL there, as {@code text()} reads it. */
  static SqlExpression expression(Value value) {
    return SqlReader.expression(value instanceof Text text ? unescaped(text).text() : sql(value));
  }

  /** SQL as {@code text()} passes it on: there {@code \:} stands for a colon that begins no parameter. */
  static Text unescaped(Text text) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : text.pieces()) {
      String own = piece.text();
      int start = 0;
      for (int at = own.indexOf("\\:"); at >= 0; at = own.indexOf("\\:", at + 1)) {
        pieces.add(new Piece(own.substring(start, at), piece.source(), piece.offset() + start));
        start = at + 1;
      }
      pieces.add(start == 0 ? piece : new Piece(own.substring(start), piece.source(), piece.offset() + start));
    }
    return new Text(pieces);
  }

  /** The SQL of a value; what is not known stands as a hole. */
  static String sql(Value value) {
    return switch (value) {
      case Text text -> text.text();
      case Number number -> number.value();
      case Bool bool -> bool.value() ? "true" : "false";
      case None none -> "NULL";
      case Built built -> built(built);
      default -> HOLE;
    };
  }

  private static String built(Built built) {
    Optional<Value> first = built.arguments().at(0);
    String name = Names.simpleName(built);
    if (built.callee() instanceof Reference reference) {
      if (reference.dotted().contains(".func.")) {
        return WITHOUT_PARENTHESES.contains(name)
            ? name.toUpperCase(Locale.ROOT)
            : name + "(" + arguments(built) + ")";
      }
      return switch (name) {
        case "text", "TextClause" ->
            first.map(v -> v instanceof Text text ? unescaped(text).text() : sql(v)).orElse(HOLE);
        case "literal_column", "DefaultClause", "inline_literal" -> first.map(Expressions::sql).orElse(HOLE);
        case "literal" -> first.map(Expressions::literal).orElse(HOLE);
        case "column", "Column" -> Names.of(first);
        case "true" -> "true";
        case "false" -> "false";
        case "null" -> "NULL";
        case "cast", "type_coerce" ->
            "CAST(" + first.map(Expressions::sql).orElse(HOLE) + " AS "
                + built.arguments().at(1).map(Types::of).map(Object::toString).orElse(HOLE) + ")";
        case "desc", "asc", "nullsfirst", "nullslast", "nulls_first", "nulls_last", "collate", "bindparam" ->
            first.map(Expressions::sql).orElse(HOLE);
        default -> HOLE;
      };
    }
    if (built.callee() instanceof Method method) {
      String receiver = sql(method.receiver());
      return switch (method.name()) {
        case "op", "label", "self_group", "desc", "asc", "nullsfirst", "nullslast", "nulls_first", "nulls_last" ->
            receiver;
        case "is_not", "isnot" -> receiver + " IS NOT " + first.map(Expressions::sql).orElse(HOLE);
        case "is_" -> receiver + " IS " + first.map(Expressions::sql).orElse(HOLE);
        default -> HOLE;
      };
    }
    return HOLE;
  }

  private static String literal(Value value) {
    return value instanceof Text text ? "'" + text.text().replace("'", "''") + "'" : sql(value);
  }

  private static String arguments(Built built) {
    StringJoiner joined = new StringJoiner(", ");
    built.arguments().positional().forEach(argument -> joined.add(literal(argument)));
    return joined.toString();
  }
}
