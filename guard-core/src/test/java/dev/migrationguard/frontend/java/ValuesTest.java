package dev.migrationguard.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strings are known to be: each expression stands behind {@code DROP TABLE}. */
class ValuesTest {

  private static final String MEMBERS = """
        static final String NAME = "users";
        static final String LONG = "old_" + NAME;
        static final List<String> NAMES = List.of("a", "b");
        enum Kind { FIRST("one"), SECOND("two"); final String table; Kind(String table) { this.table = table; }
          String table() { return table; } }
        enum Shown { THIS; public String toString() { return "shown"; } }
        record Pair(String left, String right) { String both() { return left + "_" + right; } }
        private String helper(String of) { return "h_" + of; }
        private static String choose(int n) { return switch (n) { case 1 -> "one"; case 2 -> { yield "two"; }
          default -> "many"; }; }
        private String early(String s) { if (s == null) { return "none"; } return s; }
        private String join(String... parts) { return String.join("_", parts); }
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "users"                                                      | users
      NAME                                                         | users
      LONG                                                         | old_users
      V7__Test.NAME                                                | users
      "a" + 1 + 'b' + true                                         | a1btrue
      "a" + (1 + 2)                                                | a3
      new StringBuilder("a").append("b").append(1).toString()      | ab1
      new StringBuilder("bc").insert(0, "a").toString()            | abc
      new StringJoiner("_").add("a").add("b").toString()           | a_b
      new StringJoiner("_", "x", "y").add("a").toString()          | xay
      String.format("%s_%d", "a", 3)                               | a_3
      String.format("%2$s_%1$s", "a", "b")                         | b_a
      String.format("%s_%04d", "a", 7)                             | a_0007
      "%s_x".formatted(NAME)                                       | users_x
      String.join("_", "a", "b")                                   | a_b
      String.join("_", NAMES)                                      | a_b
      "x" + String.valueOf(12)                                     | x12
      " users ".strip()                                            | users
      " users ".trim()                                             | users
      "USERS".toLowerCase()                                        | users
      "u$ers".replace("$", "s")                                    | users
      "u-e-s".replaceAll("-", "_")                                 | u_e_s
      "ab".repeat(2)                                               | abab
      "users_old".substring(0, 5)                                  | users
      "a,b".split(",")[1]                                          | b
      helper("x")                                                  | h_x
      choose(1)                                                    | one
      choose(2)                                                    | two
      choose(9)                                                    | many
      early("s")                                                   | s
      early(null)                                                  | none
      join("a", "b", "c")                                          | a_b_c
      Kind.SECOND.table                                            | two
      Kind.FIRST.table()                                           | one
      Kind.FIRST.name().toLowerCase()                              | first
      Shown.THIS                                                   | shown
      "a_" + Shown.THIS                                            | a_shown
      String.format("%s_x", Shown.THIS)                            | shown_x
      new StringBuilder().append(Shown.THIS).toString()            | shown
      new Pair("a", "b").both()                                    | a_b
      new Pair("a", "b").left()                                    | a
      NAMES.get(1)                                                 | b
      new String[] {"a", "b"}[0]                                   | a
      Map.of("k", "v").get("k")                                    | v
      Map.entry("k", "v").getValue()                               | v
      NAMES.stream().map(n -> n + "x").collect(Collectors.joining("_")) | ax_bx
      NAMES.stream().filter(n -> n.equals("b")).findFirst().get()  | b
      (NAMES.isEmpty() ? "nothing" : "something")                  | something
      "x" + NAMES.size()                                           | x2
      Optional.of("a").orElse("b")                                 | a
      Objects.requireNonNull("a")                                  | a
      "\\u0061b"                                                   | ab
      "a\\137b"                                                    | a_b
      ((String) "a")                                               | a
      System.getenv("X") + "_log"                                  | …_log
      "t_" + connection.getCatalog()                               | t_…
      """)
  void anExpressionIsKnown(String expression, String name) {
    assertThat(Source.dropped("st.execute(\"DROP TABLE \" + " + expression + ");", MEMBERS))
        .containsExactly(name);
  }

  @Test
  void variablesChange() {
    assertThat(Source.asked("""
        String sql = "DROP TABLE ";
        sql += "a";
        st.execute(sql);
        sql = sql.replace("a", "b");
        st.execute(sql);
        int n = 1;
        n++;
        st.execute("DROP TABLE t" + n);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 3; i++) {
          if (all.length() > 0) {
            all.append(", ");
          }
          all.append("t").append(i);
        }
        st.execute("DROP TABLE " + all);
        all.setLength(all.length() - 4);
        st.execute("DROP TABLE " + all);
        """)).containsExactly(
        "DROP TABLE a", "DROP TABLE b", "DROP TABLE t2",
        "DROP TABLE t0", "DROP TABLE t1", "DROP TABLE t2",
        "DROP TABLE t0", "DROP TABLE t1");
  }

  @Test
  void loopsOverWhatIsKnownTurnOneByOne() {
    assertThat(Source.asked("""
        for (String t : List.of("a", "b")) { st.execute("DROP TABLE " + t); }
        for (String t : new String[] {"c"}) { st.execute("DROP TABLE " + t); }
        List.of("d").forEach(t -> drop(st, t));
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("e", "x");
        columns.put("f", "y");
        for (Map.Entry<String, String> each : columns.entrySet()) {
          st.execute("ALTER TABLE " + each.getKey() + " DROP COLUMN " + each.getValue());
        }
        columns.forEach((table, column) -> drop(st, table + "_" + column));
        List<String> names = new ArrayList<>();
        names.add("g");
        names.addAll(Arrays.asList("h", "i"));
        for (int i = 0; i < names.size(); i++) { drop(st, names.get(i)); }
        int n = 0;
        while (n < 2) { drop(st, "w" + n++); }
        do { drop(st, "once"); } while (false);
        for (Kind kind : Kind.values()) { drop(st, kind.table); }
        IntStream.range(0, 2).forEach(i -> drop(st, "r" + i));
        """, """
        private void drop(Statement st, String t) { try { st.execute("DROP TABLE " + t); }
          catch (SQLException e) { throw new RuntimeException(e); } }
        enum Kind { ONE("k1"), TWO("k2"); final String table; Kind(String table) { this.table = table; } }
        """)).containsExactly(
        "DROP TABLE a", "DROP TABLE b", "DROP TABLE c", "DROP TABLE d",
        "ALTER TABLE e DROP COLUMN x", "ALTER TABLE f DROP COLUMN y",
        "DROP TABLE e_x", "DROP TABLE f_y", "DROP TABLE g", "DROP TABLE h", "DROP TABLE i",
        "DROP TABLE w0", "DROP TABLE w1", "DROP TABLE once", "DROP TABLE k1", "DROP TABLE k2",
        "DROP TABLE r0", "DROP TABLE r1");
  }

  @Test
  void whatIsNotKnownIsBoth() {
    assertThat(Source.asked("""
        if (System.getenv("X") != null) {
          st.execute("DROP TABLE a");
        } else {
          st.execute("DROP TABLE b");
        }
        String t = System.nanoTime() > 1 ? "c" : "d";
        st.execute("DROP TABLE " + t);
        ResultSet rows = st.executeQuery("SELECT 1");
        while (rows.next()) {
          st.execute("DROP TABLE " + rows.getString(1));
        }
        switch (System.getProperty("y")) {
          case "1": st.execute("DROP TABLE e"); break;
          default: st.execute("DROP TABLE f");
        }
        if (rows.next()) {
          return;
        }
        st.execute("DROP TABLE g");
        """)).containsExactly(
        "DROP TABLE a (perhaps)", "DROP TABLE b (perhaps)", "DROP TABLE c (perhaps)", "DROP TABLE d (perhaps)",
        "SELECT …", "DROP TABLE … (for each)", "DROP TABLE e (perhaps)", "DROP TABLE f (perhaps)",
        "DROP TABLE g (perhaps)");
  }

  @Test
  void aFailureMakesTheRestNoCondition() {
    assertThat(Source.asked("""
        if (System.getenv("X") == null) {
          throw new IllegalStateException("set X");
        }
        st.execute("DROP TABLE a");
        """)).containsExactly("DROP TABLE a");
  }

  @Test
  void whatABranchChangesIsEither() {
    assertThat(Source.asked("""
        String t = "a";
        List<String> more = new ArrayList<>();
        if (System.getenv("X") != null) {
          t = "b";
          more.add("c");
        }
        st.execute("DROP TABLE " + t);
        for (String each : more) { st.execute("DROP TABLE " + each); }
        """)).containsExactly("DROP TABLE b (perhaps)", "DROP TABLE a (perhaps)", "DROP TABLE c (perhaps)");
  }

  @Test
  void anUnknownLoopLeavesTheRestOpen() {
    assertThat(Source.asked("""
        StringBuilder sql = new StringBuilder("ALTER TABLE t ADD COLUMN ");
        ResultSet rows = connection.getMetaData().getTables(null, null, null, null);
        List<String> drops = new ArrayList<>();
        while (rows.next()) {
          drops.add("DROP TABLE " + rows.getString(1) + "_old");
        }
        for (String drop : drops) { st.execute(drop); }
        """)).containsExactly("DROP TABLE …_old (for each)");
  }

  @Test
  void textBlocksAreStripped() {
    assertThat(Source.asked("""
        st.execute(\"""
            ALTER TABLE a \\
              DROP COLUMN b;
            DROP TABLE "x y"\\
            \""");
        """)).containsExactly("ALTER TABLE a DROP COLUMN b", "DROP TABLE \"x y\"");
  }
}
