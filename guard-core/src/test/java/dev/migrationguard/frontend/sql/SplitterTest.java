package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SplitterTest {

  private static List<String> statements(String sql) {
    List<String> statements = new ArrayList<>();
    Splitter splitter = new Splitter(sql);
    List<Token> tokens = splitter.next();
    while (!tokens.isEmpty()) {
      statements.add(sql.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end()));
      tokens = splitter.next();
    }
    return statements;
  }

  @Test
  void semicolonsInStringsCommentsAndDollarQuotesSplitNothing() {
    assertThat(statements("\uFEFFa ';' /* ; */ $$ ; $$; ;; b -- ;\n; c"))
        .containsExactly("a ';' /* ; */ $$ ; $$", "b", "c");
  }

  @Test
  void theBodyOfAFunctionStaysWhole() {
    String function = "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END";
    assertThat(statements(function + "; a")).containsExactly(function, "a");
    assertThat(statements("BEGIN; ATOMIC; END")).hasSize(3);
  }

  @Test
  void theActionsOfARuleStayTogether() {
    String rule = "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)";
    assertThat(statements(rule + "; a")).containsExactly(rule, "a");
    assertThat(statements("f (; b")).containsExactly("f (", "b");
  }

  @Test
  void commandsOfPsqlAreStatementsOfTheirOwn() {
    assertThat(statements("\\set x 1\r\na; \\i b.sql\nc")).containsExactly("\\set x 1", "a", "\\i b.sql", "c");
    assertThat(statements("select 1 \\gset\nb")).containsExactly("select 1 \\gset", "b");
  }

  @Test
  void theRowsOfACopyAreNoStatements() {
    assertThat(statements("COPY t FROM stdin;\n1\tDROP TABLE a;\n\\.\nb")).containsExactly("COPY t FROM stdin", "b");
  }
}
