package dev.migrationguard.engine;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.schema.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a run.
 *
 * @param findings    sorted by place, then rule; {@code not-analysed} and {@code unreadable-source} are among them
 * @param files       every file that was reported on
 * @param steps       what was understood, sorted by place
 * @param defects     where the guard itself failed; everything else was still reported
 * @param statistics  the run in figures
 * @param targets     the databases that it judged by, each once
 * @param environments how the projects run the files that were reported on, by path
 * @param histories   all that was replayed, also what is not reported on
 * @param heldBack    how many findings a baseline knows, which are not among them
 */
public record Report(
    List<Finding> findings,
    List<FileReport> files,
    List<JudgedStep> steps,
    List<Defect> defects,
    Statistics statistics,
    List<Target> targets,
    Map<String, Environment> environments,
    List<History> histories,
    int heldBack) {

  /** A report that holds nothing back, of which it is not told what it judged by. */
  public Report(
      List<Finding> findings,
      List<FileReport> files,
      List<JudgedStep> steps,
      List<Defect> defects,
      Statistics statistics) {
    this(findings, files, steps, defects, statistics, List.of(), Map.of(), List.of(), 0);
  }

  /**
   * A file that was reported on.
   *
   * @param path        as the user would name it
   * @param revision    its id; empty for none; of a file with several, all of them with commas between
   * @param operations  how many operations were understood
   * @param notAnalysed how many were not
   * @param readable    whether it could be read at all
   * @param written     the day on which it was written, where it tells: {@code 2026-01-31}
   */
  public record FileReport(
      String path, String revision, int operations, int notAnalysed, boolean readable, Optional<String> written) {

    /** A file that does not tell when it was written. */
    public FileReport(String path, String revision, int operations, int notAnalysed, boolean readable) {
      this(path, revision, operations, notAnalysed, readable, Optional.empty());
    }

    /** The same, written on a day. */
    FileReport writtenOn(Optional<String> day) {
      return new FileReport(path, revision, operations, notAnalysed, readable, day);
    }

    /** What is to be said of the file when it holds another migration, or was judged for another database as well. */
    FileReport and(FileReport other) {
      return new FileReport(
          path,
          revision.equals(other.revision) ? revision : revision + ", " + other.revision,
          operations + other.operations,
          notAnalysed + other.notAnalysed,
          readable && other.readable,
          written.or(() -> other.written));
    }
  }

  /**
   * A step with what it costs.
   *
   * @param step  what is asked of the database
   * @param cost  what it costs there
   * @param fresh whether its table was created by the same migration, so that nobody uses it yet
   * @param runs  whether the judged database runs it; else the source keeps it for another one
   */
  public record JudgedStep(Step step, Cost cost, boolean fresh, boolean runs) {

    /** A step that the judged database runs on a table that may be in use. */
    public JudgedStep(Step step, Cost cost) {
      this(step, cost, false, true);
    }
  }

  /**
   * A failure of the guard.
   *
   * @param where   the rule or the part that failed
   * @param place   what it was looking at
   * @param message what the failure says of itself
   */
  public record Defect(String where, Place place, String message) {}

  /**
   * The run in figures.
   *
   * @param files       files reported on
   * @param history     files read in all, for the history
   * @param operations  operations understood in the files reported on
   * @param notAnalysed operations not understood there
   * @param elapsedMillis wall time in milliseconds
   */
  public record Statistics(int files, int history, int operations, int notAnalysed, long elapsedMillis) {

    /** The share of operations that were understood, in percent from 0 to 100; 100 when there were none. */
    public double coverage() {
      int all = operations + notAnalysed;
      return all == 0 ? 100 : 100.0 * operations / all;
    }
  }

  public Report {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
    steps = List.copyOf(steps);
    defects = List.copyOf(defects);
    targets = List.copyOf(targets);
    environments = Map.copyOf(environments);
    histories = List.copyOf(histories);
  }

  /**
   * The same report with some of its findings only.
   *
   * @param shown those that stay; the others are held back
   */
  public Report showing(List<Finding> shown) {
    int hidden = findings.size() - shown.size();
    return new Report(
        shown, files, steps, defects, statistics, targets, environments, histories, heldBack + hidden);
  }

  /**
   * The same report, each file with another day on which it was written.
   *
   * @param day what is known of a file
   */
  public Report written(Function<FileReport, Optional<String>> day) {
    List<FileReport> dated = new ArrayList<>(files.size());
    for (FileReport file : files) {
      dated.add(file.writtenOn(day.apply(file)));
    }
    return new Report(findings, dated, steps, defects, statistics, targets, environments, histories, heldBack);
  }
}
