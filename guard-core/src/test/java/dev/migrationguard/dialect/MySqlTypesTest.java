package dev.migrationguard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which change of type loses values on MySQL, and which on SQLite. */
final class MySqlTypesTest {

  private static DataType type(String declared, String database) {
    String sql = "ALTER TABLE t ADD c " + declared;
    return ((AddColumn) SqlReader.read(new SqlText(sql, (a, b) -> new Place("", Span.START), database))
            .get(0).operations().get(0).operation())
        .column()
        .type();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "int|bigint|NO", "bigint|int|YES", "int|int unsigned|YES", "int unsigned|int|YES", "int unsigned|bigint|NO",
    "tinyint(1)|tinyint(4)|NO", "bool|tinyint|NO", "mediumint|smallint|YES", "smallint unsigned|mediumint|NO",
    "varchar(50)|varchar(80)|NO", "varchar(80)|varchar(50)|YES", "varchar(255)|text|NO", "text|varchar(255)|YES",
    "text|mediumtext|NO", "longtext|text|YES", "varchar(200)|tinytext|UNKNOWN", "varchar(300)|tinytext|YES",
    "varchar(60)|tinytext|NO", "char(36)|varchar(36)|NO", "varbinary(16)|binary(16)|NO", "blob|mediumblob|NO",
    "datetime(6)|datetime|YES", "datetime|datetime(6)|NO", "datetime|timestamp|YES", "timestamp|datetime|NO",
    "datetime|date|YES", "date|datetime|NO", "date|time|YES",
    "decimal(10,2)|decimal(12,2)|NO", "decimal(10,2)|decimal(12,4)|NO", "decimal(10,2)|decimal(11,4)|YES",
    "decimal(10,4)|decimal(10,2)|YES", "int|decimal(12,0)|NO", "int|decimal(9,0)|YES", "decimal(10,2)|int|YES",
    "float|double|NO", "double|float|YES", "int|double|NO", "bigint|double|YES", "double|int|YES",
    "int|varchar(11)|NO", "int|varchar(5)|YES", "varchar(20)|int|YES", "datetime|varchar(26)|NO",
    "enum('a','b')|enum('a','b','c')|NO", "enum('a','b')|enum('a')|YES", "enum('a')|enum('A')|NO",
    "enum('ab')|varchar(2)|NO", "enum('abc')|varchar(2)|YES", "varchar(9)|enum('a')|YES", "set('a')|set('a','b')|NO",
    "json|text|UNKNOWN", "json|longtext|NO", "text|json|YES", "geometry|geometry|NO"
  })
  void onMySql(String from, String to, Answer narrows) {
    Dialect mysql = Dialects.parse("mysql");
    assertThat(mysql.typeChange(type(from, "mysql"), type(to, "mysql")).narrows()).isEqualTo(narrows);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "VARCHAR(80)|VARCHAR(10)|NO", "INTEGER|BIGINT|NO", "TEXT|INTEGER|YES", "INTEGER|TEXT|NO", "REAL|INTEGER|YES",
    "BLOB|TEXT|NO", "DATETIME|TEXT|NO"
  })
  void onSqliteOnlyTheAffinityCounts(String from, String to, Answer narrows) {
    Dialect sqlite = Dialects.parse("sqlite");
    assertThat(sqlite.typeChange(type(from, "sqlite"), type(to, "sqlite")).narrows()).isEqualTo(narrows);
  }
}
