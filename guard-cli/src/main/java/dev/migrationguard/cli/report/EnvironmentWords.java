package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Target;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Environment.Commits;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.SessionOperation.SetParameter;
import java.util.ArrayList;
import java.util.List;

/** What a project says about its migrations, in words. */
final class EnvironmentWords {

  private EnvironmentWords() {}

  /** So many are read; a folder of many projects has more. */
  private static final int MOST = 3;

  /** The databases that a run judged by: {@code postgresql 15 (assumed)}. */
  static String targets(List<Target> targets) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < targets.size() && i < MOST; i++) {
      words.append(i == 0 ? "" : ", ").append(targets.get(i));
    }
    return targets.size() > MOST ? words + " and " + (targets.size() - MOST) + " more" : words.toString();
  }

  /** One line for each thing that the project says; none where it says nothing. */
  static List<String> lines(Environment environment) {
    List<String> lines = new ArrayList<>();
    if (environment.commits().isPresent()) {
      Fact<Commits> commits = environment.commits().get();
      lines.add(words(commits.value()) + at(commits.place()));
    }
    for (Fact<SetParameter> set : environment.session()) {
      lines.add("connections have " + set.value().parameter() + " = " + set.value().value() + at(set.place()));
    }
    environment.names().ifPresent(place -> lines.add("constraints get their names by a convention" + at(place)));
    return lines;
  }

  /** When migrations are committed. */
  static String words(Commits commits) {
    return switch (commits) {
      case AFTER_RUN -> "one transaction for all migrations of a run";
      case AFTER_MIGRATION -> "a transaction for each migration";
      case AFTER_STATEMENT -> "no transactions: the connection is in autocommit mode";
    };
  }

  private static String at(Place place) {
    return " (" + place.path() + ":" + place.span().line() + ")";
  }
}
