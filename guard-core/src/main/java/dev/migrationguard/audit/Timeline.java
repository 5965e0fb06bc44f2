package dev.migrationguard.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Figures over time.
 *
 * @param dated   whether the periods are months; else they are stretches of revisions in their order
 * @param periods in order; months in which nothing was written are not among them
 * @param undated revisions that tell no day and count for the month of the one before them
 */
public record Timeline(boolean dated, List<Period> periods, int undated) {

  /** So many stretches show a course, and each still has revisions enough to mean something. */
  private static final int STRETCHES = 24;

  private static final int MONTH = "2026-01".length();

  public Timeline {
    periods = List.copyOf(periods);
  }

  /** The figures of revisions, which stand in the order of their history. */
  static Timeline of(List<Revision> revisions) {
    int dated = 0;
    for (Revision revision : revisions) {
      dated += revision.written().isPresent() ? 1 : 0;
    }
    return dated > 0 && dated * 2 >= revisions.size() ? byMonth(revisions) : byTurn(revisions);
  }

  private static Timeline byMonth(List<Revision> revisions) {
    TreeMap<String, Period> months = new TreeMap<>();
    String day = revisions.stream().flatMap(revision -> revision.written().stream()).findFirst().orElseThrow();
    int undated = 0;
    for (Revision revision : revisions) {
      undated += revision.written().isPresent() ? 0 : 1;
      day = revision.written().orElse(day);
      String month = day.substring(0, MONTH);
      months.merge(month, new Period(month, 1, revision.figures()), Timeline::sum);
    }
    return new Timeline(true, List.copyOf(months.values()), undated);
  }

  private static Timeline byTurn(List<Revision> revisions) {
    int stretch = Math.max(1, (revisions.size() + STRETCHES - 1) / STRETCHES);
    List<Period> periods = new ArrayList<>();
    for (int from = 0; from < revisions.size(); from += stretch) {
      int to = Math.min(revisions.size(), from + stretch);
      Figures figures = Figures.NONE;
      for (Revision revision : revisions.subList(from, to)) {
        figures = figures.and(revision.figures());
      }
      String name = to == from + 1 ? String.valueOf(to) : from + 1 + "–" + to;
      periods.add(new Period(name, to - from, figures));
    }
    return new Timeline(false, periods, 0);
  }

  private static Period sum(Period one, Period other) {
    return new Period(one.name(), one.revisions() + other.revisions(), one.figures().and(other.figures()));
  }
}
