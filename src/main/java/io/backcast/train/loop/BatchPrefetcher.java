package io.backcast.train.loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Prepares the batch of the next step while the present one is learned. */
public final class BatchPrefetcher<T> {
  private final IntFunction<T> maker;
  private @Nullable CompletableFuture<T> next;
  private int step = -1;

  /**
   * Puts it together.
   *
   * @param maker of a step's batch; runs on another thread and must depend on the step alone
   */
  public BatchPrefetcher(IntFunction<T> maker) {
    this.maker = maker;
  }

  public T at(int wanted) {
    CompletableFuture<T> prepared = next;
    T batch = prepared == null || step != wanted ? maker.apply(wanted) : prepared.join();
    step = wanted + 1;
    next = CompletableFuture.supplyAsync(() -> maker.apply(wanted + 1));
    return batch;
  }
}
