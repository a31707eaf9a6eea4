package io.backcast.train.loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Prepares the batch of the next step while the network trains on the current one. */
public final class BatchPrefetcher<T> {
  private final IntFunction<T> maker;
  private @Nullable CompletableFuture<T> next;
  private int step = -1;

  /**
   * A prefetcher that has prepared nothing yet.
   *
   * @param maker makes the batch of a step; runs on another thread and must depend on the step
   *     alone
   */
  public BatchPrefetcher(IntFunction<T> maker) {
    this.maker = maker;
  }

  /** The batch of a step; quick if the step before was asked for last. */
  public T at(int wanted) {
    CompletableFuture<T> prepared = next;
    T batch = prepared == null || step != wanted ? maker.apply(wanted) : prepared.join();
    step = wanted + 1;
    next = CompletableFuture.supplyAsync(() -> maker.apply(wanted + 1));
    return batch;
  }
}
