package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Mention;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which strings of a statement are values that an enum's new label can be, and of what. */
final class MentionsTest {

  private static final String ADDED = "ALTER TYPE mood ADD VALUE 'new'; ";

  @Test
  void namesTheColumnThatTakesTheValue() {
    assertThat(in("INSERT INTO users (id, mood) VALUES (1, 'sad'), ((2 + 1), 'new')")).containsExactly(of("mood"));
    assertThat(in("INSERT INTO users AS u (id, mood) OVERRIDING SYSTEM VALUE VALUES (1::int, 'new')"))
        .containsExactly(of("mood"));
    assertThat(in("INSERT INTO users (a, b, mood) SELECT coalesce(x, y), CASE WHEN a = 'b' THEN 1 END, 'new' FROM t"))
        .containsExactly(of("mood"));
    assertThat(in("UPDATE users SET (name, mood) = (lower('new'), 'new')")).containsExactly(of("mood"));
    assertThat(in("UPDATE users SET mood = CASE name WHEN 'a' THEN 'b' ELSE ('new') END")).containsExactly(of("mood"));
    assertThat(in("MERGE INTO users u USING t ON u.id = t.id WHEN NOT MATCHED THEN INSERT (id, mood) VALUES (1, 'new')"))
        .containsExactly(of("mood"));
  }

  @Test
  void namesTheColumnThatIsComparedWithIt() {
    assertThat(in("SELECT * FROM users WHERE u.mood NOT IN ('a', 'new')")).containsExactly(of("mood"));
    assertThat(in("SELECT * FROM users WHERE mood = ANY (ARRAY['a', 'new'])")).containsExactly(of("mood"));
    assertThat(in("SELECT * FROM users WHERE a OR 'new' <> u.\"Mood\"")).containsExactly(of("Mood"));
    assertThat(in("SELECT * FROM users WHERE mood IS NOT DISTINCT FROM 'new'")).containsExactly(of("mood"));
    assertThat(in("SELECT CASE mood WHEN 'a' THEN 1 WHEN 'new' THEN 2 END FROM users")).containsExactly(of("mood"));
  }

  @Test
  void namesTheTypeThatItIsGiven() {
    assertThat(in("SELECT 'new'::app.mood[]")).containsExactly(typed("app.mood", 1));
    assertThat(in("SELECT CAST('new' AS mood)")).containsExactly(typed("mood", 0));
    assertThat(in("SELECT * FROM users WHERE name::mood = 'new'")).containsExactly(typed("mood", 0));
    assertThat(in("CREATE TABLE t (mood mood NOT NULL DEFAULT 'new')")).containsExactly(
        new Mention("new", Optional.of("mood"), Optional.of(type("mood", 0))));
  }

  @Test
  void aRowWithoutColumnsNamesNeither() {
    assertThat(in("INSERT INTO app.users VALUES (1, 'new')"))
        .containsExactly(new Mention("new", Optional.empty(), Optional.empty()));
  }

  @Test
  void textIsNoValueOfAnEnum() {
    assertThat(in("SELECT 'new', lower('new'), name || 'new', name LIKE 'new', data ->> 'a' = 'new' FROM users"))
        .isEmpty();
    assertThat(in("COMMENT ON TABLE users IS 'new'")).isEmpty();
    assertThat(in("ALTER TYPE mood ADD VALUE 'newer' BEFORE 'new'")).isEmpty();
    assertThat(in("SELECT 1 FROM pg_enum WHERE enumlabel = 'new'")).isEmpty();
    assertThat(in("CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'new'")).isEmpty();
    assertThat(in("UPDATE users SET data = jsonb_build_object('a', 'new')")).isEmpty();
  }

  @Test
  void manyRowsTakeNoLongerThanTheyAreMany() {
    StringBuilder rows = new StringBuilder("INSERT INTO users (id, mood) VALUES (1, 'new')");
    rows.append(", (1, 'new')".repeat(50_000));

    assertThat(in(rows.toString())).contains(of("mood")).hasSizeLessThan(1_000);
  }

  private static Mention of(String column) {
    return new Mention("new", Optional.of(column), Optional.empty());
  }

  private static Mention typed(String type, int dimensions) {
    return new Mention("new", Optional.empty(), Optional.of(type(type, dimensions)));
  }

  private static DataType type(String name, int dimensions) {
    return new DataType(name, List.of(), dimensions, DataType.Kind.USER_DEFINED, List.of());
  }

  private static List<Mention> in(String sql) {
    List<Mention> mentions = new ArrayList<>();
    for (SqlStatement statement : SqlReader.read(new SqlText(ADDED + sql, (s, e) -> new Place("", Span.START)))) {
      statement.operations().forEach(located -> mentions.addAll(located.mentions()));
    }
    return mentions;
  }
}
