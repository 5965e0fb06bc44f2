package dev.migrationguard.audit;

import dev.migrationguard.rule.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts findings by what they have in common. */
final class Ranking {

  private static final Comparator<Subject> WORST_FIRST =
      ((Comparator<Subject>) (one, other) -> one.figures().compareWorst(other.figures()))
          .thenComparing(Subject::name);

  private final Map<String, Figures> figures = new TreeMap<>();
  private final Map<String, Set<Integer>> revisions = new TreeMap<>();

  /**
   * Counts a finding.
   *
   * @param revision the number of its revision; negative for none
   */
  void count(String name, Finding finding, int revision) {
    figures.merge(name, Figures.of(finding), Figures::and);
    Set<Integer> touched = revisions.computeIfAbsent(name, n -> new HashSet<>());
    if (revision >= 0) {
      touched.add(revision);
    }
  }

  /** The worst first. */
  List<Subject> ranked() {
    List<Subject> subjects = new ArrayList<>();
    figures.forEach((name, sum) -> subjects.add(new Subject(name, revisions.get(name).size(), sum)));
    subjects.sort(WORST_FIRST);
    return List.copyOf(subjects);
  }
}
