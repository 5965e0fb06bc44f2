package dev.migrationguard.dialect;

import static dev.migrationguard.dialect.Answer.NO;
import static dev.migrationguard.dialect.Answer.UNKNOWN;
import static dev.migrationguard.dialect.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.DataType;
import dev.migrationguard.model.DataType.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of type does to the values, pair by pair. */
final class TypeChangeTest {

  private final Dialect postgresql = new PostgreSql(15);

  @ParameterizedTest(name = "{0} to {1}: narrows {2}, rewrites {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          varchar(50)    | varchar(100)   | NO      | NO
          varchar(50)    | varchar(50)    | NO      | NO
          varchar(50)    | varchar(49)    | YES     | YES
          varchar(50)    | varchar        | NO      | NO
          varchar        | varchar(50)    | YES     | YES
          varchar(50)    | text           | NO      | NO
          text           | varchar        | NO      | NO
          text           | varchar(50)    | YES     | YES
          text           | char(10)       | YES     | YES
          char(10)       | char(20)       | NO      | YES
          char(10)       | char(5)        | YES     | YES
          char(10)       | varchar(10)    | NO      | YES
          char           | char(1)        | NO      | NO
          name           | text           | NO      | YES
          name           | varchar(63)    | NO      | YES
          text           | citext         | NO      | NO
          smallint       | bigint         | NO      | YES
          bigint         | integer        | YES     | YES
          integer        | real           | YES     | YES
          integer        | numeric        | NO      | YES
          integer        | numeric(12,2)  | NO      | YES
          integer        | numeric(10,2)  | YES     | YES
          numeric(9,0)   | integer        | NO      | YES
          numeric(10,0)  | integer        | YES     | YES
          numeric(4,2)   | integer        | YES     | YES
          integer        | varchar(11)    | NO      | YES
          integer        | varchar(10)    | YES     | YES
          uuid           | varchar(36)    | NO      | YES
          uuid           | char(32)       | YES     | YES
          integer        | oid            | NO      | NO
          numeric(10,2)  | numeric(12,2)  | NO      | NO
          numeric(10,2)  | numeric        | NO      | NO
          numeric(10,2)  | numeric(12,4)  | NO      | YES
          numeric(10,2)  | numeric(10,4)  | YES     | YES
          numeric(10,2)  | numeric(8,2)   | YES     | YES
          numeric(10)    | numeric(10,0)  | NO      | NO
          numeric        | numeric(10,2)  | YES     | YES
          timestamp(0)   | timestamp(3)   | NO      | NO
          timestamp      | timestamp(6)   | NO      | NO
          timestamp      | timestamp(0)   | YES     | YES
          timestamptz    | timestamptz(3) | YES     | YES
          timestamp      | timestamptz    | NO      | UNKNOWN
          timestamptz    | timestamp      | YES     | UNKNOWN
          timestamp      | timestamptz(0) | YES     | UNKNOWN
          timestamp      | date           | YES     | YES
          date           | timestamptz    | NO      | YES
          time           | timetz         | NO      | YES
          interval(3)    | interval       | NO      | NO
          bit(8)         | varbit         | NO      | NO
          bit(8)         | varbit(8)      | NO      | YES
          bit(8)         | bit(16)        | YES     | YES
          varbit(10)     | varbit(20)     | NO      | NO
          varbit         | bit            | YES     | YES
          cidr           | inet           | NO      | NO
          inet           | cidr           | YES     | YES
          json           | jsonb          | NO      | YES
          jsonb          | json           | NO      | YES
          boolean        | integer        | NO      | YES
          text           | integer        | YES     | YES
          text           | jsonb          | YES     | YES
          jsonb          | text           | NO      | YES
          point          | uuid           | UNKNOWN | YES
          """)
  void betweenTypesThatDatabasesDefine(String from, String to, Answer narrows, Answer rewrites) {
    assertThat(postgresql.typeChange(type(from), type(to))).isEqualTo(new TypeChange(narrows, rewrites));
  }

  @Test
  void timeZonesAreReckonedRowByRowBeforeVersion12() {
    assertThat(new PostgreSql(11).typeChange(DataType.of("timestamp"), DataType.of("timestamptz")))
        .isEqualTo(new TypeChange(NO, YES));
  }

  @Test
  void elementsOfArraysAreConvertedOneByOne() {
    assertThat(postgresql.typeChange(type("varchar(50)").array(), type("varchar(100)").array()))
        .isEqualTo(new TypeChange(NO, YES));
    assertThat(postgresql.typeChange(type("varchar(50)").array(), type("varchar").array()))
        .isEqualTo(new TypeChange(NO, NO));
    assertThat(postgresql.typeChange(type("bigint").array(), type("integer").array()))
        .isEqualTo(new TypeChange(YES, YES));
    assertThat(postgresql.typeChange(type("integer"), type("integer").array()).rewrites()).isEqualTo(YES);
  }

  @Test
  void anEnumHoldsWhatItsLabelsSay() {
    DataType small = enumOf("mood", "sad", "ok");
    DataType large = enumOf("feeling", "sad", "ok", "happy");
    assertThat(postgresql.typeChange(small, large).narrows()).isEqualTo(NO);
    assertThat(postgresql.typeChange(large, small).narrows()).isEqualTo(YES);
    assertThat(postgresql.typeChange(enumOf("mood"), large).narrows()).isEqualTo(UNKNOWN);
    assertThat(postgresql.typeChange(type("text"), small)).isEqualTo(new TypeChange(YES, YES));
    assertThat(postgresql.typeChange(small, type("text"))).isEqualTo(new TypeChange(NO, YES));
    assertThat(postgresql.typeChange(large, type("varchar(5)")).narrows()).isEqualTo(NO);
    assertThat(postgresql.typeChange(large, type("varchar(4)")).narrows()).isEqualTo(YES);
  }

  @Test
  void whatASchemaOrAProjectDefinesIsNotKnown() {
    DataType domain = new DataType("email", List.of(), 0, Kind.USER_DEFINED, List.of());
    DataType decorator = new DataType("MyType", List.of(), 0, Kind.PROJECT, List.of());
    assertThat(postgresql.typeChange(type("text"), domain)).isEqualTo(TypeChange.UNKNOWN);
    assertThat(postgresql.typeChange(domain, type("text"))).isEqualTo(TypeChange.UNKNOWN);
    assertThat(postgresql.typeChange(domain, domain)).isEqualTo(new TypeChange(NO, NO));
    assertThat(postgresql.typeChange(type("text"), decorator)).isEqualTo(TypeChange.UNKNOWN);
    assertThat(postgresql.typeChange(DataType.unknown(), type("text"))).isEqualTo(TypeChange.UNKNOWN);
    assertThat(postgresql.typeChange(DataType.unknown(), DataType.unknown())).isEqualTo(TypeChange.UNKNOWN);
  }

  private static DataType enumOf(String name, String... labels) {
    return new DataType(name, List.of(), 0, Kind.ENUM, List.of(labels));
  }

  /** {@code numeric(10,2)}. */
  private static DataType type(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return DataType.of(text);
    }
    String[] numbers = text.substring(open + 1, text.length() - 1).split(",");
    Integer[] arguments = new Integer[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      arguments[i] = Integer.valueOf(numbers[i]);
    }
    return DataType.of(text.substring(0, open), arguments);
  }
}
