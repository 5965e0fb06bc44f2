package dev.migrationguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.alembic.AlembicFrontend;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files of one run that are judged in different ways. */
class PolicyTest {

  /** Tells by which database a drop is judged. */
  private record Dropped(RuleInfo info) implements Rule<DropTable> {
    @Override
    public Class<DropTable> on() {
      return DropTable.class;
    }

    @Override
    public Optional<Hit> check(DropTable drop, Context context) {
      return Optional.of(Hit.of("on " + context.dialect().name() + " " + context.dialect().version(), Remedy.NONE));
    }
  }

  private static final Dropped RULE =
      new Dropped(RuleInfo.of("dropped", Severity.WARNING, "title", "why", "instead", Hazard.LOSES_DATA));
  private static final String DROP = "op.drop_table('a')";
  private static final Policy USUAL = policy(Dialects.standard());

  private static Policy policy(Dialect target) {
    return new Policy(target, Optional.empty(), Set.of(), Set.of(), Map.of());
  }

  private static Policy ignoring(String... rules) {
    return new Policy(Dialects.standard(), Optional.empty(), Set.of(), Set.of(rules), Map.of());
  }

  private static SourceFile script(String id, String parent, String body) {
    String text =
        "from alembic import op\nrevision = '" + id + "'\ndown_revision = '" + parent + "'\ndef upgrade():\n    " + body
            + "\n";
    return SourceFile.of(id + ".py", Path.of(id + ".py"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Report judge(Policy usual, Map<String, Policy> exceptions, SourceFile... files) {
    Settings settings = new Settings(usual, exceptions, Set.of(Direction.UPGRADE), false);
    return new Guard(List.of(new AlembicFrontend()), List.of(RULE))
        .analyze(new Sources(List.of(files), List.of()), settings, (done, all) -> {});
  }

  private static List<String> told(Report report) {
    return report.findings().stream()
        .map(f -> f.place() + " " + f.severity().word() + " " + f.rule().id() + " " + f.message())
        .toList();
  }

  @Test
  void aFileHasADatabaseOfItsOwn() {
    Report report =
        judge(
            USUAL,
            Map.of("1.py", policy(Dialects.parse("postgresql:11"))),
            script("1", "", DROP),
            script("2", "1", DROP));

    assertThat(told(report))
        .containsExactly("1.py:5:5 warning dropped on postgresql 11", "2.py:5:5 warning dropped on postgresql 15");
    assertThat(report.targets()).extracting(Target::toString).containsExactly("postgresql 11", "postgresql 15 (assumed)");
  }

  @Test
  void aHistoryForTwoSystemsIsReplayedForEach() {
    Report report =
        judge(
            USUAL, Map.of("2.py", policy(Dialects.parse("mysql:8.4"))), script("1", "", DROP), script("2", "1", DROP));

    assertThat(told(report)).contains("1.py:5:5 warning dropped on postgresql 15", "2.py:5:5 warning dropped on mysql 804");
    assertThat(report.files()).extracting(Report.FileReport::path).containsExactly("1.py", "2.py");
    assertThat(report.steps()).hasSize(2);
  }

  @Test
  void aConfigurationThatNamesTheDatabaseIsNamedItself() {
    Place line = new Place("migration-guard.toml", new Span(3, 1, 3, 1));
    Policy told = new Policy(Dialects.parse("postgresql:13"), Optional.of(line), Set.of(), Set.of(), Map.of());

    assertThat(judge(told, Map.of(), script("1", "", DROP)).targets())
        .extracting(Target::toString)
        .containsExactly("postgresql 13 (from migration-guard.toml:3)");
  }

  @Test
  void aRuleRunsForSomeFilesOnly() {
    assertThat(told(judge(USUAL, Map.of("1.py", ignoring("dropped")), script("1", "", DROP), script("2", "1", DROP))))
        .containsExactly("2.py:5:5 warning dropped on postgresql 15");
    assertThat(told(judge(ignoring("dropped"), Map.of("1.py", USUAL), script("1", "", DROP), script("2", "1", DROP))))
        .containsExactly("1.py:5:5 warning dropped on postgresql 15");
  }

  @Test
  void aSeverityStandsInPlaceOfTheRulesOwn() {
    Policy weighed =
        new Policy(
            Dialects.standard(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Map.of("dropped", Severity.NOTE, "not-analysed", Severity.ERROR, "multiple-heads", Severity.ERROR));

    assertThat(
            told(judge(weighed, Map.of(), script("1", "", DROP), script("2", "", "op.execute(query())"))))
        .containsExactly(
            "1.py:5:5 note dropped on postgresql 15",
            "2.py:2:1 error multiple-heads `2` is a head of the history, and so is `1`: an upgrade to the head does not"
                + " know which is meant and stops",
            "2.py:5:5 error not-analysed `op.execute(query())` is not analysed: the SQL is not known: `query` is not"
                + " defined in this file");
  }

  @Test
  void whatIsSaidOfAHistoryIsLeftOutWhereTheFileDoesNotAskForIt() {
    SourceFile one = script("1", "", "pass");
    SourceFile two = script("2", "", "pass");

    assertThat(judge(USUAL, Map.of(), one, two).findings()).hasSize(1);
    assertThat(judge(USUAL, Map.of("2.py", ignoring("multiple-heads")), one, two).findings()).isEmpty();
  }

  @Test
  void aSuppressionOfARuleThatDidNotRunForTheFileIsNotUnused() {
    String kept = DROP + "  # guard: ignore[dropped] nobody reads it";

    assertThat(told(judge(USUAL, Map.of("1.py", ignoring("dropped")), script("1", "", kept)))).isEmpty();
  }
}
