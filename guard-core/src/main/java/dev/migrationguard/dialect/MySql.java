package dev.migrationguard.dialect;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.schema.SchemaState;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** MySQL and MariaDB: what their types hold and what they refuse. What operations cost there is not known. */
public final class MySql implements Dialect {

  /** Who makes it. */
  enum Maker {
    MYSQL("mysql", "MySQL"),
    MARIADB("mariadb", "MariaDB");

    private final String word;
    private final String title;

    Maker(String word, String title) {
      this.word = word;
      this.title = title;
    }
  }

  /** The oldest MySQL that its makers still support. */
  static final int DEFAULT_MYSQL = 804;

  /** The oldest MariaDB with long support. */
  static final int DEFAULT_MARIADB = 1011;

  /** MySQL's manual, "Identifier Length Limits": characters. */
  private static final int LONGEST_NAME = 64;

  private final Maker maker;
  private final int version;

  MySql(Maker maker, int version) {
    this.maker = maker;
    this.version = version;
  }

  @Override
  public String name() {
    return maker.word;
  }

  @Override
  public String title() {
    return maker.title;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public boolean knowsCosts() {
    return false;
  }

  @Override
  public List<Cost> costs(List<Operation> statement, List<SchemaState> before) {
    return Collections.nCopies(statement.size(), Cost.UNKNOWN);
  }

  @Override
  public TypeChange typeChange(DataType from, DataType to) {
    return new TypeChange(MySqlTypes.narrows(from, to), Answer.UNKNOWN);
  }

  @Override
  public Answer sameForEveryRow(SqlExpression expression) {
    return Answer.UNKNOWN;
  }

  @Override
  public int longestName() {
    return LONGEST_NAME;
  }

  @Override
  public boolean countsCharacters() {
    return true;
  }

  @Override
  public boolean cutsLongNames() {
    return false;
  }

  @Override
  public boolean namesPrimaryKeys() {
    return false;
  }

  @Override
  public boolean makesUpValues() {
    return true;
  }

  @Override
  public Optional<String> refusal(Operation operation, SchemaState before, List<Operation> statement) {
    return switch (operation) {
      case AddColumn add -> refusal(add.column());
      case CreateTable create -> create.columns().stream().flatMap(column -> refusal(column).stream()).findFirst();
      case CreateIndex index when index.concurrently() -> Optional.of("it builds no index CONCURRENTLY");
      case DropIndex index when index.concurrently() -> Optional.of("it drops no index CONCURRENTLY");
      case AddConstraint add when add.constraint().notValid() -> Optional.of("it has no NOT VALID");
      case ValidateConstraint validate -> Optional.of("it has no constraints that are checked later");
      default -> Optional.empty();
    };
  }

  /** Error 1101, measured on 9.7; MariaDB takes it. */
  private Optional<String> refusal(Column column) {
    boolean large = MySqlTypes.isLarge(column.type());
    boolean literal =
        column.generation() == Generation.NONE
            && column.defaultValue().filter(value -> isLiteral(value.text())).isPresent();
    return maker == Maker.MYSQL && large && literal
        ? Optional.of(
            "a column of type " + column.type().name().toUpperCase(Locale.ROOT)
                + " takes no default but an expression in parentheses")
        : Optional.empty();
  }

  private static boolean isLiteral(String text) {
    return text.startsWith("'") || text.startsWith("\"");
  }
}
