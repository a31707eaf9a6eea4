package io.backcast.train.loop;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the weights with the smallest validation error, and ends a training that stagnates. */
public final class EarlyStopping {
  private final int patience;
  private double least = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private @Nullable List<float[]> bestWeights;

  /**
   * Begins with no error known.
   *
   * @param patience epochs without improvement before the training ends
   */
  public EarlyStopping(int patience) {
    this.patience = patience;
  }

  /**
   * Hears of the error after an epoch.
   *
   * @param weights copies of the network's, asked for only if they are the best so far
   * @return whether it is worth going on
   */
  public boolean observe(int epoch, double error, Supplier<List<float[]>> weights) {
    if (error < least) {
      least = error;
      bestEpoch = epoch;
      bestWeights = weights.get();
    }
    return epoch - bestEpoch < patience;
  }

  /** The epoch with the smallest error; 0 if there was none. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** The weights after that epoch; null if there was none. */
  @Nullable
  public List<float[]> bestWeights() {
    return bestWeights;
  }

  public SavedState state() {
    return new SavedState(
        new double[] {least, bestEpoch}, bestWeights == null ? List.of() : bestWeights);
  }

  public void restore(SavedState state) {
    least = state.numbers()[0];
    bestEpoch = (int) state.numbers()[1];
    bestWeights = state.arrays().isEmpty() ? null : state.arrays();
  }
}
