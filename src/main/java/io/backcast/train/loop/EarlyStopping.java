package io.backcast.train.loop;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the weights with the smallest validation error and stops when it no longer improves. */
public final class EarlyStopping {
  private final int patience;
  private double smallestError = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private @Nullable List<float[]> bestWeights;

  /**
   * Starts without any error observed.
   *
   * @param patience epochs without improvement after which training stops
   */
  public EarlyStopping(int patience) {
    this.patience = patience;
  }

  /**
   * Records the validation error after an epoch.
   *
   * @param weights supplies copies of the network's weights; called only for the best error so far
   * @return whether training should continue
   */
  public boolean observe(int epoch, double error, Supplier<List<float[]>> weights) {
    if (error < smallestError) {
      smallestError = error;
      bestEpoch = epoch;
      bestWeights = weights.get();
    }
    return epoch - bestEpoch < patience;
  }

  /** The epoch with the smallest error; 0 if none was observed. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** The weights after the best epoch; null if no error was observed. */
  @Nullable
  public List<float[]> bestWeights() {
    return bestWeights;
  }

  /** The smallest error, its epoch and its weights. */
  public SavedState state() {
    return new SavedState(
        new double[] {smallestError, bestEpoch}, bestWeights == null ? List.of() : bestWeights);
  }

  /** Continues from a {@link #state}. */
  public void restore(SavedState state) {
    smallestError = state.numbers()[0];
    bestEpoch = (int) state.numbers()[1];
    bestWeights = state.arrays().isEmpty() ? null : state.arrays();
  }
}
