package dev.migrationguard.frontend.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EscapedColonsTest {

  private static final String SCRIPT = """
      from alembic import op
      import sqlalchemy as sa

      revision = "2"
      down_revision = "1"


      def upgrade():
      """;

  private static List<Step> steps(String statement) {
    String script = SCRIPT + "    " + statement + "\n";
    Reading reading = new AlembicFrontend().read(
        SourceFile.of("2.py", Path.of("2.py"), script.getBytes(StandardCharsets.UTF_8)), Set.of(Direction.UPGRADE));
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).migrations().get(0).upgrade();
  }

  private static String assignments(String statement) {
    return ((UpdateRows) steps(statement).get(0).operation()).assignments();
  }

  @Test
  void aBackslashBeforeAColonIsForSqlalchemyAlone() {
    assertThat(assignments("op.execute(r\"UPDATE a SET b = c\\:\\:int\")")).isEqualTo("b = c::int");
    assertThat(assignments("op.execute(sa.text('UPDATE a SET b = 1 + c\\\\:\\\\:int'))")).isEqualTo("b = 1 + c::int");
    assertThat(assignments("op.get_bind().execute(sa.text(r\"UPDATE a SET b = '\\:x'\"))")).isEqualTo("b = ':x'");
  }

  @Test
  void theDriverGetsItAsItIs() {
    assertThat(assignments("op.get_bind().exec_driver_sql(r\"UPDATE a SET b = '\\:x'\")")).isEqualTo("b = '\\:x'");
  }

  @Test
  void whatStandsBehindTheBackslashKeepsItsPlace() {
    List<Step> steps = steps("op.execute(r\"UPDATE a SET b = c\\:\\:int; DROP TABLE d\")");
    assertThat(steps).hasSize(2);
    assertThat(steps.get(1).place().span()).isEqualTo(new Span(9, 45, 9, 57));
  }
}
