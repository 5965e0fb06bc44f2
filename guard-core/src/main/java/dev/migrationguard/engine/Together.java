package dev.migrationguard.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Does the same with each of many things on all processors.
 *
 * <p>Whoever is free takes the next. A parallel stream deals stretches out beforehand, four of them on two processors,
 * and one processor stands idle for a third of the time where the long scripts lie together.
 */
final class Together {

  private Together() {}

  /**
   * What comes of each, in the order of the things.
   *
   * @param work done by several threads at once; what it throws is thrown here once the others are done with theirs
   */
  static <T, R> List<R> map(List<T> things, Function<? super T, ? extends R> work) {
    Object[] results = new Object[things.size()];
    AtomicInteger next = new AtomicInteger();
    Runnable worker = () -> {
      for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
        results[i] = work.apply(things.get(i));
      }
    };
    List<ForkJoinTask<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(Runtime.getRuntime().availableProcessors(), results.length); i++) {
      others.add(ForkJoinPool.commonPool().submit(worker));
    }
    try {
      worker.run();
    } finally {
      for (ForkJoinTask<?> other : others) {
        other.join();
      }
    }
    @SuppressWarnings("unchecked")
    List<R> list = (List<R>) Arrays.asList(results);
    return list;
  }
}
