package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Values;
import java.util.List;
import java.util.Optional;

/** Flyway's own classes beside its {@code Context}: the version that a migration gives itself. */
final class Flyway implements Library {

  @Override
  public boolean knows(String type) {
    return type.equals("org.flywaydb.core.api.MigrationVersion");
  }

  @Override
  public Optional<Value> function(String type, String method, List<Value> arguments, Site site) {
    boolean version = type.endsWith("MigrationVersion") && method.equals("fromVersion") && arguments.size() == 1;
    return version && Values.text(arguments.get(0)).isPresent() ? Optional.of(arguments.get(0)) : Optional.empty();
  }
}
