package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.DropTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One statement that cannot be read hides neither those before it nor those behind it. */
class NeighboursTest {

  private static final List<String> SCRIPT =
      List.of(
          "DROP TABLE first;",
          "CREATE TABLE t (id int, note text DEFAULT 'it''s; so');",
          "DO $$ BEGIN DROP TABLE second; END $$;",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1; SELECT 2';",
          "DROP TABLE third;");

  @ParameterizedTest
  @ValueSource(strings = {
      "ALTER TABLE t ADD COLUMN c int FROBNICATED;",
      "ALTER TABLE ${schema}.t DROP COLUMN ${column};",
      "${everything};",
      "FLY AWAY;",
      "CREATE TABLE u (a int,, b int);",
      "SELECT (1;",
      "SELECT 1);",
      "ALTER TABLE t ADD CONSTRAINT;",
      "\\i other.sql\n",
      "\\frobnicate\n",
      "DO $$ BEGIN IF x THEN END $$;",
      "DO LANGUAGE plpython3u $$ drop() $$;",
      "COPY t FROM stdin;\n1\tit's\n2\t$$\n\\.\n",
      "%(statement)s;",
      ";;;",
      "\u0001;"
  })
  void oneThatCannotBeRead(String defect) {
    for (int at = 0; at <= SCRIPT.size(); at++) {
      List<String> lines = new ArrayList<>(SCRIPT);
      lines.add(at, defect);

      List<String> dropped = new ArrayList<>();
      for (Step step : steps(String.join("\n", lines))) {
        if (step.operation() instanceof DropTable drop) {
          dropped.add(drop.name().toString());
        }
      }

      assertThat(dropped).as("%s at %d", defect, at).contains("first", "second", "third");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 'never closed", "SELECT $tag$ never closed", "/* never closed", "SELECT \"never"})
  void aQuoteThatNeverClosesIsToldAndTheStatementsBehindItAreReadAllTheSame(String defect) {
    List<Step> steps = steps("DROP TABLE first;\n" + defect + ";\nDROP TABLE second;\n");

    assertThat(steps.get(0).operation()).isInstanceOf(DropTable.class);
    assertThat(steps.get(1).operation()).isInstanceOfSatisfying(Opaque.class,
        opaque -> assertThat(opaque.reason()).contains("never close"));
    assertThat(steps).last().extracting(Step::operation).isInstanceOf(DropTable.class);
  }

  private static List<Step> steps(String script) {
    SourceFile file = SourceFile.of("x.sql", Path.of("x.sql"), script.getBytes(StandardCharsets.UTF_8));
    return ((Reading.Read) new SqlFrontend().read(file, EnumSet.of(Direction.UPGRADE))).migrations().get(0).upgrade();
  }
}
