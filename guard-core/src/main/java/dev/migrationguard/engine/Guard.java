package dev.migrationguard.engine;

import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.engine.Report.Statistics;
import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.schema.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The one public entry: reads migrations, replays their history and judges them. */
public final class Guard {

  private final List<Frontend> frontends;
  private final List<Rule<?>> rules;

  /**
   * A guard.
   *
   * @param frontends what reads the sources, the first that accepts a file reads it
   * @param rules     what judges them
   */
  public Guard(List<Frontend> frontends, List<Rule<?>> rules) {
    this.frontends = List.copyOf(frontends);
    this.rules = List.copyOf(rules);
  }

  /** The rules that it judges by. */
  public List<Rule<?>> rules() {
    return rules;
  }

  /** Reads and judges. Never throws for what a source holds. */
  public Report analyze(Sources sources, Settings settings, Progress progress) {
    long start = System.nanoTime();
    List<Defect> defects = new ArrayList<>();
    List<Read> all = new Reader(frontends, settings, progress).read(sources, defects);
    Map<String, Read> byPath = new HashMap<>();
    List<Migration> migrations = new ArrayList<>();
    Inclusions inclusions = Inclusions.of(all, sources.changes());
    for (Read read : all) {
      if (read.reading() instanceof Reading.Read known && !inclusions.holds(read)) {
        byPath.put(read.file().name(), read);
        migrations.addAll(known.migrations());
      }
    }
    List<Judges.Case> cases = new ArrayList<>();
    TreeMap<String, FileReport> files = new TreeMap<>();
    Map<String, List<Migration>> reported = new HashMap<>();
    Set<String> partly = new HashSet<>();
    Map<String, Target> targets = new LinkedHashMap<>();
    List<History> histories = new ArrayList<>();
    HistoryFindings aboutHistories = new HistoryFindings(settings, isReported(byPath), lines(byPath));
    boolean whole = all.stream().noneMatch(read -> read.reading() instanceof Reading.Unreadable);
    for (Histories.Replayed replayed : Histories.replay(migrations, settings)) {
      History history = replayed.history();
      histories.add(history);
      aboutHistories.add(history, replayed.target().dialect(), whole);
      Set<String> unreleased = unreleased(history, sources);
      for (History.Moment moment : history.moments()) {
        Migration migration = moment.migration();
        Read read = byPath.get(migration.path());
        Optional<Target> target = replayed.targetOf(migration);
        boolean runsChanged = inclusions.runsChanged(read);
        boolean asked = read.reported() || runsChanged;
        if (!asked || target.isEmpty() || (settings.newestOnly() && !history.isHead(migration))) {
          continue;
        }
        if (runsChanged) {
          partly.add(migration.path());
        } else {
          reported.computeIfAbsent(migration.path(), path -> new ArrayList<>()).add(migration);
        }
        cases.add(new Judges.Case(moment, target.get(), unreleased, read));
        targets.putIfAbsent(target.get().toString(), target.get());
      }
    }
    List<Finding> found = new ArrayList<>(aboutHistories.found());
    List<JudgedStep> steps = new ArrayList<>();
    List<FileReport> included = new ArrayList<>();
    for (Judges.Verdict verdict : new Judges(rules, settings, progress).judge(cases)) {
      for (FileReport own : verdict.files()) {
        if (!partly.contains(own.path())) {
          files.merge(own.path(), own, FileReport::and);
        }
      }
      included.addAll(verdict.included());
      defects.addAll(verdict.engine().defects());
      found.addAll(verdict.engine().findings());
      steps.addAll(verdict.engine().judged());
    }
    Map<String, Inclusions.Run> runs = inclusions.runs(reported.keySet(), partly, byPath, settings);
    List<Finding> findings = new ArrayList<>(suppressed(found, reported, runs, byPath, steps, settings));
    for (Read read : all) {
      unread(read, settings).ifPresent(finding -> {
        findings.add(finding);
        files.put(
            read.file().name(),
            new FileReport(read.file().name(), "", 0, 1, !(read.reading() instanceof Reading.Unreadable)));
      });
    }
    for (FileReport other : included) {
      if (runs.containsKey(other.path())) {
        files.putIfAbsent(other.path(), other);
      }
    }
    if (!included.isEmpty()) {
      steps.removeIf(judged -> !files.containsKey(judged.step().place().path()));
    }
    for (int i = 0; i < findings.size(); i++) {
      Inclusions.Run run = runs.get(findings.get(i).place().path());
      Policy policy = run == null ? settings.of(findings.get(i).place().path()) : run.policy();
      findings.set(i, policy.weighed(findings.get(i)));
    }
    inclusions.once(steps);
    findings.sort(Guard::inOrder);
    steps.sort(Guard::byPath);
    return new Report(
        findings,
        List.copyOf(files.values()),
        steps,
        defects,
        statistics(files, all.size() + runs.size(), start),
        List.copyOf(targets.values()),
        environments(reported),
        histories,
        0);
  }

