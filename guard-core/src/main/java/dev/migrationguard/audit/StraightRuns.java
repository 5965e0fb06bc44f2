package dev.migrationguard.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Folds what follows one another without a branch, so that the shape of a long history fits on a page.
 *
 * <p>A run ends with the year, or after {@value #LONGEST} revisions where they tell no day. Whatever is remarkable
 * (a head, a branch, a merge, a missing parent, a doubtful id) stays alone.
 */
final class StraightRuns {

  private static final int LONGEST = 50;
  private static final int YEAR = "2026".length();

  private final List<Revision> revisions;
  private final int first;
  private final int[] followers;

  StraightRuns(List<Revision> revisions) {
    this.revisions = revisions;
    this.first = revisions.isEmpty() ? 0 : revisions.get(0).number();
    this.followers = new int[revisions.size()];
    revisions.forEach(revision -> revision.parents().forEach(parent -> followers[parent - first]++));
  }

  /** Every revision once, alone or in a run with its oldest first. */
  List<List<Revision>> folded() {
    int[] next = new int[revisions.size()];
    boolean[] continues = new boolean[revisions.size()];
    Arrays.fill(next, -1);
    for (int i = 0; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      if (isPlain(i) && isPlain(revision.parents().get(0) - first)) {
        next[revision.parents().get(0) - first] = i;
        continues[i] = true;
      }
    }
    List<List<Revision>> folded = new ArrayList<>();
    for (int i = 0; i < revisions.size(); i++) {
      if (!continues[i]) {
        split(i, next, folded);
      }
    }
    return folded;
  }

  /** A circle has no plain member, so that every run has a first one and ends. */
  private boolean isPlain(int index) {
    Revision revision = revisions.get(index);
    return revision.parents().size() == 1
        && followers[index] == 1
        && revision.missing().isEmpty()
        && !revision.circular()
        && !revision.ambiguous()
        && !revision.head();
  }

  private void split(int start, int[] next, List<List<Revision>> into) {
    List<Revision> run = new ArrayList<>();
    String year = "";
    for (int i = start; i >= 0; i = next[i]) {
      Revision revision = revisions.get(i);
      String own = revision.written().map(day -> day.substring(0, YEAR)).orElse("");
      // Days are not always in the order of the revisions: only a later year than any before ends a run.
      boolean later = !year.isEmpty() && own.compareTo(year) > 0;
      boolean full = year.isEmpty() && own.isEmpty() && run.size() >= LONGEST;
      if (!run.isEmpty() && (later || full)) {
        into.add(run);
        run = new ArrayList<>();
      }
      run.add(revision);
      year = own.compareTo(year) > 0 ? own : year;
    }
    into.add(run);
  }
}
