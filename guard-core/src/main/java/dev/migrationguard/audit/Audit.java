package dev.migrationguard.audit;

import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.schema.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a report says of its histories as a whole.
 *
 * @param report     the report
 * @param histories  the histories of what was reported on, the longest first
 * @param hazards    the findings, in the order of the report
 * @param timeline   figures over time
 * @param rules      hazards by rule, the worst first
 * @param tables     hazards by table, the worst first; a hazard of several tables counts for each
 * @param figures    all of it
 */
public record Audit(
    Report report,
    List<Lineage> histories,
    List<Hazard> hazards,
    Timeline timeline,
    List<Subject> rules,
    List<Subject> tables,
    Figures figures) {

  /**
   * A finding with what it belongs to.
   *
   * @param revision the number of its revision; empty for a file that is none
   * @param tables   the tables that its statement speaks of, sorted
   */
  public record Hazard(Finding finding, Optional<Integer> revision, Set<String> tables) {

    /** Whether it says that something was not understood. */
    public boolean isNotAnalysed() {
      return Figures.isNotAnalysed(finding);
    }
  }

  public Audit {
    histories = List.copyOf(histories);
    hazards = List.copyOf(hazards);
    rules = List.copyOf(rules);
    tables = List.copyOf(tables);
  }

  /** Audits what was reported on. */
  public static Audit of(Report report) {
    return new Builder(report).build();
  }

  /** The revisions of all histories by their numbers. */
  public List<Revision> revisions() {
    List<Revision> all = new ArrayList<>();
    histories.forEach(history -> all.addAll(history.revisions()));
    return all;
  }

  /** The revisions with findings, the worst first. */
  public List<Revision> worst() {
    List<Revision> worst = new ArrayList<>(revisions());
    worst.removeIf(revision -> revision.figures().findings() == 0);
    worst.sort(
        ((Comparator<Revision>) (one, other) -> one.figures().compareWorst(other.figures()))
            .thenComparing(Revision::path));
    return worst;
  }

  /** Collects what belongs to each revision. */
  private static final class Builder {

    private final Report report;
    private final Map<String, FileReport> files = new HashMap<>();
    private final Map<Migration, Integer> numbers = new IdentityHashMap<>();
    private final Map<Place, Integer> byPlace = new HashMap<>();
    private final Map<String, Integer> byPath = new HashMap<>();
    private final Map<Integer, Figures> figures = new HashMap<>();

    Builder(Report report) {
      this.report = report;
      report.files().forEach(file -> files.put(file.path(), file));
    }

    Audit build() {
      List<History> histories = new ArrayList<>(report.histories());
      histories.sort(Comparator.comparingInt((History history) -> reported(history).size()).reversed());
      for (History history : histories) {
        reported(history).forEach(this::number);
      }
      Figures outside = count();
      List<Hazard> hazards = hazards();
      Ranking rules = new Ranking();
      Ranking tables = new Ranking();
      for (Hazard hazard : hazards) {
        int revision = hazard.revision().orElse(-1);
        if (hazard.revision().isPresent()) {
          figures.merge(revision, Figures.of(hazard.finding()), Figures::and);
        } else {
          outside = outside.and(Figures.of(hazard.finding()));
        }
        if (!hazard.isNotAnalysed() && hazard.finding().suppressed().isEmpty()) {
          rules.count(hazard.finding().rule().id(), hazard.finding(), revision);
          hazard.tables().forEach(table -> tables.count(table, hazard.finding(), revision));
        }
      }
      List<Lineage> lineages = new ArrayList<>();
      List<Revision> all = new ArrayList<>();
      for (History history : histories) {
        List<Revision> revisions = revisions(history);
        if (!revisions.isEmpty()) {
          lineages.add(new Lineage(name(revisions), revisions, Layout.of(revisions)));
          all.addAll(revisions);
        }
      }
      Figures sum = outside;
      for (Revision revision : all) {
        sum = sum.and(revision.figures());
      }
      return new Audit(report, lineages, hazards, Timeline.of(all), rules.ranked(), tables.ranked(), sum);
    }

    private List<Migration> reported(History history) {
      List<Migration> reported = new ArrayList<>();
      for (History.Moment moment : history.moments()) {
        if (files.containsKey(moment.migration().path())) {
          reported.add(moment.migration());
        }
      }
      return reported;
    }

    private void number(Migration migration) {
      int number = numbers.size();
      numbers.put(migration, number);
      byPath.putIfAbsent(migration.path(), number);
      for (Step step : migration.upgrade()) {
        byPlace.putIfAbsent(step.place(), number);
      }
      for (Step step : migration.downgrade()) {
        byPlace.putIfAbsent(step.place(), number);
      }
    }

    private Optional<Integer> numberOf(Place place) {
      Integer number = byPlace.get(place);
      return Optional.ofNullable(number == null ? byPath.get(place.path()) : number);
    }

    /** Counts the operations of every revision, and gives those of files that are none. */
    private Figures count() {
      for (JudgedStep judged : report.steps()) {
        if (!judged.runs()) {
          continue;
        }
        boolean opaque = judged.step().operation() instanceof Opaque;
        Figures one = new Figures(opaque ? 0 : 1, opaque ? 1 : 0, 0, 0, 0, 0);
        numberOf(judged.step().place()).ifPresent(number -> figures.merge(number, one, Figures::and));
      }
      Figures outside = Figures.NONE;
      for (FileReport file : report.files()) {
        if (!byPath.containsKey(file.path())) {
          outside = outside.and(new Figures(file.operations(), file.notAnalysed(), 0, 0, 0, 0));
        }
      }
      return outside;
    }

    private List<Hazard> hazards() {
      Map<Place, Set<String>> tables = new HashMap<>();
      for (JudgedStep judged : report.steps()) {
        judged.step().operation().table().ifPresent(
            table -> tables.computeIfAbsent(judged.step().place(), p -> new TreeSet<>()).add(table.toString()));
      }
      List<Hazard> hazards = new ArrayList<>();
      for (Finding finding : report.findings()) {
        Place place = finding.place();
        hazards.add(new Hazard(finding, numberOf(place), tables.getOrDefault(place, Set.of())));
      }
      return hazards;
    }

    private List<Revision> revisions(History history) {
      List<Migration> reported = reported(history);
      Map<String, Integer> ids = new HashMap<>();
      history.moments().forEach(moment -> moment.migration().id().ifPresent(id -> ids.merge(id, 1, Integer::sum)));
      List<Revision> revisions = new ArrayList<>();
      for (Migration migration : reported) {
        List<Integer> parents = new ArrayList<>();
        for (Migration parent : history.parents(migration)) {
          if (numbers.containsKey(parent) && !parents.contains(numbers.get(parent))) {
            parents.add(numbers.get(parent));
          }
        }
        int number = numbers.get(migration);
        revisions.add(
            new Revision(
                number,
                migration.path(),
                migration.id().orElse(""),
                written(migration.path()),
                parents,
                history.missingParents(migration),
                history.isHead(migration),
                history.isCircular(migration),
                migration.id().isPresent() && ids.get(migration.id().get()) > 1 && migration.sequence().isEmpty(),
                figures.getOrDefault(number, Figures.NONE)));
      }
      return revisions;
    }

    private Optional<String> written(String path) {
      return files.get(path).written().flatMap(WrittenDays::plausible).or(() -> WrittenDays.of(path));
    }

    /** The folder that the scripts share. */
    private static String name(List<Revision> revisions) {
      String shared = folder(revisions.get(0).path());
      for (Revision revision : revisions) {
        String folder = folder(revision.path()) + "/";
        while (!shared.isEmpty() && !folder.startsWith(shared + "/")) {
          shared = folder(shared);
        }
      }
      return shared.isEmpty() ? "." : shared;
    }

    private static String folder(String path) {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
  }
}
