package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.DropDefault;
import dev.migrationguard.model.ColumnOperation.DropNotNull;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.AlterTable;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard understands of MySQL's and MariaDB's SQL. */
final class MySqlReaderTest {

  private static final ObjectName USERS = ObjectName.of("users");

  private static List<Operation> operations(String sql) {
    List<Operation> operations = new ArrayList<>();
    for (SqlStatement statement : SqlReader.read(SqlTexts.text(sql, "mysql"))) {
      statement.operations().forEach(located -> operations.add(located.operation()));
    }
    return operations;
  }

  private static DataType type(String declared) {
    return ((AddColumn) operations("ALTER TABLE users ADD c " + declared).get(0)).column().type();
  }

  @Test
  void namesKeepTheirCaseAndMayStandInBackticks() {
    assertThat(operations("DROP TABLE Users, `My ``Table`, shop.`Order`"))
        .containsExactly(
            new DropTable(ObjectName.of("Users"), false, false),
            new DropTable(ObjectName.of("My `Table"), false, false),
            new DropTable(ObjectName.of("shop", "Order"), false, false));
    assertThat(operations("ALTER TABLE users ADD user int, ADD offset int, ADD end date"))
        .extracting(o -> ((AddColumn) o).columnName())
        .containsExactly("user", "offset", "end");
  }

