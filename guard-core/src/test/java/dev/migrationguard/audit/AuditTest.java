package dev.migrationguard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.engine.Guard;
import dev.migrationguard.engine.Progress;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.alembic.AlembicFrontend;
import dev.migrationguard.frontend.sql.SqlFrontend;
import dev.migrationguard.model.Direction;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AuditTest {

  private record Dropped(RuleInfo info) implements Rule<DropTable> {
    @Override
    public Class<DropTable> on() {
      return DropTable.class;
    }

    @Override
    public Optional<Hit> check(DropTable drop, Context context) {
      return Optional.of(Hit.of("`" + drop.name() + "` is dropped", Remedy.NONE));
    }
  }

  private static final Rule<?> RULE =
      new Dropped(RuleInfo.of("dropped", Severity.ERROR, "title", "why", "instead", Hazard.LOSES_DATA));

  private final List<SourceFile> reported = new ArrayList<>();
  private final List<SourceFile> history = new ArrayList<>();

  private static SourceFile file(String path, String text) {
    return SourceFile.of(path, Path.of(path), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A script of Alembic; its parents are a Python expression. */
  private static SourceFile script(String id, String parents, String date, String body) {
    String head = date.isEmpty() ? "" : "\"\"\"words\n\nCreate Date: " + date + " 10:00:00.000\n\n\"\"\"\n";
    return file(
        "v/" + id + ".py",
        head + "from alembic import op\nrevision = '" + id + "'\ndown_revision = " + parents
            + "\ndef upgrade():\n    " + body + "\n");
  }

  private void add(String id, String parents, String date, String body) {
    reported.add(script(id, parents, date, body));
  }

  private Audit audit() {
    Settings settings =
        new Settings(Dialects.standard(), Set.of(Direction.UPGRADE), Set.of(), Set.of(), false);
    Guard guard = new Guard(List.of(new AlembicFrontend(), new SqlFrontend()), List.of(RULE));
    Report report = guard.analyze(new Sources(reported, history), settings, Progress.SILENT);
    return Audit.of(report);
  }

  private static Revision revision(Audit audit, String id) {
    return audit.revisions().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void counts_what_each_month_revision_rule_and_table_has() {
    add("a", "None", "2024-01-05", "op.drop_table('x'); op.execute(unknown())");
    add("b", "'a'", "2024-01-20", "op.create_table('y')");
    add("c", "'b'", "2024-03-01", "op.drop_table('x'); op.drop_table('z')");

    Audit audit = audit();

    assertThat(audit.figures()).isEqualTo(new Figures(4, 1, 3, 0, 0, 0));
    assertThat(audit.timeline().dated()).isTrue();
    assertThat(audit.timeline().periods())
        .containsExactly(
            new Period("2024-01", 2, new Figures(2, 1, 1, 0, 0, 0)),
            new Period("2024-03", 1, new Figures(2, 0, 2, 0, 0, 0)));
    assertThat(audit.worst()).extracting(Revision::id).containsExactly("c", "a");
    assertThat(audit.rules()).containsExactly(new Subject("dropped", 2, new Figures(0, 0, 3, 0, 0, 0)));
    assertThat(audit.tables())
        .containsExactly(
            new Subject("x", 2, new Figures(0, 0, 2, 0, 0, 0)), new Subject("z", 1, new Figures(0, 0, 1, 0, 0, 0)));
    assertThat(audit.histories()).singleElement().extracting(Lineage::name).isEqualTo("v");
  }

  @Test
  void what_the_source_accepts_counts_as_suppressed_alone() {
    add("a", "None", "", "op.drop_table('x')  # guard: ignore[dropped] nobody reads it");

    Audit audit = audit();

    assertThat(audit.figures()).isEqualTo(new Figures(1, 0, 0, 0, 0, 1));
    assertThat(audit.rules()).isEmpty();
    assertThat(audit.worst()).isEmpty();
    assertThat(audit.hazards()).singleElement().matches(hazard -> hazard.finding().suppressed().isPresent());
  }

  @Test
  void a_branch_and_its_merge_stay_visible_between_folded_runs() {
    add("a", "None", "2024-01-01", "pass");
    add("b", "'a'", "2024-01-02", "pass");
    add("c", "'b'", "2024-01-03", "pass");
    add("d", "'c'", "2024-01-04", "pass");
    add("l1", "'d'", "2024-01-05", "pass");
    add("l2", "'l1'", "2024-01-06", "pass");
    add("r", "'d'", "2024-01-06", "pass");
    add("m", "('l2', 'r')", "2024-01-07", "pass");

    Lineage lineage = audit().histories().get(0);

    assertThat(lineage.heads()).isEqualTo(1);
    assertThat(lineage.branchPoints()).isEqualTo(1);
    assertThat(lineage.merges()).isEqualTo(1);
    assertThat(names(lineage)).containsExactly("m", "l1+l2", "r", "d", "b+c", "a");
    assertThat(lineage.drawing().rows()).extracting(Drawing.Row::lane).containsExactly(0, 0, 1, 0, 0, 0);
    assertThat(lineage.drawing().lines())
        .containsExactlyInAnyOrder(
            new Drawing.Line(0, 1, 0), new Drawing.Line(0, 2, 1), new Drawing.Line(1, 3, 0),
            new Drawing.Line(2, 3, 0), new Drawing.Line(3, 4, 0), new Drawing.Line(4, 5, 0));
  }

  @Test
  void a_run_ends_with_the_year_and_a_day_out_of_order_breaks_none() {
    add("a", "None", "2023-01-01", "pass");
    String[] days = {"2023-02-01", "2023-01-15", "", "2024-01-01", "2023-12-30", "2024-05-01"};
    String before = "a";
    for (int i = 0; i < days.length; i++) {
      add("r" + i, "'" + before + "'", days[i], "pass");
      before = "r" + i;
    }
    add("z", "'" + before + "'", "2024-06-01", "pass");

    assertThat(names(audit().histories().get(0))).containsExactly("z", "r3+r4+r5", "r0+r1+r2", "a");
  }

  @Test
  void circles_doubtful_ids_and_missing_parents_are_told_and_drawn() {
    add("a", "'c'", "", "pass");
    add("b", "'a'", "", "pass");
    add("c", "'b'", "", "pass");
    add("d", "'gone'", "", "pass");
    add("self", "'self'", "", "pass");
    reported.add(file("v/copy.py", "from alembic import op\nrevision = 'd'\ndef upgrade():\n    pass\n"));

    Audit audit = audit();

    assertThat(audit.revisions()).filteredOn(Revision::circular).extracting(Revision::id)
        .containsExactlyInAnyOrder("a", "b", "c", "self");
    assertThat(audit.revisions()).filteredOn(Revision::ambiguous).extracting(Revision::path)
        .containsExactlyInAnyOrder("v/d.py", "v/copy.py");
    assertThat(revision(audit, "a").missing()).isEmpty();
    assertThat(audit.revisions()).flatExtracting(Revision::missing).containsExactly("gone");
    assertThat(names(audit.histories().get(0))).containsExactlyInAnyOrder("a", "b", "c", "d", "d", "self");
  }

  @Test
  void what_is_only_history_is_neither_counted_nor_missing() {
    history.add(script("a", "None", "2024-01-01", "op.drop_table('x')"));
    add("b", "'a'", "2024-02-01", "op.drop_table('y')");

    Audit audit = audit();

    assertThat(audit.revisions()).extracting(Revision::id).containsExactly("b");
    assertThat(revision(audit, "b").parents()).isEmpty();
    assertThat(revision(audit, "b").missing()).isEmpty();
    assertThat(audit.figures().errors()).isEqualTo(1);
  }

  @Test
  void scripts_without_days_are_told_in_their_order() {
    for (int i = 1; i <= 50; i++) {
      reported.add(file("db/V" + i + "__x.sql", "DROP TABLE t" + i + ";\n"));
    }

    Timeline timeline = audit().timeline();

    assertThat(timeline.dated()).isFalse();
    assertThat(timeline.periods()).hasSize(17);
    assertThat(timeline.periods().get(0)).isEqualTo(new Period("1–3", 3, new Figures(3, 0, 3, 0, 0, 0)));
    assertThat(timeline.periods().get(16).name()).isEqualTo("49–50");
  }

  @Test
  void a_revision_without_a_day_counts_for_the_month_of_the_one_before() {
    add("a", "None", "2024-01-01", "pass");
    add("b", "'a'", "", "pass");
    add("c", "'b'", "2024-02-01", "pass");

    assertThat(audit().timeline())
        .isEqualTo(
            new Timeline(
                true, List.of(new Period("2024-01", 2, Figures.NONE), new Period("2024-02", 1, Figures.NONE)), 1));
  }

  @Test
  void a_file_that_cannot_be_read_is_among_the_hazards_and_in_no_history() {
    add("a", "None", "", "pass");
    reported.add(file("v/broken.py", "revision = 'b'\ndef upgrade(:\n"));

    Audit audit = audit();

    assertThat(audit.revisions()).hasSize(1);
    assertThat(audit.hazards()).singleElement().matches(hazard -> hazard.revision().isEmpty());
    assertThat(audit.figures()).isEqualTo(new Figures(0, 1, 1, 0, 0, 0));
  }

  @Test
  void nothing_is_audited_as_nothing() {
    Audit audit = audit();

    assertThat(audit.histories()).isEmpty();
    assertThat(audit.timeline().periods()).isEmpty();
    assertThat(audit.figures()).isEqualTo(Figures.NONE);
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void ten_thousand_revisions_in_circles_ladders_and_runs_are_drawn() {
    List<Revision> revisions = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      List<Integer> parents = new ArrayList<>();
      if (i > 0) {
        parents.add(i - 1);
      }
      if (i > 50 && i % 7 == 0) {
        parents.add(i - 50);
      }
      boolean circular = i >= 9_000;
      if (i == 9_000) {
        parents.add(9_999);
      }
      revisions.add(
          new Revision(
              i, "v/" + i, "" + i, Optional.empty(), parents, List.of(), false, circular, false, Figures.NONE));
    }

    Drawing drawing = Layout.of(revisions);

    List<Integer> drawn = new ArrayList<>();
    drawing.rows().forEach(row -> drawn.addAll(row.revisions()));
    Collections.sort(drawn);
    assertThat(drawn).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(drawing.lines()).allMatch(line -> line.from() != line.to() && line.lane() < drawing.lanes());
    assertThat(drawing.lines()).filteredOn(line -> line.to() < line.from()).hasSizeBetween(1, 200);
  }

  /** What each row shows, from top to bottom. */
  private static List<String> names(Lineage lineage) {
    List<String> names = new ArrayList<>();
    for (Drawing.Row row : lineage.drawing().rows()) {
      names.add(String.join("+", row.revisions().stream().map(n -> lineage.revisions().get(n).id()).toList()));
    }
    return names;
  }
}
