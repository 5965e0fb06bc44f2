package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.sql.SqlWriter;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Java migrations of which a test writes only what matters. */
final class Source {

  static final String PATH = "src/main/java/db/migration/V7__Test.java";

  private Source() {}

  /** A Flyway migration around the body of {@code migrate}, in which {@code st} is a statement. */
  static String around(String body) {
    return around(body, "");
  }

  /** The same with members beside {@code migrate}. */
  static String around(String body, String members) {
    return """
        package db.migration;
        import java.sql.*;
        import java.util.*;
        import java.util.stream.*;
        import org.flywaydb.core.api.migration.BaseJavaMigration;
        import org.flywaydb.core.api.migration.Context;
        public class V7__Test extends BaseJavaMigration {
          public void migrate(Context context) throws Exception {
            Connection connection = context.getConnection();
            Statement st = connection.createStatement();
        %s
          }
        %s
        }
        """.formatted(body, members);
  }

  static Reading reading(String path, String source) {
    SourceFile file = SourceFile.of(path, Path.of(path), source.getBytes(StandardCharsets.UTF_8));
    return new JavaFrontend().read(file, EnumSet.allOf(Direction.class), "postgresql");
  }

  static Migration migration(String path, String source) {
    return ((Reading.Read) reading(path, source)).migrations().get(0);
  }

  /** What a body asks for, one line for each operation. */
  static List<String> asked(String body) {
    return asked(body, "");
  }

  static List<String> asked(String body, String members) {
    return lines(migration(PATH, around(body, members)).upgrade());
  }

  /** Steps as SQL, with the conditions that they stand under behind them. */
  static List<String> lines(List<Step> steps) {
    List<String> lines = new ArrayList<>();
    for (Step step : steps) {
      String line = step.operation() instanceof Opaque opaque
          ? "? " + opaque.reason()
          : SqlWriter.write(step.operation());
      String condition = step.guards().repeated() ? " (for each)" : step.guards().conditional() ? " (perhaps)" : "";
      String dialects = step.guards().dialects().isEmpty() ? "" : " on " + step.guards().dialects();
      lines.add(line + condition + dialects);
    }
    return lines;
  }

  /** The names of the tables that an expression of a string stands for: what {@code DROP TABLE} with it drops. */
  static List<String> dropped(String statements, String members) {
    List<String> names = new ArrayList<>();
    for (String line : asked(statements, members)) {
      names.add(line.replace("DROP TABLE ", "").replace("\"", ""));
    }
    return names;
  }
}
