package dev.migrationguard.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.model.Opaque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was made to keep a reader busy, or to break it. */
class HostileTest {

  @Test
  void tenThousandStatements() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      body.append("st.execute(\"DROP TABLE t").append(i).append("\");\n");
    }
    assertThat(Source.asked(body.toString())).hasSize(10_000).last().isEqualTo("DROP TABLE t9999");
  }

  @Test
  void aHelperThatCallsItself() {
    List<String> asked = Source.asked("again(st, System.nanoTime());", """
        private void again(Statement st, long n) throws Exception {
          st.execute("DROP TABLE t");
          again(st, n - 1);
        }
        """);
    assertThat(asked).containsExactly(
        "DROP TABLE t", "? it calls itself, and only its first turn is followed");
    assertThat(Source.asked("again(st, 3);", """
        private void again(Statement st, int n) throws Exception {
          if (n > 0) {
            st.execute("DROP TABLE t" + n);
            again(st, n - 1);
          }
        }
        """)).containsExactly("DROP TABLE t3", "DROP TABLE t2", "DROP TABLE t1");
  }

  @Test
  void aStringOfAMegabyte() {
    String long_ = "x".repeat(1_000_000);
    assertThat(Source.asked("st.execute(\"INSERT INTO t VALUES ('" + long_ + "')\");")).hasSize(1);
    assertThat(Source.asked("String s = \"" + long_ + "\";\nfor (int i = 0; i < 100; i++) { s += s; }\n"
        + "st.execute(\"INSERT INTO t VALUES ('\" + s + \"')\");")).hasSize(1);
  }

  @Test
  void aLoopWithoutAnEnd() {
    assertThat(Source.asked("int n = 0; while (n < 1_000_000) { n++; }\nst.execute(\"DROP TABLE t\");"))
        .containsExactly("? only its first 500 turns are followed", "DROP TABLE t");
    assertThat(Source.asked("""
        for (int a = 0; a < 400; a++) { for (int b = 0; b < 400; b++) { for (int c = 0; c < 400; c++) { } } }
        """)).contains("? it does more than the guard follows");
  }

  @Test
  void aSumOfTenThousandStrings() {
    String sum = "\"DROP TABLE \"" + " + \"x\"".repeat(10_000);
    assertThat(Source.asked("st.execute(" + sum + ");")).hasSize(1);
  }

  @Test
  void deepNesting() {
    Reading reading = Source.reading(
        Source.PATH, Source.around("int n = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";"));
    boolean known = reading instanceof Reading.Unreadable unreadable && unreadable.reason().contains("too deep");
    assertThat(known || reading instanceof Reading.Read).isTrue();
    String blocks = "{".repeat(3_000) + "st.execute(\"DROP TABLE t\");" + "}".repeat(3_000);
    Reading nested = Source.reading(Source.PATH, Source.around(blocks));
    assertThat(nested).isInstanceOfAny(Reading.Read.class, Reading.Unreadable.class);
    if (nested instanceof Reading.Read read) {
      assertThat(read.migrations().get(0).upgrade()).isNotEmpty();
    }
  }

  @Test
  void constantsThatAreMadeOfEachOther() {
    assertThat(Source.migration(Source.PATH, Source.around("st.execute(A);", """
        static final String A = B + "x";
        static final String B = A + "y";
        static class Node { Node next = new Node(); }
        Node node = new Node();
        """)).upgrade()).extracting(step -> step.operation() instanceof Opaque).containsExactly(true);
  }
}
