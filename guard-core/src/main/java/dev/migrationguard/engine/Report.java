package dev.migrationguard.engine;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Finding;
import java.util.List;

/**
 * What came of a run.
 *
 * @param findings    sorted by place, then rule; {@code not-analysed} and {@code unreadable-source} are among them
 * @param files       every file that was reported on
 * @param steps       what was understood, sorted by place
 * @param defects     where the guard itself failed; everything else was still reported
 * @param statistics  the run in figures
 * @param heldBack    how many findings a baseline knows, which are not among them
 */
public record Report(
    List<Finding> findings,
    List<FileReport> files,
    List<JudgedStep> steps,
    List<Defect> defects,
    Statistics statistics,
    int heldBack) {

  /**
   * A file that was reported on.
   *
   * @param path        as the user would name it
   * @param revision    its id; empty for none
   * @param operations  how many operations were understood
   * @param notAnalysed how many were not
   * @param readable    whether it could be read at all
   */
  public record FileReport(String path, String revision, int operations, int notAnalysed, boolean readable) {}

  /**
   * A step with what it costs.
   *
   * @param step what is asked of the database
   * @param cost what it costs there
   */
  public record JudgedStep(Step step, Cost cost) {}

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

  /** A report that holds nothing back. */
  public Report(
      List<Finding> findings,
      List<FileReport> files,
      List<JudgedStep> steps,
      List<Defect> defects,
      Statistics statistics) {
    this(findings, files, steps, defects, statistics, 0);
  }

  public Report {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
    steps = List.copyOf(steps);
    defects = List.copyOf(defects);
  }

  /**
   * The same report with some of its findings only.
   *
   * @param shown those that stay; the others are held back
   */
  public Report showing(List<Finding> shown) {
    int hidden = findings.size() - shown.size();
    return new Report(shown, files, steps, defects, statistics, heldBack + hidden);
  }
}
