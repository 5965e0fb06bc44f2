package dev.migrationguard.engine;

import dev.migrationguard.engine.Guard.Read;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.engine.Sources.Changes;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that scripts run in their course. What is found in one is told of at its own place, once, however many scripts
 * run it, and as the first of them is judged.
 */
final class Inclusions {

  private final Set<Path> files = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  private final Changes changes;

  private Inclusions(Changes changes) {
    this.changes = changes;
  }

  /** The files that the scripts run that are reported on. */
  static Inclusions of(List<Read> all, Changes changes) {
    Inclusions inclusions = new Inclusions(changes);
    for (Read read : all) {
      if (read.reported() || inclusions.runsChanged(read)) {
        for (Reading.Included file : read.included()) {
          inclusions.files.add(file.file());
          inclusions.names.add(file.path());
        }
      }
    }
    return inclusions;
  }

  /** Whether a file is known of as part of a script, so that it is no step of the history beside it. */
  boolean holds(Read read) {
    return !files.isEmpty() && !read.reported() && files.contains(read.file().path().toAbsolutePath().normalize());
  }

  /** Whether a script that has not changed itself runs a file that has. */
  boolean runsChanged(Read read) {
    if (read.reported() || !changes.unchanged().contains(read.file().name())) {
      return false;
    }
    for (Reading.Included file : read.included()) {
      if (changed(file)) {
        return true;
      }
    }
    return false;
  }

  private boolean changed(Reading.Included file) {
    try {
      Path folder = file.file().getParent();
      Path whole = folder == null ? file.file() : folder.toRealPath().resolve(file.file().getFileName());
      return changes.files().contains(whole.toString().replace('\\', '/'));
    } catch (IOException cause) {
      return false;
    }
  }

  /**
   * A file that is no migration that is judged by itself.
   *
   * @param policy how it is judged
   */
  record Run(Reading.Included file, Policy policy) {}

  /**
   * Those that are reported on, by their names.
   *
   * @param judged the names of the scripts that are reported on
   * @param partly the names of those of which only what has changed is: the files that they run
   */
  Map<String, Run> runs(Set<String> judged, Set<String> partly, Map<String, Read> byPath, Settings settings) {
    Map<String, Run> runs = new TreeMap<>();
    for (Set<String> scripts : List.of(judged, partly)) {
      for (String path : new TreeSet<>(scripts)) {
        for (Reading.Included file : byPath.get(path).included()) {
          boolean asked = scripts == judged || changed(file);
          if (asked && !judged.contains(file.path()) && !runs.containsKey(file.path())) {
            Optional<Policy> policy = settings.included().of(file.path(), settings.of(path));
            policy.ifPresent(own -> runs.put(file.path(), new Run(file, own)));
          }
        }
      }
    }
    return runs;
  }

  private record Understood(Place place, Operation operation) {}

  /** Leaves of the steps of a file that is run several times, or run and judged by itself, those of the first time. */
  void once(List<JudgedStep> steps) {
    if (names.isEmpty()) {
      return;
    }
    Set<Understood> seen = new HashSet<>();
    steps.removeIf(judged -> {
      Place place = judged.step().place();
      return names.contains(place.path()) && !seen.add(new Understood(place, judged.step().operation()));
    });
  }
}