  // Written out, since the comparators of java.util are made anew at every start, which costs some milliseconds.
  private static int inOrder(Finding one, Finding other) {
    int byPlace = one.place().compareTo(other.place());
    return byPlace != 0 ? byPlace : one.rule().id().compareTo(other.rule().id());
  }

  private static int byPath(JudgedStep one, JudgedStep other) {
    return one.step().place().path().compareTo(other.step().place().path());
  }

  private static Predicate<Migration> isReported(Map<String, Read> byPath) {
    return migration -> byPath.get(migration.path()).reported();
  }

  private static Map<String, List<String>> lines(Map<String, Read> byPath) {
    Map<String, List<String>> lines = new HashMap<>();
    byPath.forEach((path, read) -> lines.put(path, ((Reading.Read) read.reading()).lines()));
    return lines;
  }

  private static Map<String, Environment> environments(Map<String, List<Migration>> reported) {
    Map<String, Environment> environments = new HashMap<>();
    reported.forEach((path, migrations) -> environments.put(path, migrations.get(0).environment()));
    return environments;
  }

  /** What the schema calls the migrations that have run nowhere yet. */
  private static Set<String> unreleased(History history, Sources sources) {
    if (sources.unreleased().isEmpty()) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    Set<String> released = new HashSet<>();
    for (History.Moment moment : history.moments()) {
      Migration migration = moment.migration();
      (sources.unreleased().contains(migration.path()) ? names : released).add(History.nameOf(migration));
    }
    names.removeAll(released);
    return names;
  }

  /**
   * What is to be said of a file.
   *
   * @param steps of the migration, those that stand in other files among them
   */
  static FileReport fileReport(String path, String id, List<JudgedStep> steps) {
    int opaque = 0;
    int known = 0;
    for (JudgedStep judged : steps) {
      if (judged.runs() && judged.step().place().path().equals(path)) {
        boolean unknown = judged.step().operation() instanceof Opaque;
        opaque += unknown ? 1 : 0;
        known += unknown ? 0 : 1;
      }
    }
    return new FileReport(path, id, known, opaque, true);
  }

  private static Statistics statistics(TreeMap<String, FileReport> files, int history, long start) {
    int operations = 0;
    int notAnalysed = 0;
    for (FileReport file : files.values()) {
      operations += file.operations();
      notAnalysed += file.notAnalysed();
    }
    long elapsed = (System.nanoTime() - start) / 1_000_000;
    return new Statistics(files.size(), history, operations, notAnalysed, elapsed);
  }

