package dev.migrationguard.engine;

import dev.migrationguard.engine.Guard.Read;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.schema.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Judges many migrations, on all processors when there are enough of them to be worth it. */
final class Judges {

  /** Below this many migrations a second thread costs more than it brings. */
  private static final int WORTH_SHARING = 64;

  /** So many stretches for each processor that one which takes long does not leave the others without work. */
  private static final int STRETCHES = 8;

  private final List<Rule<?>> rules;
  private final Settings settings;
  private final Progress progress;

  Judges(List<Rule<?>> rules, Settings settings, Progress progress) {
    this.rules = rules;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * A migration to judge. What came before it is part of its moment, so that none waits for another.
   *
   * @param target     the database that it runs on
   * @param unreleased what the schema calls the migrations that have run nowhere yet
   * @param read       its file
   */
  record Case(History.Moment moment, Target target, Set<String> unreleased, Read read) {

    private int steps() {
      return moment.migration().upgrade().size() + moment.migration().downgrade().size();
    }
  }

  /**
   * What came of neighbouring cases.
   *
   * @param engine   that judged them, with its findings
   * @param files    a report for each case
   * @param included a report for each file that is run in the course of one
   */
  record Verdict(RuleEngine engine, List<FileReport> files, List<FileReport> included) {}

  /** The verdicts in the order of the cases. */
  List<Verdict> judge(List<Case> cases) {
    int all = 0;
    for (Case each : cases) {
      all += each.steps();
    }
    progress.judged(0, all);
    Count count = new Count(new AtomicInteger(), all);
    if (cases.size() < WORTH_SHARING) {
      return List.of(judge(cases, count));
    }
    int length = cases.size() / (Runtime.getRuntime().availableProcessors() * STRETCHES) + 1;
    List<List<Case>> stretches = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += length) {
      stretches.add(cases.subList(from, Math.min(from + length, cases.size())));
    }
    return Together.map(stretches, stretch -> judge(stretch, count));
  }

  private record Count(AtomicInteger done, int all) {}

  private Verdict judge(List<Case> cases, Count count) {
    RuleEngine engine = new RuleEngine(rules, settings, () -> step(count));
    List<FileReport> files = new ArrayList<>(cases.size());
    List<FileReport> included = new ArrayList<>();
    for (Case each : cases) {
      int first = engine.judged().size();
      Read read = each.read();
      Script script = new Script(read);
      engine.judge(each.moment(), each.target(), each.unreleased(), script);
      List<JudgedStep> own = engine.judged().subList(first, engine.judged().size());
      files.add(
          Guard.fileReport(read.file().name(), each.moment().migration().id().orElse(""), own)
              .writtenOn(script.writtenOn()));
      if (!read.included().isEmpty()) {
        Map<String, List<JudgedStep>> apart = byFile(own);
        for (Reading.Included other : read.included()) {
          included.add(Guard.fileReport(other.path(), "", apart.getOrDefault(other.path(), List.of())));
        }
      }
    }
    return new Verdict(engine, files, included);
  }

  private static Map<String, List<JudgedStep>> byFile(List<JudgedStep> steps) {
    Map<String, List<JudgedStep>> apart = new HashMap<>();
    for (JudgedStep judged : steps) {
      apart.computeIfAbsent(judged.step().place().path(), path -> new ArrayList<>()).add(judged);
    }
    return apart;
  }

  private void step(Count count) {
    int done = count.done().incrementAndGet();
    // Often enough to see that it goes on, and too seldom to be in the way.
    if ((done & 15) == 0) {
      synchronized (progress) {
        progress.judged(done, count.all());
      }
    }
  }
}
