package dev.migrationguard.model;

import java.util.List;

/**
 * An SQL expression: a default, a CHECK, a predicate, a USING clause.
 *
 * @param text          the expression as SQL; what the source leaves open stands as {@link ObjectName#HOLE}
 * @param functions     the functions that it calls, lower case without schema; {@code CURRENT_TIMESTAMP} counts
 * @param columns       the column names that it mentions
 * @param provenNotNull the columns that cannot be NULL where the expression holds: {@code c IS NOT NULL [AND …]}
 * @param limits        what it says of columns on their own: {@code c >= 1 [AND …]}
 * @param onlyLimits    whether {@code provenNotNull} and {@code limits} are all that it says
 */
public record SqlExpression(
    String text,
    List<String> functions,
    List<String> columns,
    List<String> provenNotNull,
    List<Limit> limits,
    boolean onlyLimits) {

  public SqlExpression {
    functions = List.copyOf(functions);
    columns = List.copyOf(columns);
    provenNotNull = List.copyOf(provenNotNull);
    limits = List.copyOf(limits);
  }

  /** An expression that limits no column. */
  public SqlExpression(String text, List<String> functions, List<String> columns, List<String> provenNotNull) {
    this(text, functions, columns, provenNotNull, List.of(), false);
  }

  /** A constant, as SQL: {@code 42}, {@code 'draft'}. */
  public static SqlExpression constant(String sql) {
    return new SqlExpression(sql, List.of(), List.of(), List.of());
  }

  /** An expression that the source does not show. */
  public static SqlExpression unknown() {
    return constant(String.valueOf(ObjectName.HOLE));
  }

  /** Whether the whole text is known. */
  public boolean known() {
    return text.indexOf(ObjectName.HOLE) < 0;
  }

  /** Whether it is the word NULL, which as a default is the same as none. */
  public boolean isNull() {
    return text.equalsIgnoreCase("null") || text.regionMatches(true, 0, "null::", 0, 6);
  }
}
