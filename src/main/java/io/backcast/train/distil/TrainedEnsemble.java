package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.EnsembleSummary;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.BatchedInference;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Ops;
import io.backcast.train.net.ResidualNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The trained forward networks.
 *
 * @param shipped members trained on all rows
 * @param holdOut members trained without the held-out rows; may be empty, then the shipped ones
 *     answer for them
 */
public record TrainedEnsemble(
    NDManager manager,
    Normalization normalization,
    List<ResidualNetwork> shipped,
    List<ResidualNetwork> holdOut) {
  private static final int CHUNK = 16_000;

  /**
   * Unclamped predictions in physical units.
   *
   * @param mean over members, {@code [n][dy]}
   * @param spread sample standard deviation over members, {@code [n][dy]}
   */
  public record Prediction(float[][] mean, float[][] spread) {}

  /** Predictions of the shipped members for scaled designs {@code [n][dx]}. */
  public Prediction predict(float[][] f) {
    return predict(shipped, f);
  }

  /** Predictions of the hold-out members for scaled designs {@code [n][dx]}. */
  public Prediction predictHoldOut(float[][] f) {
    return predict(holdOut.isEmpty() ? shipped : holdOut, f);
  }

  /** The graph {@code x [n, dx] → y [m, n, dy]} of the shipped members, physical units. */
  <T> T graph(Ops<T> o, T x) {
    T f = normalization.designToScaled(o, x);
    T all = null;
    for (ResidualNetwork net : shipped) {
      T y = normalization.propertyToPhysical(o, net.forward(o, f));
      T member = o.reshape(y, 1, -1, normalization.space().dy());
      all = all == null ? member : o.concat(all, member, 0);
    }
    if (all == null) {
      throw new IllegalStateException("an ensemble without members");
    }
    return all;
  }

  /**
   * Scaled unclamped labels {@code [n][dy]} of scaled designs {@code [n][dx]}, by the shipped
   * members.
   *
   * @param stage that progress is reported for
   * @throws BackcastException when cancelled
   */
  public float[][] label(float[][] f, TrainingContext context, TrainingStage stage)
      throws BackcastException {
    float[][] y = new float[f.length][normalization.space().dy()];
    for (int start = 0; start < f.length; start += CHUNK) {
      context.checkCancelled();
      float[][] part = Arrays.copyOfRange(f, start, Math.min(f.length, start + CHUNK));
      float[][] mean = predict(part).mean();
      for (int i = 0; i < mean.length; i++) {
        for (int k = 0; k < mean[i].length; k++) {
          y[start + i][k] = normalization.scaleProperty(k, mean[i][k]);
        }
      }
      context.progress().report(stage, (double) start / f.length, Double.NaN);
    }
    return y;
  }

  /**
   * The output of each network, {@code [n][dy]} scaled. Runs on new threads only: PyTorch keeps
   * settings by thread, and on the caller's thread results would differ by rounding.
   */
  private List<float[][]> inParallel(List<ResidualNetwork> nets, float[][] f) {
    int dy = normalization.space().dy();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<CompletableFuture<float[][]>> running =
          nets.stream()
              .map(
                  net ->
                      CompletableFuture.supplyAsync(
                          () -> BatchedInference.run(manager, net, f, dy), workers))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  private Prediction predict(List<ResidualNetwork> nets, float[][] f) {
    int dy = normalization.space().dy();
    List<float[][]> members = inParallel(nets, f);
    float[] all = new float[members.size() * f.length * dy];
    int at = 0;
    for (float[][] member : members) {
      for (float[] row : member) {
        System.arraycopy(row, 0, all, at, dy);
        at += dy;
      }
    }
    EnsembleSummary summary = EnsembleSummary.of(all, f.length * dy);
    float[][] mean = new float[f.length][dy];
    float[][] spread = new float[f.length][dy];
    for (int i = 0; i < f.length; i++) {
      for (int k = 0; k < dy; k++) {
        mean[i][k] = normalization.unscaleProperty(k, summary.mean()[i * dy + k]);
        spread[i][k] = (float) summary.spread()[i * dy + k] * normalization.halfRange(k);
      }
    }
    return new Prediction(mean, spread);
  }
}
