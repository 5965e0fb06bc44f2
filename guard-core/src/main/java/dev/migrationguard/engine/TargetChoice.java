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

  /** The database of a file that is judged by itself in that way. */
  static Target of(Policy policy, Target ofHistory) {
    return policy.target().assumed() ? ofHistory : asked(policy);
  }

  /**
   * The database that a policy leads to.
   *
   * @param history  the scripts that may say which one it is
   * @param database which of the databases that they speak to
   */
  static Target of(Policy policy, List<Migration> history, String database) {
    if (!policy.target().assumed()) {
      return asked(policy);
    }
    for (Migration migration : history) {
      Fact<String> told = migration.environment().databases().get(database);
      if (told != null) {
        return known(told.value())
            .map(d -> new Target(d, Target.Source.PROJECT, Optional.of(told.place()), told.value().contains(":")))
            .orElseGet(() -> assumed(policy));
      }
    }
    return assumed(policy);
  }

  private static Target asked(Policy policy) {
    Target.Source source = policy.toldAt().isPresent() ? Target.Source.PROJECT : Target.Source.ASKED;
    return new Target(policy.target(), source, policy.toldAt(), !policy.target().versionAssumed());
  }

  private static Target assumed(Policy policy) {
    return new Target(policy.target(), Target.Source.ASSUMED, Optional.empty(), false);
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