  private List<Finding> suppressed(
      List<Finding> found,
      Map<String, List<Migration>> reported,
      Map<String, Inclusions.Run> runs,
      Map<String, Read> byPath,
      List<JudgedStep> steps,
      Settings settings) {
    List<RuleInfo> infos = new ArrayList<>(EngineRules.all());
    rules.forEach(rule -> infos.add(rule.info()));
    Suppressions suppressions = new Suppressions(infos);
    Map<String, List<Finding>> byFile = new HashMap<>();
    for (Finding finding : found) {
      byFile.computeIfAbsent(finding.place().path(), path -> new ArrayList<>()).add(finding);
    }
    Set<Step> judged = Collections.newSetFromMap(new IdentityHashMap<>());
    for (JudgedStep step : steps) {
      if (step.runs()) {
        judged.add(step.step());
      }
    }
    List<Finding> result = new ArrayList<>();
    reported.forEach((path, migrations) -> {
      // A migration that speaks to several databases is there several times, with the same comments.
      Set<Directive> directives = new LinkedHashSet<>();
      migrations.forEach(migration -> directives.addAll(migration.directives()));
      List<Finding> own = SamePlace.merged(byFile.getOrDefault(path, List.of()));
      List<String> lines = ((Reading.Read) byPath.get(path).reading()).lines();
      List<Span> leftOut = directives.isEmpty() ? List.of() : leftOut(path, migrations, judged);
      result.addAll(suppressions.apply(path, settings.of(path), List.copyOf(directives), own, leftOut, lines));
    });
    runs.forEach((path, run) -> {
      List<Finding> own = SamePlace.merged(byFile.getOrDefault(path, List.of()));
      own.removeIf(finding -> !run.policy().asks(finding.rule()));
      Reading.Included file = run.file();
      result.addAll(suppressions.apply(path, run.policy(), file.directives(), own, List.of(), file.lines()));
    });
    return result;
  }

  /** Where a file asks for what this run does not judge: the other direction, or another database. */
  private static List<Span> leftOut(String path, List<Migration> migrations, Set<Step> judged) {
    List<Span> leftOut = new ArrayList<>();
    for (Migration migration : migrations) {
      for (List<Step> direction : List.of(migration.upgrade(), migration.downgrade())) {
        for (Step step : direction) {
          if (!judged.contains(step) && step.place().path().equals(path)) {
            leftOut.add(step.place().span());
          }
        }
      }
    }
    return leftOut;
  }

  /** What is said of a file that no migration came of. */
  private static Optional<Finding> unread(Read read, Settings settings) {
    if (!read.reported()) {
      return Optional.empty();
    }
    return switch (read.reading()) {
      case Reading.Read known -> Optional.empty();
      case Reading.Unreadable unreadable ->
          said(EngineRules.UNREADABLE_SOURCE, unreadable.place(), unreadable.excerpt(), unreadable.reason(), settings);
      case Reading.NoMigration none ->
          read.file().named()
              ? said(
                  EngineRules.NOT_ANALYSED,
                  new Place(none.path(), Span.START),
                  "",
                  "The file is not analysed: no migration is found in it",
                  settings)
              : Optional.empty();
    };
  }

  private static Optional<Finding> said(
      RuleInfo rule, Place place, String excerpt, String message, Settings settings) {
    return settings.of(place.path()).asks(rule)
        ? Optional.of(
            new Finding(
                rule,
                rule.severity(),
                place,
                excerpt,
                message,
                Remedy.NONE,
                "",
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }

  /**
   * A file with what came of reading it.
   *
   * @param reported whether it is reported on, or only read for the history
   */
  record Read(SourceFile file, boolean reported, Frontend frontend, Reading reading) {

    /** The other files that are run in the course of it. */
    List<Reading.Included> included() {
      return reading instanceof Reading.Read known ? known.included() : List.of();
    }

    /** The lines of one of the files that are run: of the file itself, where it runs no such file. */
    List<String> lines(String path) {
      for (Reading.Included other : included()) {
        if (other.path().equals(path)) {
          return other.lines();
        }
      }
      return reading instanceof Reading.Read known ? known.lines() : List.of();
    }
  }
}
