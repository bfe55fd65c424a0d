package io.sales360.forecasting.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Threads that do one thing per series. Results keep the order of the series. */
public final class Workers implements AutoCloseable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ExecutorService threads;
  private final IntConsumer progress;

  /**
   * Starts threads.
   *
   * @param count how many; results do not depend on it
   * @param progress told the number of items done, from any thread
   */
  public Workers(int count, IntConsumer progress) {
    this.threads = Executors.newFixedThreadPool(count, Workers::daemon);
    this.progress = progress;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "benchmark");
    thread.setDaemon(true);
    return thread;
  }

  /** Processor time of the calling thread so far, in nanoseconds. */
  public static long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Applies the work to every item. */
  public <T, R> List<R> each(List<T> items, Function<T, R> work) {
    List<Future<R>> pending = new ArrayList<>(items.size());
    for (T item : items) {
      pending.add(threads.submit(() -> work.apply(item)));
    }
    List<R> results = new ArrayList<>(items.size());
    for (Future<R> future : pending) {
      results.add(result(future));
      progress.accept(results.size());
    }
    return results;
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The benchmark was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A series could not be forecast.", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
