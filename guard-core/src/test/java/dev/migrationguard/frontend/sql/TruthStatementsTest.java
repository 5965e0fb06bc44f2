package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every statement that PostgreSQL 18 was seen to accept is read without a gap. */
final class TruthStatementsTest {

  private static final Path TRUTH = Path.of("..", "fixtures", "truth", "postgresql.csv");

  @Test
  void noAcceptedStatementIsOpaque() throws IOException {
    List<String> gaps = new ArrayList<>();
    Set<String> statements = accepted();
    for (String statement : statements) {
      if (!SqlTexts.opaque(statement).isEmpty()) {
        gaps.add(statement + " -> " + SqlTexts.opaque(statement));
      }
    }
    assertThat(statements).hasSizeGreaterThan(300);
    assertThat(gaps).isEmpty();
  }

  private static Set<String> accepted() throws IOException {
    List<List<String>> rows = csv(Files.readString(TRUTH));
    int version = rows.get(0).indexOf("version");
    int statement = rows.get(0).indexOf("statement");
    int outcome = rows.get(0).indexOf("outcome");
    Set<String> statements = new LinkedHashSet<>();
    for (List<String> row : rows) {
      if (row.get(version).equals("18") && row.get(outcome).equals("ok")) {
        statements.add(row.get(statement));
      }
    }
    return statements;
  }

  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }
}
