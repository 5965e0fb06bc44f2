package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.dialect.Dialects;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Migration;
import java.util.List;
import java.util.Optional;

/** Finds out which database a history is judged by: the one asked for, else the project's own, else the usual one. */
final class TargetChoice {

  private TargetChoice() {}

  static Target of(Settings settings, List<Migration> history, String database) {
    if (!settings.target().assumed()) {
      return new Target(settings.target(), Target.Source.ASKED, Optional.empty(), true);
    }
    for (Migration migration : history) {
      Fact<String> told = migration.environment().databases().get(database);
      if (told != null) {
        return known(told.value())
            .map(d -> new Target(d, Target.Source.PROJECT, Optional.of(told.place()), told.value().contains(":")))
            .orElseGet(() -> assumed(settings));
      }
    }
    return assumed(settings);
  }

  private static Target assumed(Settings settings) {
    return new Target(settings.target(), Target.Source.ASSUMED, Optional.empty(), false);
  }

  /** A project may name what is not judged, or a version that is not known: a different one would be a guess. */
  private static Optional<Dialect> known(String target) {
    try {
      return Optional.of(Dialects.parse(target));
    } catch (IllegalArgumentException notJudged) {
      return Optional.empty();
    }
  }
}