  @Test
  void quotesCommentsAndDelimitersAreMySqls() {
    String sql =
        """
        # DROP TABLE a;
        INSERT INTO t VALUES ('it\\'s; DROP TABLE b', "say \\"; DROP TABLE c"); -- DROP TABLE d
        /* DROP TABLE e; */ /*!40101 DROP TABLE f */;
        DELIMITER //
        CREATE DEFINER=`root`@`%` PROCEDURE p() BEGIN DELETE FROM t; IF 1 THEN DELETE FROM t; END IF; END//
        DELIMITER ;
        CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; UPDATE t SET b = 2; END;
        DROP TABLE h;
        """;
    assertThat(operations(Foreign.replaced(sql)))
        .containsExactly(
            new InsertRows(ObjectName.of("t"), false),
            new DropTable(ObjectName.of("f"), false, false),
            new CreateObject(
                ObjectOperation.Kind.PROCEDURE, ObjectName.of("p"), false, false, Optional.empty()),
            new CreateObject(
                ObjectOperation.Kind.TRIGGER, ObjectName.of("g"), false, false, Optional.of(ObjectName.of("t"))),
            new DropTable(ObjectName.of("h"), false, false));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "int(11)|integer", "INT UNSIGNED|integer unsigned", "bigint(20) unsigned zerofill|bigint unsigned",
    "tinyint(1)|tinyint", "bool|boolean", "double(10, 2)|double precision(10, 2)", "decimal(10,2)|numeric(10, 2)",
    "varchar(20) CHARACTER SET latin1|varchar(20)", "national varchar(9)|varchar(9)", "char|char",
    "datetime(6)|datetime(6)", "mediumtext|mediumtext", "varbinary(16)|varbinary(16)", "json|json",
    "long varchar|mediumtext", "float|real", "year(4)|year", "character varying(3)|varchar(3)"
  })
  void oneNameForTypesThatAreTheSame(String declared, String read) {
    assertThat(type(declared).toString()).isEqualTo(read);
  }

  @Test
  void labelsOfAnEnumAreKnown() {
    assertThat(type("enum('a','it''s')"))
        .isEqualTo(new DataType("enum", List.of(), 0, DataType.Kind.ENUM, List.of("a", "it's")));
    assertThat(type("set('a','b')").labels()).containsExactly("a", "b");
  }

  @Test
  void aTableWithItsKeysAndOptions() {
    List<Operation> read = operations(
        """
        CREATE TABLE IF NOT EXISTS users (
          id bigint unsigned NOT NULL AUTO_INCREMENT COMMENT 'key',
          email varchar(99) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
          at timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
          half int GENERATED ALWAYS AS (id / 2) STORED,
          team int REFERENCES teams (id),
          PRIMARY KEY (id) USING BTREE,
          UNIQUE KEY users_email (email(20)),
          FULLTEXT KEY words (email),
          CONSTRAINT users_team FOREIGN KEY (team) REFERENCES teams (id) ON DELETE CASCADE
        ) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4, ROW_FORMAT=DYNAMIC
          PARTITION BY HASH (id) PARTITIONS 4
        """);
    CreateTable table = (CreateTable) read.get(0);
    assertThat(table.complete()).isTrue();
    assertThat(table.columns()).extracting(Column::name).containsExactly("id", "email", "at", "half", "team");
    assertThat(table.columns()).extracting(Column::notNull).containsExactly(true, true, false, false, false);
    assertThat(table.columns().get(0).generation()).isEqualTo(Column.Generation.SERIAL);
    assertThat(table.columns().get(2).defaultValue()).map(SqlExpression::text).contains("CURRENT_TIMESTAMP");
    assertThat(table.constraints()).extracting(c -> c.getClass().getSimpleName())
        .containsExactly("ForeignKey", "PrimaryKey", "Unique", "ForeignKey");
    assertThat(read.subList(1, read.size())).singleElement().isInstanceOf(CreateIndex.class);
  }

  @Test
  void modifyAndChangeGiveAWholeDefinition() {
    assertThat(operations("ALTER TABLE users MODIFY a bigint NOT NULL DEFAULT 3 AFTER b"))
        .containsExactly(
            new ChangeColumnType(USERS, "a", DataType.of("bigint"), Optional.empty(), Optional.empty(),
                Optional.empty()),
            new SetNotNull(USERS, "a"),
            new SetDefault(USERS, "a", SqlExpression.constant("3")));
    assertThat(operations("ALTER TABLE users CHANGE a b int"))
        .containsExactly(
            new RenameColumn(USERS, "a", "b"),
            new ChangeColumnType(USERS, "b", DataType.of("integer"), Optional.empty(), Optional.empty(),
                Optional.empty()),
            new DropNotNull(USERS, "b"),
            new DropDefault(USERS, "b"));
    assertThat(operations("ALTER TABLE users CHANGE A a int")).noneMatch(RenameColumn.class::isInstance);
  }

  @Test
  void oneActionAfterTheOther() {
    assertThat(operations(
        "ALTER TABLE users DROP a, DROP PRIMARY KEY, DROP FOREIGN KEY f, DROP KEY k, ADD UNIQUE u (b), RENAME TO v,"
            + " ALGORITHM=INPLACE, LOCK=NONE, ENGINE InnoDB COMMENT 'x', CONVERT TO CHARACTER SET utf8mb4"))
        .containsExactly(
            new DropColumn(USERS, "a", false, false),
            new DropConstraint(USERS, Optional.of("PRIMARY"), Optional.of("primary"), false, false),
            new DropConstraint(USERS, Optional.of("f"), Optional.of("foreignkey"), false, false),
            new DropIndex(ObjectName.of("k"), Optional.of(USERS), false, false, false),
            new AddConstraint(
                USERS, new Constraint.Unique(Optional.of("u"), List.of("b"), Optional.empty(), false), false),
            new RenameTable(USERS, "v"),
            new AlterTable(USERS, "ALGORITHM"),
            new AlterTable(USERS, "LOCK"),
            new AlterTable(USERS, "ENGINE"),
            new AlterTable(USERS, "CONVERT TO CHARACTER SET"));
  }

  @Test
  void whatChangesTheRowsOfSeveralTablesIsReadToo() {
    assertThat(operations("UPDATE users u JOIN teams t ON t.id = u.team SET u.a = 1, t.b = u.c WHERE u.d > 2"))
        .extracting(o -> ((UpdateRows) o).tableName().name())
        .containsExactly("users", "teams");
    assertThat(operations("DELETE u FROM users u LEFT JOIN teams t ON t.id = u.team"))
        .containsExactly(new DeleteRows(USERS, Optional.empty()));
    assertThat(((DeleteRows) operations("DELETE u FROM users u JOIN teams t ON t.id = u.team").get(0)).filter())
        .isPresent();
    assertThat(operations("REPLACE INTO users SELECT * FROM old")).containsExactly(new InsertRows(USERS, true));
    assertThat(operations("INSERT IGNORE users SET a = 1 ON DUPLICATE KEY UPDATE a = 2"))
        .containsExactly(new InsertRows(USERS, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "LOCK TABLES users WRITE, teams READ", "UNLOCK TABLES", "OPTIMIZE TABLE users", "SET NAMES utf8mb4",
    "SET @old = @@foreign_key_checks, foreign_key_checks = 0", "USE shop", "FLUSH TABLES", "CALL refill(1)",
    "GRANT ALL ON shop.* TO 'a'@'%'", "ANALYZE TABLE users"
  })
  void whatConcernsTheSessionAndUpkeepIsKnown(String sql) {
    assertThat(operations(sql)).hasOnlyElementsOfType(OtherStatement.class);
  }

  @Test
  void whatIsPutTogetherWhenItRunsIsNotKnown() {
    assertThat(operations("PREPARE s FROM @sql"))
        .containsExactly(new Opaque("PREPARE s FROM @ …", "the statement is put together when it runs"));
    assertThat(operations("PREPARE s FROM 'DROP TABLE users'"))
        .containsExactly(new DropTable(USERS, false, false));
  }

  @Test
  void placesAreThoseOfTheSource() {
    SqlStatement statement =
        SqlReader.read(SqlTexts.text("ALTER TABLE users\n  ADD a int,\n  DROP COLUMN `b`;", "mysql")).get(0);
    assertThat(statement.operations().get(1).place().span()).isEqualTo(new Span(3, 3, 3, 18));
  }

  @Test
  void oneStatementThatIsNotUnderstoodHidesNoOther() {
    assertThat(operations("FROBNICATE x; ALTER TABLE users DROP a, WOBBLE b, DROP c; DROP TABLE t"))
        .containsExactly(
            new Opaque("FROBNICATE …", "`FROBNICATE` is not understood here"),
            new DropColumn(USERS, "a", false, false),
            new Opaque("ALTER TABLE users DROP a, WOBBLE …", "`WOBBLE` is not understood here"),
            new DropColumn(USERS, "c", false, false),
            new DropTable(ObjectName.of("t"), false, false));
  }
}
