package dev.migrationguard.frontend.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each answer is what Python's configparser gives. */
class IniTest {

  private static final Ini INI =
      Ini.of(
          """
          # a comment
          [DEFAULT]
          host = db.example
          [alembic]
          Script_Location = %(here)s/migrations
          ; a comment
          sqlalchemy.url: postgresql://%(user)s:p%%40ss@%(host)s/shop  # no comment
          user = shop
          version_locations =
              %(here)s/one

              %(here)s/two
          empty =
          loop = %(loop)s
          missing = %(nowhere)s
          odd = 100%
            [indented]
          [other]
          host = elsewhere
          """,
          Map.of("here", "/srv"));

  @Test
  void namesInAValueArePutIn() {
    assertThat(INI.get("alembic", "script_location")).contains("/srv/migrations");
    assertThat(INI.get("alembic", "sqlalchemy.url")).contains("postgresql://shop:p@ss@db.example/shop  # no comment"
        .replace("p@ss", "p%40ss"));
  }

  @Test
  void keysAreFoundInAnyCaseAndBehindTheSectionStandsDefault() {
    assertThat(INI.get("alembic", "host")).contains("db.example");
    assertThat(INI.get("other", "host")).contains("elsewhere");
    assertThat(INI.options("other")).containsExactly(Map.entry("host", "elsewhere"));
  }

  @Test
  void deeperLinesGoOnWithTheValue() {
    assertThat(INI.get("alembic", "version_locations")).contains("\n/srv/one\n/srv/two");
    assertThat(INI.get("alembic", "empty")).contains("");
  }

  @Test
  void whatCannotBePutInIsNotKnown() {
    assertThat(INI.get("alembic", "loop")).isEmpty();
    assertThat(INI.get("alembic", "missing")).isEmpty();
    assertThat(INI.get("alembic", "odd")).isEmpty();
    assertThat(INI.get("nowhere", "odd")).isEmpty();
  }

  @Test
  void entriesKnowTheirLines() {
    assertThat(INI.entry("alembic", "user").orElseThrow().line()).isEqualTo(8);
  }
}
