package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.EnsembleSummary;
import io.backcast.train.loop.TrainingLoop;
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
 * @param shipped trained on all rows
 * @param auditors trained without the held rows; the shipped ones stand in if there are none
 */
public record TrainedEnsemble(
    NDManager manager,
    Normalization scaling,
    List<ResidualNetwork> shipped,
    List<ResidualNetwork> auditors) {
  private static final int CHUNK = 16_000;

  /**
   * Signed predictions in physical units.
   *
   * @param mean over members, {@code [n][dy]}
   * @param spread sample standard deviation over members, {@code [n][dy]}
   */
  public record Spread(float[][] mean, float[][] spread) {}

  /** What the shipped members predict for scaled designs {@code [n][dx]}. */
  public Spread predict(float[][] f) {
    return predict(shipped, f);
  }

  /** What the audit members predict. */
  public Spread audit(float[][] f) {
    return predict(auditors.isEmpty() ? shipped : auditors, f);
  }

  /** The graph {@code x [n, dx] → y [m, n, dy]} of the shipped members, physical units. */
  <T> T graph(Ops<T> o, T x) {
    T f = scaling.designToScaled(o, x);
    T all = null;
    for (ResidualNetwork net : shipped) {
      T y = scaling.propertyToPhysical(o, net.forward(o, f));
      T member = o.reshape(y, 1, -1, scaling.space().dy());
      all = all == null ? member : o.concat(all, member, 0);
    }
    if (all == null) {
      throw new IllegalStateException("an ensemble without members");
    }
    return all;
  }

  /**
   * Scaled signed labels of scaled designs, by the shipped members.
   *
   * @param what the labels are for, as the progress calls it
   */
  public float[][] label(float[][] f, TrainingLoop.Context context, TrainingStage what)
      throws BackcastException {
    float[][] y = new float[f.length][scaling.space().dy()];
    for (int start = 0; start < f.length; start += CHUNK) {
      context.checkCancelled();
      float[][] part = Arrays.copyOfRange(f, start, Math.min(f.length, start + CHUNK));
      float[][] mean = predict(part).mean();
      for (int i = 0; i < mean.length; i++) {
        for (int k = 0; k < mean[i].length; k++) {
          y[start + i][k] = scaling.scaleProperty(k, mean[i][k]);
        }
      }
      context.progress().report(what, (double) start / f.length, Double.NaN);
    }
    return y;
  }

  /**
   * What each network says, {@code [n][dy]} scaled. On threads made for it, which are all alike:
   * PyTorch keeps settings by thread, and the caller's own rounds differently.
   */
  private List<float[][]> sideBySide(List<ResidualNetwork> nets, float[][] f) {
    int dy = scaling.space().dy();
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

  private Spread predict(List<ResidualNetwork> nets, float[][] f) {
    int dy = scaling.space().dy();
    List<float[][]> members = sideBySide(nets, f);
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
        mean[i][k] = scaling.unscaleProperty(k, summary.mean()[i * dy + k]);
        spread[i][k] = (float) summary.spread()[i * dy + k] * scaling.unit(k);
      }
    }
    return new Spread(mean, spread);
  }
}
