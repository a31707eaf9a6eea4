package io.backcast.design;

import java.util.Arrays;

/** The designs of a {@link Pool} in the order of its scores. */
final class PoolOrder implements Promising {
  private final Pool pool;
  private final boolean numbered;
  private final int[] order;
  private int taken;

  /**
   * The order of a pool that takes no more.
   *
   * @param numbered whether a design's cost is its number, so that the first ones suffice
   */
  PoolOrder(Pool pool, boolean numbered) {
    this.pool = pool;
    this.numbered = numbered;
    this.order = pool.ranked();
  }

  @Override
  public boolean isEmpty() {
    return taken == order.length;
  }

  @Override
  public Batch next(int most) {
    int end = (int) Math.min(order.length, (long) taken + most);
    int[] rows = Arrays.copyOfRange(order, taken, end);
    taken += rows.length;
    return new Batch(pool.designs(rows), pool.numbers(rows), null);
  }

  @Override
  public double bound() {
    return numbered ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
