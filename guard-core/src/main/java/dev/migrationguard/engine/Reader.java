package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.engine.Guard.Read;
import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads many files, on all processors when there are enough of them to be worth it. */
final class Reader {

  /** Below this many files a second thread costs more than it brings. */
  private static final int WORTH_SHARING = 16;

  private final List<Frontend> frontends;
  private final Settings settings;
  private final Progress progress;

  Reader(List<Frontend> frontends, Settings settings, Progress progress) {
    this.frontends = frontends;
    this.settings = settings;
    this.progress = progress;
  }

  List<Read> read(Sources sources, List<Defect> defects) {
    List<Task> tasks = new ArrayList<>();
    sources.reported().forEach(file -> tasks.add(new Task(file, true)));
    sources.history().forEach(file -> tasks.add(new Task(file, false)));
    AtomicInteger done = new AtomicInteger();
    List<Result> results;
    if (tasks.size() < WORTH_SHARING) {
      results = new ArrayList<>();
      for (Task task : tasks) {
        results.add(read(task, done, tasks.size()));
      }
    } else {
      results = Together.map(tasks, task -> read(task, done, tasks.size()));
    }
    List<Read> reads = new ArrayList<>(results.size());
    for (Result result : results) {
      result.read().ifPresent(reads::add);
      result.defect().ifPresent(defects::add);
    }
    return reads;
  }

  private record Task(SourceFile file, boolean reported) {}

  private record Result(Optional<Read> read, Optional<Defect> defect) {}

  private Result read(Task task, AtomicInteger done, int all) {
    Result result = read(task);
    int count = done.incrementAndGet();
    synchronized (progress) {
      progress.read(count, all);
    }
    return result;
  }

  private Result read(Task task) {
    SourceFile file = task.file();
    for (Frontend frontend : frontends) {
      if (frontend.accepts(file)) {
        try {
          // Where nobody asks for a database, the project may name its own.
          Dialect asked = settings.of(file.name()).target();
          String database = asked.assumed() ? "" : asked.name();
          Reading reading = frontend.read(file, settings.directions(), database);
          return new Result(Optional.of(new Read(file, task.reported(), frontend, reading)), Optional.empty());
        } catch (RuntimeException | StackOverflowError failure) {
          Defect defect =
              new Defect(
                  "the reader of " + frontend.language(), new Place(file.name(), Span.START), String.valueOf(failure));
          return new Result(Optional.empty(), Optional.of(defect));
        }
      }
    }
    Reading.NoMigration none = new Reading.NoMigration(file.name());
    return new Result(Optional.of(new Read(file, task.reported(), frontends.get(0), none)), Optional.empty());
  }
}
