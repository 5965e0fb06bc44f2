package dev.migrationguard.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One migration: who it is, what it follows, what it does.
 *
 * @param path     the file, as the user would name it
 * @param id       its revision or version; empty where the file shows none
 * @param parents  the ids that it follows, several for a merge; empty for a first one
 * @param upgrade  the steps forward, in the order in which they run
 * @param downgrade the steps back; empty when they were not asked for
 * @param directives the comments of the file that speak to the guard ({@code guard: …})
 * @param sequence its turn, where that is told by its name and not by {@code parents}
 * @param environment how the project runs it
 * @param labels   the names of the branch that starts with it; others may name it by them
 * @param declaration what it says of itself, and where
 */
public record Migration(
    String path,
    Optional<String> id,
    List<String> parents,
    List<Step> upgrade,
    List<Step> downgrade,
    List<Directive> directives,
    Optional<Sequence> sequence,
    Environment environment,
    List<String> labels,
    Declaration declaration) {

  /** A migration that names its parents. */
  public Migration(
      String path,
      Optional<String> id,
      List<String> parents,
      List<Step> upgrade,
      List<Step> downgrade,
      List<Directive> directives) {
    this(path, id, parents, upgrade, downgrade, directives, Optional.empty());
  }

  /** What it does to one of the databases that it speaks to. */
  public Migration on(String database) {
    return new Migration(
        path,
        id,
        parents,
        only(upgrade, database),
        only(downgrade, database),
        directives,
        sequence,
        environment,
        labels,
        declaration);
  }

  private static List<Step> only(List<Step> steps, String database) {
    List<Step> own = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (step.database().equals(database)) {
        own.add(step);
      }
    }
    return own;
  }

  /** The same migration of a project that tells how it runs it. */
  public Migration in(Environment project) {
    return new Migration(path, id, parents, upgrade, downgrade, directives, sequence, project, labels, declaration);
  }

  /** The same migration at the start of a branch that has names. */
  public Migration labelled(List<String> names) {
    return names.isEmpty()
        ? this
        : new Migration(
            path, id, parents, upgrade, downgrade, directives, sequence, environment, names, declaration);
  }

  /** The same migration that says where it says what. */
  public Migration declared(Declaration own) {
    return new Migration(path, id, parents, upgrade, downgrade, directives, sequence, environment, labels, own);
  }

  /** A migration of which only its own file is known. */
  public Migration(
      String path,
      Optional<String> id,
      List<String> parents,
      List<Step> upgrade,
      List<Step> downgrade,
      List<Directive> directives,
      Optional<Sequence> sequence) {
    this(path, id, parents, upgrade, downgrade, directives, sequence, Environment.NONE, List.of(), Declaration.NONE);
  }

  public Migration {
    parents = List.copyOf(parents);
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
    directives = List.copyOf(directives);
    labels = List.copyOf(labels);
  }

  /** The steps of one direction. */
  public List<Step> steps(Direction direction) {
    return direction == Direction.UPGRADE ? upgrade : downgrade;
  }
}
