package dev.migrationguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.alembic.AlembicFrontend;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static RuleInfo info(String id) {
    return RuleInfo.of(id, Severity.WARNING, "title", "why", "instead", Hazard.LOSES_DATA);
  }

  /** Says of every table in use that it is dropped. */
  private record Dropped(RuleInfo info) implements Rule<DropTable> {
    @Override
    public Class<DropTable> on() {
      return DropTable.class;
    }

    @Override
    public Optional<Hit> check(DropTable drop, Context context) {
      return context.inUse(drop.name())
          ? Optional.of(Hit.of("`" + drop.name() + "` is dropped", Remedy.NONE))
          : Optional.empty();
    }
  }

  private record Crashing(RuleInfo info) implements Rule<DropTable> {
    @Override
    public Class<DropTable> on() {
      return DropTable.class;
    }

    @Override
    public Optional<Hit> check(DropTable drop, Context context) {
      throw new IllegalStateException("no good");
    }
  }

  private static final List<Rule<?>> RULES = List.of(new Dropped(info("dropped")));

  /** A script whose {@code upgrade()} starts in line 5. */
  private static SourceFile script(String id, String parent, String body) {
    String text =
        "from alembic import op\nrevision = '" + id + "'\ndown_revision = '" + parent + "'\ndef upgrade():\n"
            + ("\n" + body.strip()).replace("\n", "\n    ").substring(1) + "\n";
    return SourceFile.of(id + ".py", Path.of(id + ".py"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Settings settings(Set<String> select, Set<String> ignore, boolean newestOnly) {
    return new Settings(
        Dialects.parse("postgresql:16"), Set.of(Direction.UPGRADE), select, ignore, newestOnly);
  }

  private static final Settings PLAIN = settings(Set.of(), Set.of(), false);

  private static Report analyze(List<Rule<?>> rules, Settings settings, Sources sources) {
    return new Guard(List.of(new AlembicFrontend()), rules).analyze(sources, settings, (done, all) -> {});
  }

  private static List<String> lines(Report report) {
    return report.findings().stream().map(GuardTest::line).toList();
  }

  private static String line(Finding finding) {
    return finding.place().path() + ":" + finding.place().span().line() + " " + finding.rule().id() + " "
        + finding.message() + finding.suppressed().map(reason -> " (" + reason + ")").orElse("");
  }

  /** What is said of one script. */
  private static List<String> judged(String body) {
    return lines(analyze(RULES, PLAIN, new Sources(List.of(script("1", "", body)), List.of())));
  }

  @Nested
  class Judges {

    @Test
    void whatIsReportedOnWithWhatTheHistoryTells() {
      SourceFile first = script("1", "", "op.create_table('a')\nop.drop_table('x')");
      SourceFile second = script("2", "1", "op.create_table('b')\nop.drop_table('a')\nop.drop_table('b')");
      Report report = analyze(RULES, PLAIN, new Sources(List.of(second), List.of(first)));
      assertThat(lines(report)).containsExactly("2.py:6 dropped `a` is dropped");
      assertThat(report.statistics().files()).isEqualTo(1);
      assertThat(report.statistics().history()).isEqualTo(2);
    }

    @Test
    void whatOnlyUnreleasedScriptsMadeAsNotInUse() {
      List<SourceFile> files =
          List.of(
              script("1", "", "op.create_table('old')"),
              script("2", "1", "op.create_table('a')\nop.drop_table('old')"),
              script("3", "2", "op.drop_table('a')"));
      assertThat(lines(analyze(RULES, PLAIN, new Sources(files.subList(1, 3), files.subList(0, 1), Set.of("2.py", "3.py")))))
          .containsExactly("2.py:6 dropped `old` is dropped");
      assertThat(lines(analyze(RULES, PLAIN, new Sources(files.subList(1, 3), files.subList(0, 1), Set.of("3.py")))))
          .containsExactly("2.py:6 dropped `old` is dropped", "3.py:5 dropped `a` is dropped");
    }

    @Test
    void anIdThatAReleasedScriptHasTooAsReleased() {
      SourceFile released = script("1", "", "op.create_table('a')");
      SourceFile copy = SourceFile.of("copy.py", Path.of("copy.py"), released.content().orElseThrow());
      SourceFile next = script("2", "1", "op.drop_table('a')");
      Sources sources = new Sources(List.of(copy, next), List.of(released), Set.of("copy.py", "2.py"));
      assertThat(lines(analyze(RULES, PLAIN, sources)))
          .containsExactly(
              "2.py:5 dropped `a` is dropped",
              "copy.py:2 broken-history `1` is the id of 1.py as well: only one of the two is run, or none");
    }

    @Test
    void everyHeadOfEveryHistoryWhereTheNewestIsAsked() {
      SourceFile base = script("1", "", "op.drop_table('a')");
      SourceFile left = script("2", "1", "op.drop_table('b')");
      SourceFile right = script("3", "1", "op.drop_table('c')");
      byte[] other = script("1", "", "op.drop_table('d')").content().orElseThrow();
      SourceFile elsewhere = SourceFile.of("other/1.py", Path.of("other/1.py"), other);
      Settings newest = settings(Set.of(), Set.of(), true);
      Report report = analyze(RULES, newest, new Sources(List.of(base, left, right, elsewhere), List.of()));
      assertThat(lines(report))
          .filteredOn(line -> !line.contains("multiple-heads"))
          .containsExactly(
              "2.py:5 dropped `b` is dropped", "3.py:5 dropped `c` is dropped", "other/1.py:5 dropped `d` is dropped");
      assertThat(analyze(RULES, newest, new Sources(List.of(base), List.of(left, right))).findings()).isEmpty();
    }

    @Test
    void onlyTheNewestWhereThatIsAsked() {
      List<SourceFile> files =
          List.of(script("2", "1", "op.drop_table('b')"), script("1", "", "op.drop_table('a')"));
      Report report = analyze(RULES, settings(Set.of(), Set.of(), true), new Sources(files, List.of()));
      assertThat(lines(report)).containsExactly("2.py:5 dropped `b` is dropped");
    }

    @Test
    void byTheRulesThatAreSelectedAndNotIgnored() {
      List<Rule<?>> rules = List.of(new Dropped(info("one")), new Dropped(info("two")));
      Sources sources = new Sources(List.of(script("1", "", "op.drop_table('a')")), List.of());
      assertThat(lines(analyze(rules, settings(Set.of("two"), Set.of(), false), sources)))
          .containsExactly("1.py:5 two `a` is dropped");
      assertThat(lines(analyze(rules, settings(Set.of(), Set.of("two"), false), sources)))
          .containsExactly("1.py:5 one `a` is dropped");
    }

    @Test
    void nothingThatRunsOnAnotherDatabase() {
      assertThat(judged("if op.get_bind().dialect.name == 'sqlite':\n    op.drop_table('a')")).isEmpty();
    }

    @Test
    void aLoopOnceWithTheNamesOfItsTurns() {
      assertThat(judged("for t in ['a', 'b', 'c']:\n    op.drop_table(t)")).containsExactly(
          "1.py:6 dropped `a` is dropped (and 2 more like it from the same line: `b`, `c`)");
    }

    @Test
    void theOthersWhereARuleFails() {
      List<Rule<?>> rules = List.of(new Crashing(info("crashing")), new Dropped(info("dropped")));
      Report report = analyze(rules, PLAIN, new Sources(List.of(script("1", "", "op.drop_table('a')")), List.of()));
      assertThat(lines(report)).containsExactly("1.py:5 dropped `a` is dropped");
      assertThat(report.defects()).singleElement().satisfies(defect -> {
        assertThat(defect.where()).isEqualTo("crashing");
        assertThat(defect.place().span().line()).isEqualTo(5);
        assertThat(defect.message()).contains("no good");
      });
    }
  }

  @Nested
  class SaysOfFilesThatAreNotMigrations {

    private static Sources named(String name, String text) {
      return new Sources(
          List.of(SourceFile.of(name, Path.of(name), text.getBytes(StandardCharsets.UTF_8))), List.of());
    }

    @Test
    void thatNoneIsFoundWhereTheUserNamedThem() {
      assertThat(lines(analyze(RULES, PLAIN, named("helper.py", "x = 1")))).singleElement().asString()
          .startsWith("helper.py:1 not-analysed ");
      byte[] text = "x = 1".getBytes(StandardCharsets.UTF_8);
      SourceFile found = new SourceFile("helper.py", Path.of("helper.py"), Optional.of(text), false);
      Sources walked = new Sources(List.of(found), List.of());
      assertThat(lines(analyze(RULES, PLAIN, walked))).isEmpty();
    }

    @Test
    void whereTheirSyntaxIsBroken() {
      assertThat(lines(analyze(RULES, PLAIN, named("1.py", "revision = '1'\ndef upgrade(:\n")))).singleElement()
          .asString().startsWith("1.py:2 unreadable-source ");
    }
  }

  @Nested
  class IsToldToIgnore {

    @Test
    void atTheEndOfTheLineOrOnTheLineAbove() {
      assertThat(judged("""
          op.drop_table('a')  # guard: ignore[dropped] nobody reads it
          # guard: ignore[dropped] moved away
          op.drop_table('b')
          op.drop_table('c')
          """)).containsExactly(
              "1.py:5 dropped `a` is dropped (nobody reads it)",
              "1.py:7 dropped `b` is dropped (moved away)",
              "1.py:8 dropped `c` is dropped");
    }

    @Test
    void severalRulesEachOfWhichMustFindSomething() {
      assertThat(judged("""
          # guard: ignore[dropped, not-analysed] moved away
          op.drop_table(name()); op.execute(query())
          # guard: ignore[dropped, not-analysed] moved away
          op.drop_table('b')
          """)).containsExactly(
              "1.py:6 dropped `…` is dropped (moved away)",
              "1.py:6 not-analysed `op.execute(query())` is not analysed: the SQL is not known: `query` is not defined in"
                  + " this file (moved away)",
              "1.py:7 unused-suppression This suppression names `not-analysed`, and there is no such finding on the"
                  + " statement that it speaks of",
              "1.py:8 dropped `b` is dropped (moved away)");
    }

    @Test
    void insideAndAtTheEndOfACallOfSeveralLines() {
      assertThat(judged("""
          op.drop_table(
              'a',  # guard: ignore[dropped] old
          )
          op.drop_table(
              'b',
          )  # guard: ignore[dropped] older
          """)).containsExactly("1.py:5 dropped `a` is dropped (old)", "1.py:8 dropped `b` is dropped (older)");
    }

    @Test
    void aStatementInsideAStringByItsCall() {
      assertThat(judged("""
          # guard: ignore[dropped] both are copies
          op.execute('''
              DROP TABLE a;
              DROP TABLE b;
          ''')
          """)).hasSize(2).allMatch(line -> line.endsWith("(both are copies)"));
    }

    @Test
    void theHeadOfABlockAndNotItsBody() {
      assertThat(judged("""
          # guard: ignore[dropped] for the block
          with op.get_context().autocommit_block():
              op.drop_table('a')
          """)).containsExactly(
              "1.py:5 unused-suppression This suppression has no effect: "
                  + "there is no such finding on the statement that it speaks of",
              "1.py:7 dropped `a` is dropped");
    }

    @Test
    void neitherWithoutAReasonNorByARuleThatIsNone() {
      assertThat(judged("""
          op.drop_table('a')  # guard: ignore[dropped]
          op.drop_table('b')  # guard: ignore[droped] typo
          op.drop_table('c')  # guard: ignore dropped
          """)).containsExactly(
              "1.py:5 dropped `a` is dropped",
              "1.py:5 unused-suppression This suppression has no effect: it gives no reason",
              "1.py:6 dropped `b` is dropped",
              "1.py:6 unused-suppression This suppression has no effect: there is no rule `droped`; did you mean `dropped`?",
              "1.py:7 dropped `c` is dropped",
              "1.py:7 unused-suppression This suppression has no effect: "
                  + "it does not read `guard: ignore[rule-id] reason`");
    }

    @Test
    void whatNobodySaysAnyMore() {
      assertThat(judged("op.create_table('a')  # guard: ignore[dropped] once it was")).singleElement().asString()
          .startsWith("1.py:5 unused-suppression ");
    }

    @Test
    void nothingByWordsInsideAString() {
      assertThat(judged("op.execute('DROP TABLE a; SELECT \"# guard: ignore[dropped] no\"')"))
          .containsExactly("1.py:5 dropped `a` is dropped");
    }
  }
}
